/** A server with live rooms, keepers and decisions on a store, in one process and on a clock in the test's hand. */
import { createDecisions, type Decisions } from '../../server/rooms/decisions.ts';
import type { Directory } from '../../server/rooms/directory.ts';
import { createKeepers, type Keepers } from '../../server/rooms/keeper/keepers.ts';
import type { Nodes } from '../../server/rooms/nodes.ts';
import { createPast } from '../../server/rooms/past.ts';
import type { Answer } from '../../server/rooms/recorder.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { type Command, command } from '../../shared/ledger/command.ts';
import type { Role } from '../../shared/permissions.ts';
import { ARTICLE, flush, type ManualClock, roomsOver } from './rooms.ts';

const fail = (error: unknown) => {
  throw error;
};

export interface Served {
  rooms: Directory;
  keepers: Keepers;
  decisions: Decisions;
  /** Lets the answer come as far as it can without time passing. */
  ask(command: Command, person: string, role: Role): Promise<Answer>;
  /** What becomes of a command with a new id: the types of its events, or the code of its refusal. */
  run(person: string, role: Role, asked: object): Promise<string>;
}

/** @param nodes the other nodes; without them it is the only one. */
export function serverOn(storage: Storage, clock: ManualClock, nodes?: () => Nodes): Served {
  const keepers = createKeepers({
    ...{ passages: storage.passages, texts: storage.texts, ledgers: storage.ledgers },
    ...{ clock: clock.now, schedule: clock.after, onError: fail },
    tell: (article, states) => rooms.tellPassages(article, states),
    ...(nodes && { tellNodes: (article: string) => rooms.grew(article, 'passages') }),
  });
  const watchers = [
    keepers.watch,
    (article: string, live: Parameters<Decisions['watch']>[1]) => decisions.watch(article, live),
  ];
  const rooms = roomsOver(storage, clock, { watchers, ...(nodes && { nodes }) });
  const decisions = createDecisions({
    ...{
      storage,
      rooms,
      keepers,
      past: createPast(storage.texts),
      clock: clock.now,
      newId: () => crypto.randomUUID(),
      random: Math.random,
      onError: fail,
    },
  });
  const ask = async (given: Command, person: string, role: Role) => {
    const answer = decisions.execute(ARTICLE, given, { person, role });
    answer.catch(() => undefined);
    await flush(clock);
    return answer;
  };
  return {
    ...{ rooms, keepers, decisions, ask },
    async run(person, role, asked) {
      const answer = await ask(command.parse({ id: crypto.randomUUID(), ...asked }), person, role);
      return answer.ok ? answer.events.map(({ type }) => type).join(' + ') || 'nothing' : answer.code;
    },
  };
}
