/**
 * Who is where. Each seat shows one state, under one client id; of what a client says only its cursor and what its person
 * does are taken, the rest is stamped from its session. Stock y-websocket providers send back what they hear of others;
 * such an echo is no news and is passed over, while news about somebody else is forged. What other nodes say of their
 * seats was stamped there. Nothing of this is ever stored.
 */

import { z } from 'zod';
import { uuid } from '../../shared/ledger/selectors.ts';
import type { Role } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import {
  canBeDoing,
  colourOf,
  DEEDS,
  type Doing,
  type PresenceCursor,
  type PresenceState,
} from '../../shared/protocol/presence.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import type { ToldPresence } from '../bus/port.ts';
import type { Clock } from './clock.ts';
import { type PresenceEntry, presenceFrame, readPresence } from './frame.ts';
import type { Seat } from './seat.ts';

const MAX_STATE_BYTES = 2_048;
/** At most 30 presence frames a second and room; more is motion that nobody sees. */
const FRAME_GAP_MS = 34;
/** People who left, remembered so that nobody takes their client id and no echo revives them. */
const REMEMBERED = 2_000;

interface Shown {
  person: string;
  /** Null once the seat is gone, and for a seat of another node. */
  seat: Seat | null;
  /** The node that has the seat; null for one's own. */
  node: string | null;
  clock: number;
  state: string;
}

export interface Presence {
  /** Takes the body of a presence frame; the reason to close that socket, if there is one. */
  receive(seat: Seat, update: Uint8Array): CloseReason | null;
  leave(seat: Seat): void;
  /** Everyone who is there, as one frame; null when nobody is. */
  everyone(): Uint8Array | null;
  /** Another node says who is where on it. */
  hear(node: string, entries: readonly ToldPresence[]): void;
  /** Tells the other nodes of everyone who is here. */
  callRoll(): void;
  /** Takes everyone off who is on another node than these. */
  keepNodes(nodes: ReadonlySet<string>): void;
}

export interface PresenceDeps {
  clock: Clock;
  /** The person a client id writes for; null or undefined when it is nobody's. */
  ownerOf(client: number): string | null | undefined;
  broadcast(frame: Uint8Array): void;
  /** What is news of one's own seats, to the other nodes. */
  tellPeers(entries: ToldPresence[]): void;
}

/** A relative position in the text, as Yjs writes it. Whoever is shown any other would have their editor throw at it. */
const place = z
  .strictObject({
    type: z.null().optional(),
    tname: z.literal(TEXT_NAME).nullish(),
    item: z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).nullish(),
    assoc: z.int().optional(),
  })
  .refine(({ tname, item }) => tname || item);
const withCursor = z.object({ cursor: z.strictObject({ anchor: place, head: place }) });

const doing: z.ZodType<Doing> = z.strictObject({ deed: z.enum(DEEDS), annotation: uuid.optional() });
const withDoing = z.object({ doing });

function readCursor(said: unknown): PresenceCursor | null {
  const state = withCursor.safeParse(said);
  return state.success ? state.data.cursor : null;
}

/** Nobody is shown at what their role does not let them do. */
function readDoing(said: unknown, role: Role): Doing | null {
  const state = withDoing.safeParse(said);
  return state.success && canBeDoing(role, state.data.doing) ? state.data.doing : null;
}

/** The state that others see; null when the client has left. @throws on what is not JSON. */
function stamp({ guest }: Seat, json: string): PresenceState | null {
  if (json === 'null') return null;
  const { person: id, name, role } = guest;
  const said: unknown = JSON.parse(json);
  return { user: { id, name, role, colour: colourOf(id) }, cursor: readCursor(said), doing: readDoing(said, role) };
}

/** Whoever is shown anything else would have their editor throw at it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function createPresence({ clock, ownerOf, broadcast, tellPeers }: PresenceDeps): Presence {
  const shown = new Map<number, Shown>();
  const news = new Set<number>();
  let lastFrameAt = 0;
  let isFlushPlanned = false;

  function flush(): void {
    isFlushPlanned = false;
    lastFrameAt = clock.now();
    broadcast(presenceFrame([...news].flatMap(entryOf)));
    tellOwn(news);
    news.clear();
  }
  function tellOwn(clients: Iterable<number>): void {
    const entries = [...clients].flatMap((client) => {
      const known = shown.get(client);
      return known?.node === null ? [{ client, clock: known.clock, person: known.person, state: known.state }] : [];
    });
    if (entries.length > 0) tellPeers(entries);
  }
  function entryOf(client: number): PresenceEntry[] {
    const state = shown.get(client);
    return state ? [{ client, clock: state.clock, state: state.state }] : [];
  }
  function announce(client: number): void {
    news.add(client);
    if (isFlushPlanned) return;
    isFlushPlanned = true;
    const wait = lastFrameAt + FRAME_GAP_MS - clock.now();
    if (wait <= 0) clock.soon(flush);
    else clock.after(wait, flush);
  }
  function show(client: number, state: Shown): void {
    shown.delete(client);
    shown.set(client, state);
    announce(client);
    if (shown.size > REMEMBERED) forgetOldest();
  }
  function forgetOldest(): void {
    for (const [client, state] of shown) {
      if (isThere(state)) continue;
      shown.delete(client);
      return;
    }
  }
  const isThere = ({ state }: Shown) => state !== 'null';
  const holderOf = (client: number) => shown.get(client)?.person ?? ownerOf(client) ?? null;
  const isOwn = (seat: Seat, client: number) => {
    const holder = holderOf(client);
    if (seat.presence !== null && seat.presence !== client) return false;
    return holder === null || holder === seat.guest.person;
  };

  function takeForeign(seat: Seat, entry: PresenceEntry): CloseReason | null {
    const known = shown.get(entry.client);
    const isTheirs = holderOf(entry.client) === seat.guest.person || holderOf(entry.client) === null;
    const isNews = known && isThere(known) && entry.clock > known.clock && entry.state !== 'null';
    return isNews && !isTheirs ? 'client.foreign' : null;
  }
  function take(seat: Seat, entry: PresenceEntry): CloseReason | null {
    const { client, clock: stated, state: json } = entry;
    if (!isOwn(seat, client)) return takeForeign(seat, entry);
    if (seat.guest.isInvisible) return null;
    if (json.length > MAX_STATE_BYTES) return 'frame.tooLarge';
    const known = shown.get(client);
    const isSame = known?.seat === seat && stated <= known.clock;
    if (isSame) return null;
    const state = stamp(seat, json);
    seat.presence = client;
    show(client, { person: seat.guest.person, seat, node: null, clock: stated, state: JSON.stringify(state) });
    return null;
  }

  return {
    receive(seat, update) {
      const entries = readPresence(update);
      if (!entries) return 'frame.malformed';
      try {
        for (const entry of entries) {
          const reason = take(seat, entry);
          if (reason) return reason;
        }
        return null;
      } catch {
        return 'frame.malformed';
      }
    },
    leave(seat) {
      const client = seat.presence;
      const known = client === null ? undefined : shown.get(client);
      if (client === null || known?.seat !== seat) return;
      show(client, { ...known, seat: null, state: 'null' });
    },
    everyone() {
      const entries = [...shown].flatMap(([client, state]) => (isThere(state) ? entryOf(client) : []));
      return entries.length > 0 ? presenceFrame(entries) : null;
    },
    hear(node, entries) {
      for (const { client, clock: stated, person, state } of entries) {
        const known = shown.get(client);
        // Who came here from there is here, whatever is still on its way; who went on to a third node is there.
        if (known?.seat || (known && known.node !== node && stated <= known.clock)) continue;
        if (!isJson(state)) continue;
        const isKnown = known?.node === node && state === known.state && stated === known.clock;
        if (isKnown || (known && stated < known.clock)) continue;
        show(client, { person, seat: null, node, clock: stated, state });
      }
    },
    callRoll: () => tellOwn([...shown].flatMap(([client, { seat }]) => (seat ? [client] : []))),
    keepNodes(nodes) {
      for (const [client, known] of shown) {
        if (known.node === null || nodes.has(known.node) || !isThere(known)) continue;
        show(client, { ...known, state: 'null' });
      }
    },
  };
}
