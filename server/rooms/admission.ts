/**
 * Whether an update may be applied: a pure look at it, before anything of it touches the text. It protects authorship
 * (nobody writes under another's client id) and availability (nothing that Yjs would keep waiting for, nothing that
 * costs more than it says). An update passes only if every part of it can be applied at once, in some order; that is
 * found out by going through it the way Yjs will.
 */
import * as Y from 'yjs';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';

export const MAX_UPDATE_BYTES = 256 * 1024;
export const MAX_STRUCTS = 20_000;
export const MAX_STRUCT_LENGTH = 200_000;
/** Client ids in one update; somebody who reloaded a thousand times while offline is somebody else. */
export const MAX_CLIENTS = 1_000;

/** What the text knows already. */
export interface KnownText {
  /** How many characters and markers of a client are known. */
  clockOf(client: number): number;
  /** The person a client id is bound to; null when it is the server's own; undefined when it is free. */
  ownerOf(client: number): string | null | undefined;
  /** Whether all of a known range is deleted. */
  isDeleted(client: number, clock: number, length: number): boolean;
}

export interface Admitted {
  admitted: true;
  /** Client ids that this update is the first to use. */
  binds: number[];
  hasNewStructs: boolean;
  hasDeletes: boolean;
  /** Repeats something known, which must be cut off before it is applied. */
  repeats: boolean;
}
export interface NotAdmitted {
  admitted: false;
  reason: CloseReason;
  detail: string;
  /** Nothing is wrong with it but what it rests on, which is not there (yet). */
  lacksGround: boolean;
}
export type Admission = Admitted | NotAdmitted;

type Struct = Y.Item | Y.GC | Y.Skip;
type Decoded = ReturnType<typeof Y.decodeUpdate>;

interface Group {
  client: number;
  structs: (Y.Item | Y.GC)[];
  end: number;
}

const refuse = (detail: string, reason: CloseReason = 'update.inadmissible'): NotAdmitted => ({
  ...{ admitted: false, reason, detail },
  lacksGround: false,
});
const lacksGround = (detail: string): NotAdmitted => ({ ...refuse(detail), lacksGround: true });

function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/** What may stand in the text: characters, markers, and what is left of deleted ones. */
function isAllowedContent(content: Y.Item['content']): boolean {
  return (
    content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentDeleted
  );
}

function faultOf(struct: Struct): string | null {
  if (struct instanceof Y.Skip) return 'skips a part';
  if (struct.length < 1 || struct.length > MAX_STRUCT_LENGTH) return 'has a part of a wrong length';
  if (struct instanceof Y.GC) return null;
  const parent: unknown = struct.parent;
  if (parent !== null && parent !== TEXT_NAME) return 'writes outside the text';
  if (struct.parentSub !== null) return 'sets an attribute of the text';
  return isAllowedContent(struct.content) ? null : 'holds something that is not text';
}

/** The structs by client, in order; null when a client comes twice, for Yjs would forget its first part. */
function groupByClient(structs: (Y.Item | Y.GC)[]): Group[] | null {
  const groups: Group[] = [];
  const seen = new Set<number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const open = groups.at(-1);
    if (open?.client === client) {
      open.structs.push(struct);
      open.end = clock + struct.length;
    } else {
      if (seen.has(client)) return null;
      seen.add(client);
      groups.push({ client, structs: [struct], end: clock + struct.length });
    }
  }
  return groups;
}

/** Clocks after all groups have been applied; null when a part waits for what neither the text nor the update has. */
function reachOf(groups: Group[], known: KnownText): Map<number, number> | null {
  const reach = new Map<number, number>();
  const clockOf = (client: number) => reach.get(client) ?? known.clockOf(client);
  const has = (id: Y.ID | null) => id === null || id.clock < clockOf(id.client);
  const isReady = (struct: Y.Item | Y.GC) =>
    struct.id.clock <= clockOf(struct.id.client) &&
    (struct instanceof Y.GC || (has(struct.origin) && has(struct.rightOrigin)));
  const places = groups.map(() => 0);
  let left = groups.length;
  let moved = true;
  while (left > 0 && moved) {
    moved = false;
    for (const [index, { client, structs }] of groups.entries()) {
      let place = places[index] ?? 0;
      for (let struct = structs[place]; struct && isReady(struct); struct = structs[place]) {
        reach.set(client, Math.max(clockOf(client), struct.id.clock + struct.length));
        place += 1;
        moved = true;
        if (place === structs.length) left -= 1;
      }
      places[index] = place;
    }
  }
  return left === 0 ? reach : null;
}

/** Client ids to bind, or the one that belongs to somebody else. */
function bindingsOf(groups: Group[], person: string, known: KnownText): { binds: number[]; foreign: number | null } {
  const binds: number[] = [];
  for (const { client, end } of groups) {
    const clock = known.clockOf(client);
    if (end <= clock) continue;
    const owner = known.ownerOf(client);
    if (owner === person) continue;
    if (owner !== undefined || clock > 0) return { binds, foreign: client };
    binds.push(client);
  }
  return { binds, foreign: null };
}

function deletesUnknown({ ds }: Decoded, known: KnownText, reach: Map<number, number>): boolean {
  for (const [client, ranges] of ds.clients) {
    const end = reach.get(client) ?? known.clockOf(client);
    if (ranges.some(({ clock, len }) => len < 1 || clock + len > end)) return true;
  }
  return false;
}

/** Judges an update that `person` sent. Never throws. */
export function admit(update: Uint8Array, person: string, known: KnownText): Admission {
  if (update.byteLength > MAX_UPDATE_BYTES) return refuse('is too long', 'frame.tooLarge');
  const decoded = decode(update);
  if (!decoded) return refuse('is not an update');
  if (decoded.structs.length > MAX_STRUCTS) return refuse('has too many parts');
  for (const struct of decoded.structs) {
    const fault = faultOf(struct);
    if (fault) return refuse(fault);
  }
  const groups = groupByClient(decoded.structs as (Y.Item | Y.GC)[]);
  if (!groups || groups.length > MAX_CLIENTS) return refuse('brings its clients in disorder');
  const { binds, foreign } = bindingsOf(groups, person, known);
  if (foreign !== null) return refuse('writes under a foreign client id', 'client.foreign');
  const reach = reachOf(groups, known);
  if (!reach) return lacksGround('rests on what is not there');
  if (deletesUnknown(decoded, known, reach)) return lacksGround('deletes what is not there');
  const hasDeletes = decoded.ds.clients.size > 0;
  return {
    admitted: true,
    binds,
    hasNewStructs: groups.some(({ client, end }) => end > known.clockOf(client)),
    hasDeletes,
    repeats: groups.some(({ client, structs }) => (structs[0]?.id.clock ?? 0) < known.clockOf(client)),
  };
}

/** Whether an admitted update without new structs deletes anything that still stands. */
export function deletesAnything(update: Uint8Array, known: KnownText): boolean {
  const { ds } = Y.decodeUpdate(update);
  for (const [client, ranges] of ds.clients) {
    if (ranges.some(({ clock, len }) => !known.isDeleted(client, clock, len))) return true;
  }
  return false;
}
