/** Who wrote, or took out, which characters of a text: told by the log, and by the ledger where one wrote for another. */
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { Coverage, IdRun } from '../../shared/passage/covered.ts';
import { NEWLINE } from '../../shared/text/block.ts';
import type { Chronicle, DeedRun } from './chronicle.ts';

export interface Written {
  text: string;
  /** Person id; null for the server: a document that came in. */
  by: string | null;
  /** Person ids: whose proposal it was, or whose words were brought back. */
  credits: readonly string[];
  /** ISO 8601; null where the log does not say. */
  at: string | null;
}

/** Whose words were written by others for them, by the Yjs client id under which that was done. */
export type Credits = ReadonlyMap<number, readonly string[]>;

export function creditsIn(state: LedgerState): Credits {
  const accepted = annotationsOf(state, 'suggestion').flatMap(({ opener, outcome }) =>
    outcome?.kind === 'accepted' ? [[outcome.client, [opener]] as const] : [],
  );
  const restored = state.versions.restored.map(({ client, writers }) => [client, writers] as const);
  return new Map([...accepted, ...restored]);
}

/** Between two pieces of one person's writing that are told as one. */
const JOINED_MS = 10 * 60_000;

interface Piece {
  length: number;
  deed: DeedRun | null;
  credits: readonly string[];
}

function piecesOf(ids: readonly IdRun[], find: Chronicle['writerOf'], credits: Credits): Piece[] {
  const pieces: Piece[] = [];
  for (const [client, clock, count] of ids) {
    for (let at = clock; at < clock + count; ) {
      const deed = find(client, at);
      const length = Math.min(deed ? deed.clock + deed.length - at : 1, clock + count - at);
      pieces.push({ length, deed, credits: credits.get(client) ?? [] });
      at += length;
    }
  }
  return pieces;
}

function goesOn(open: (Written & { last: number }) | undefined, { deed, credits }: Piece): boolean {
  if (!open || open.by !== (deed?.by ?? null) || open.credits.join() !== credits.join()) return false;
  return Math.abs((deed?.at ?? 0) - open.last) <= JOINED_MS;
}

function told(coverage: Coverage, start: number, end: number, pieces: readonly Piece[]): Written[] {
  const parts: (Written & { last: number })[] = [];
  let index = start;
  for (const piece of pieces) {
    const { length, deed, credits } = piece;
    const text = coverage.text.slice(index, Math.min(index + length, end));
    index += length;
    const open = parts.at(-1);
    if (open && goesOn(open, piece)) {
      open.text += text;
      open.last = Math.max(open.last, deed?.last ?? 0);
    } else {
      const at = deed ? new Date(deed.at).toISOString() : null;
      parts.push({ text, by: deed?.by ?? null, credits, at, last: deed?.last ?? 0 });
    }
  }
  return parts.map(({ last: _last, ...part }) => part);
}

/** The characters of a range, parted by who wrote them and when. */
export function writtenIn(coverage: Coverage, start: number, end: number, log: Chronicle, credits: Credits): Written[] {
  const pieces = piecesOf(coverage.idsOf([{ start, end }]), (client, clock) => log.writerOf(client, clock), credits);
  return told(coverage, start, end, pieces);
}

/** The same by who took them out later. */
export function removedIn(coverage: Coverage, start: number, end: number, log: Chronicle): Written[] {
  const pieces = piecesOf(coverage.idsOf([{ start, end }]), (client, clock) => log.removerOf(client, clock), new Map());
  return told(coverage, start, end, pieces);
}

/** Whether there is anything in it that somebody writes. */
export const saysAnything = ({ text }: Written) => text.replaceAll(NEWLINE, '').trim() !== '';
