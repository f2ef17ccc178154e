/**
 * An open article as other nodes know it: what they say of it goes to its room and to whoever follows it. The room is
 * read after this began to hear; what was said before the room was there it finds in the log.
 */
import type { Message } from '../bus/port.ts';
import type { ArticleHeads } from '../storage/nodePort.ts';
import { attendeesOf } from './attendance.ts';
import type { SharedRoom } from './nodes.ts';
import type { Room } from './room.ts';
import type { Watcher } from './watcher.ts';

/** What was loaded of an article. */
interface SharedParts {
  room: Room;
  following: readonly Watcher[];
}

export interface Sharing extends SharedRoom {
  /** The room is there. */
  begin(parts: SharedParts): void;
}

/** @param onError is told what could not be read; the next look, a second later, tries again. */
export function createSharing(article: string, onError: (error: unknown) => void): Sharing {
  let parts: SharedParts | null = null;
  /** The duty came while the room was still being read. */
  let isOwed = false;

  const catchUp = () => void parts?.room.follower.catchUp().catch(onError);
  function grew(what: 'ledger' | 'passages', seq?: number): void {
    for (const watcher of parts?.following ?? []) watcher.grew?.(what, seq);
  }
  function takeDuty({ room, following }: SharedParts): void {
    room.follower
      .catchUp()
      .then(() => {
        room.takeDuty();
        for (const watcher of following) watcher.dutyTaken?.();
      })
      .catch(onError);
  }
  return {
    begin(loaded) {
      parts = loaded;
      if (isOwed) takeDuty(loaded);
    },
    heard(message: Message, node) {
      if (!parts) return;
      const { room } = parts;
      switch (message.kind) {
        case 'text':
          room.follower.heard(message.after, message.rows);
          break;
        case 'presence':
          room.presence.hear(node, message.entries);
          break;
        case 'roll':
          room.presence.callRoll();
          break;
        case 'grew':
          if (message.what === 'text') catchUp();
          else if (message.what !== 'duty') grew(message.what);
          break;
        case 'rights':
        case 'guesses':
          break;
        default:
          message satisfies never;
      }
    },
    heads({ text, ledger }: ArticleHeads) {
      if (parts && text > parts.room.follower.seq()) catchUp();
      grew('ledger', ledger);
    },
    dutyTaken() {
      if (parts) takeDuty(parts);
      else isOwed = true;
    },
    nodes: (names) => parts?.room.presence.keepNodes(names),
    here: () => (parts ? attendeesOf(article, parts.room.fanOut.seats) : []),
  };
}
