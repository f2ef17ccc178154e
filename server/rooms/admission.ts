/**
 * Whether an update may be applied: a pure look at it, before anything of it touches the text. It protects authorship
 * (nobody writes under another's client id) and availability (nothing that Yjs would keep waiting for, nothing that
 * costs more than it says). An update passes only if every part of it can be applied at once, in some order; that is
 * found out by going through it the way Yjs will.
 */
import * as Y from 'yjs';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { areTooMany, faultOfMark, marksIn } from './marking.ts';
import { type Group, groupByClient, reachOf } from './reach.ts';

const MAX_UPDATE_BYTES = 256 * 1024;
const MAX_STRUCTS = 20_000;
const MAX_STRUCT_LENGTH = 200_000;
/** Of a whole text, in UTF-16 units: some 1,500,000 words, far beyond what anybody reads or a browser draws. */
const MAX_TEXT = 10_000_000;
/** Client ids in one update; somebody who reloaded a thousand times while offline is somebody else. */
const MAX_CLIENTS = 1_000;

/** What the text knows already. */
export interface KnownText {
  /** How many characters and markers of a client are known. */
  clockOf(client: number): number;
  /** The person a client id is bound to; null when it is the server's own; undefined when it is free. */
  ownerOf(client: number): string | null | undefined;
  /** Whether all of a known range is deleted. */
  isDeleted(client: number, clock: number, length: number): boolean;
  /** Whether all that still stands of a known range is markers: no character and no end of a block. */
  isMarkers(client: number, clock: number, length: number): boolean;
  /** Whether these parts, all of whose ground is there, find their places in reasonable time. */
  isCheap(structs: readonly (Y.Item | Y.GC)[]): boolean;
  /** Of the text as it stands, in UTF-16 units. */
  length(): number;
  /** Keys of the marks that the text has, or had. */
  readonly marks: ReadonlySet<string>;
}

export interface Admitted {
  admitted: true;
  /** Client ids that this update is the first to use. */
  binds: number[];
  /** Keys of marks that the text did not have. */
  marks: string[];
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

/** What may stand in the text beside markers: characters, and what is left of deleted ones. */
function isAllowedContent(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
}

function faultOf(struct: Struct): string | null {
  if (struct instanceof Y.Skip) return 'skips a part';
  if (struct.length < 1 || struct.length > MAX_STRUCT_LENGTH) return 'has a part of a wrong length';
  if (struct instanceof Y.GC) return null;
  const parent: unknown = struct.parent;
  if (parent !== null && parent !== TEXT_NAME) return 'writes outside the text';
  if (struct.parentSub !== null) return 'sets an attribute of the text';
  if (struct.content instanceof Y.ContentFormat) return faultOfMark(struct.content.key, struct.content.value);
  return isAllowedContent(struct.content) ? null : 'holds something that is not text';
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

/**
 * Whether each client's deleted ranges come in order and apart, as Yjs writes them. The same long range 40,000 times
 * would have to be looked at 40,000 times.
 */
function areDeletionsInOrder({ ds }: Decoded): boolean {
  for (const ranges of ds.clients.values()) {
    let end = 0;
    for (const { clock, len } of ranges) {
      if (len < 1 || clock < end) return false;
      end = clock + len;
    }
  }
  return true;
}

function deletesUnknown({ ds }: Decoded, known: KnownText, reach: Map<number, number>): boolean {
  for (const [client, ranges] of ds.clients) {
    const end = reach.get(client) ?? known.clockOf(client);
    if (ranges.some(({ clock, len }) => clock + len > end)) return true;
  }
  return false;
}

const lengthOf = (structs: readonly (Y.Item | Y.GC)[]) =>
  structs.reduce((sum, struct) => sum + (struct instanceof Y.Item && struct.countable ? struct.length : 0), 0);

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
  if (!areDeletionsInOrder(decoded)) return refuse('deletes in disorder');
  const marks = [...marksIn(decoded.structs)].filter((key) => !known.marks.has(key));
  if (marks.length > 0 && areTooMany(new Set([...known.marks, ...marks]))) return refuse('has too many kinds of marks');
  const structs = decoded.structs as (Y.Item | Y.GC)[];
  const groups = groupByClient(structs);
  if (!groups || groups.length > MAX_CLIENTS) return refuse('brings its clients in disorder');
  const { binds, foreign } = bindingsOf(groups, person, known);
  if (foreign !== null) return refuse('writes under a foreign client id', 'client.foreign');
  const reach = reachOf(groups, known.clockOf);
  if (!reach) return lacksGround('rests on what is not there');
  if (deletesUnknown(decoded, known, reach)) return lacksGround('deletes what is not there');
  const added = lengthOf(structs);
  if (added > 0 && known.length() + added > MAX_TEXT) return refuse('makes the text too long', 'frame.tooLarge');
  if (!known.isCheap(structs)) return refuse('takes too long to apply');
  const hasDeletes = decoded.ds.clients.size > 0;
  return {
    admitted: true,
    binds,
    marks,
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

/**
 * Whether an admitted update without new structs deletes markers alone. Yjs tidies up markers that set nothing, in every
 * copy of a text: where changes of two nodes meet, a reader's copy may be the first to do so.
 */
export function onlyTidies(update: Uint8Array, known: KnownText): boolean {
  const { ds } = Y.decodeUpdate(update);
  return [...ds.clients].every(([client, ranges]) =>
    ranges.every(({ clock, len }) => known.isMarkers(client, clock, len)),
  );
}
