/** The annotations of an article as the API tells them: what the ledger says, at the places that the text says. */
import type * as Y from 'yjs';
import { type AnnotationList, listOf } from '../../shared/ledger/lists.ts';
import type { Dismissal, KeptPassage } from '../../shared/ledger/passages.ts';
import type { QuoteSelector } from '../../shared/ledger/selectors.ts';
import { type Annotation, isHidden, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import type { PassageCandidate, PassageLoss, PassageState } from '../../shared/passage/passageState.ts';
import type { Range } from '../../shared/passage/range.ts';
import { resolveRange } from '../../shared/passage/relative.ts';
import { placeOf, wordsOf } from '../../shared/passage/wording.ts';
import type { ClaimStanding } from '../../shared/review/standing.ts';
import { NEWLINE } from '../../shared/text/block.ts';
import { type PlainText, plainText } from '../../shared/text/plain.ts';
import type { PassageRecord } from '../storage/ports.ts';
import type { Keeper } from './keeper/keeper.ts';

interface AnnotatedPassage {
  id: string;
  /** As it reads now, blocks joined by a line end; the last wording when detached. */
  quote: string;
  status: 'anchored' | 'detached';
  /** Code points of `/text`, of its longest part where it was torn apart; null when detached. */
  start: number | null;
  end: number | null;
  /** Whether it was found again by its words alone: somebody should look whether it belongs there. */
  reattached: boolean;
  /** How its words went; null where it stands in the text, or nobody saw it happen. */
  lost: PassageLoss | null;
  /** Set while its words are known to be gone for good. */
  dismissed: Dismissal | null;
  /** Of a detached passage: where it may belong, the likeliest first. */
  candidates: ToldCandidate[];
}

interface ToldCandidate {
  quote: QuoteSelector;
  score: number;
  /** Code points of `/text`. */
  start: number;
  end: number;
}

/** What the keeper of the article knows. */
type Kept = Pick<Keeper, 'records' | 'stateOf'>;

/** Distributes over the union, so that each kind keeps its own fields. */
type Told<A> = A extends Annotation
  ? Omit<A, 'passages'> & { state: string; list: AnnotationList; passages: AnnotatedPassage[] }
  : never;
export type ToldAnnotation = Told<Annotation>;

/** Parts that only line ends keep apart are one. */
function joined(flat: string, ranges: readonly Range[]): Range[] {
  const parts: Range[] = [];
  for (const range of ranges) {
    const last = parts.at(-1);
    const between = last ? flat.slice(last.end, range.start) : null;
    if (last && between?.replaceAll(NEWLINE, '') === '') last.end = range.end;
    else parts.push({ ...range });
  }
  return parts;
}

function longestOf(parts: readonly Range[]): Range | undefined {
  return parts.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

/** The range without line ends at its edges, so that both ends lie in the blocks that hold the words. */
function innerRange(flat: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && flat[start] === NEWLINE) start += 1;
  while (end > start && flat[end - 1] === NEWLINE) end -= 1;
  return { start, end };
}

/** What the text says of all its passages. */
export interface Reading {
  text: Y.Text;
  coverage: Coverage;
  plain: PlainText;
}

export function readingOf(text: Y.Text): Reading {
  return { text, coverage: readCoverage(text), plain: plainText(text) };
}

function offsetsOf({ coverage, plain }: Reading, part: Range): { start: number; end: number } {
  const { start, end } = innerRange(coverage.text, part);
  return { start: plain.offsetOf(start), end: plain.offsetOf(end) };
}

function candidatesIn(reading: Reading, candidates: readonly PassageCandidate[]): ToldCandidate[] {
  return candidates.flatMap(({ target: { quote, range }, score }) => {
    const place = resolveRange(reading.text, range);
    return place ? [{ quote, score, ...offsetsOf(reading, place) }] : [];
  });
}

/** How what lies at these ranges reads, and where its longest part is in `/text`; null where there are no words. */
export function spotOf(
  reading: Reading,
  ranges: readonly Range[],
): { quote: string; start: number; end: number } | null {
  const { text } = reading.coverage;
  const quote = wordsOf(text, ranges);
  const part = longestOf(joined(text, ranges));
  return quote === '' || !part ? null : { quote, ...offsetsOf(reading, part) };
}

/** Where a passage stands, or what it last said. One that its keeper has still to put into the text stands on its words. */
function placed(reading: Reading, record: PassageRecord): Pick<AnnotatedPassage, 'quote' | 'status' | 'start' | 'end'> {
  const { coverage } = reading;
  const [carrying, known] = [coverage.rangesOf(record.id), coverage.whereAre(record.ids)];
  const isOnItsWay = carrying.length === 0 && record.status === 'anchored';
  const { ranges } = placeOf(coverage, isOnItsWay ? known : carrying, known);
  const spot = spotOf(reading, ranges);
  return spot ? { status: 'anchored', ...spot } : { quote: record.exact, status: 'detached', start: null, end: null };
}

function passageIn(reading: Reading, marked: KeptPassage, record: PassageRecord, state: PassageState | null) {
  const place = placed(reading, record);
  const isLost = place.status === 'detached';
  return {
    id: marked.id,
    ...place,
    reattached: record.reattached,
    lost: isLost || record.reattached ? record.lost : null,
    dismissed: isLost ? (marked.dismissed ?? null) : null,
    candidates: isLost ? candidatesIn(reading, state?.candidates ?? []) : [],
  };
}

function unrecorded({ id, quote, dismissed }: KeptPassage): AnnotatedPassage {
  const nowhere = { status: 'detached', start: null, end: null } as const;
  return {
    id,
    quote: quote.exact,
    ...nowhere,
    reattached: false,
    lost: null,
    dismissed: dismissed ?? null,
    candidates: [],
  };
}

const CLOSED = { thread: 'resolved', sentence: 'restored' } as const;

/** How it stands, in one word. */
export function stateOf(annotation: Annotation, claims: ClaimStandings): string {
  if (annotation.kind === 'suggestion') return annotation.outcome?.kind ?? 'open';
  if (annotation.kind === 'claim') return claims.get(annotation.id)?.state ?? (isOpen(annotation) ? 'open' : 'dropped');
  if (isOpen(annotation)) return 'open';
  return CLOSED[annotation.kind];
}

/** How far the checking of each claim is. */
type ClaimStandings = ReadonlyMap<string, Pick<ClaimStanding, 'state'>>;

/** In the order opened, without those that nobody is shown. */
export function annotationsIn(
  state: LedgerState,
  keeper: Kept,
  text: Y.Text,
  claims: ClaimStandings,
): ToldAnnotation[] {
  const reading = readingOf(text);
  const recordOf = new Map(keeper.records().map((record) => [record.id, record]));
  return [...state.annotations.values()]
    .filter((annotation) => !isHidden(annotation))
    .map((annotation) => {
      const passages = annotation.passages.map((marked) => {
        const record = recordOf.get(marked.id);
        return record ? passageIn(reading, marked, record, keeper.stateOf(marked.id)) : unrecorded(marked);
      });
      const standing = new Set(passages.filter(({ status }) => status === 'anchored').map(({ id }) => id));
      const list = listOf(annotation, isOpen(annotation), (id) => standing.has(id));
      return { ...annotation, state: stateOf(annotation, claims), list, passages };
    });
}
