/** Where a command points in the text, looked up before it is decided on. */
import type * as Y from 'yjs';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import { type Coverage, type IdRun, readCoverage } from '../../shared/passage/covered.ts';
import { shownWords } from '../../shared/passage/reworded.ts';
import { type Located, locate, remainsOf } from '../../shared/passage/target.ts';
import { placeOf, type Quote, quoteOf } from '../../shared/passage/wording.ts';
import type { Refusal } from '../domain/decision.ts';
import type { PassageRecord } from '../storage/ports.ts';

export interface FoundPlace {
  ok: true;
  passage: string;
  quote: Quote;
  /** How it reads, as `shownWords` has it. */
  words: string;
  /** The characters it covers; none while its place is still being looked for. */
  ids: IdRun[];
}
export type Place = FoundPlace | { ok: false; refusal: Refusal };

/** The record of a passage that is to be put at this place. */
export function recordAt({ passage, quote, ids }: FoundPlace, annotation: string): PassageRecord {
  const { exact, prefix, suffix } = quote;
  const found = { exact, prefix, suffix, ids, longest: exact.length };
  return {
    id: passage,
    annotation,
    status: 'pending',
    ...found,
    reattached: false,
    lost: null,
    rejected: [],
    changes: [],
  };
}

/** Records of the passages that these events bring. */
export function recordsFor(events: readonly LedgerEvent[], place: Place | null): PassageRecord[] {
  return events.flatMap((event) => ('passages' in event && place?.ok ? [recordAt(place, event.annotation)] : []));
}

const ABSENT: Refusal = {
  status: 422,
  code: 'target.absent',
  detail: 'These words are not in the text. Quote them as they stand there.',
};
const AMBIGUOUS: Refusal = {
  status: 422,
  code: 'target.ambiguous',
  detail: 'These words stand in more than one place. Add what stands before (prefix) or after (suffix).',
};

function placeFound(coverage: Coverage, found: Located, passage: string): Place {
  if (found === 'ambiguous') return { ok: false, refusal: AMBIGUOUS };
  if (typeof found !== 'object') return { ok: false, refusal: ABSENT };
  const quote = quoteOf(coverage.text, [found]);
  if (!quote) return { ok: false, refusal: ABSENT };
  const words = shownWords(coverage.text.slice(found.start, found.end));
  return { ok: true, passage, quote, words, ids: coverage.idsOf([found]) };
}

/**
 * Where a new passage is to be put. One whose words are gone, or have yet to arrive, keeps them as they were selected, and
 * stands on what is left of them, if anything is.
 * @param passage id of the passage to be made.
 */
export function lookUp(text: Y.Text, target: Target, passage: string): Place {
  const coverage = readCoverage(text);
  const found = locate(text, coverage, target);
  if (found !== 'later' || !target.quote) return placeFound(coverage, found, passage);
  const { exact, prefix = '', suffix = '' } = target.quote;
  const rest = remainsOf(text, coverage, target);
  const ids = rest ? coverage.idsOf([rest]) : [];
  return { ok: true, passage, quote: { exact, prefix, suffix }, words: exact, ids };
}

/** A place in the text as it stands; what is not there yet is no place for a passage that is to be put there. */
export function lookUpNow(text: Y.Text, target: Target, passage: string): Place {
  const coverage = readCoverage(text);
  return placeFound(coverage, locate(text, coverage, target), passage);
}

/** Where these passages stand, for a new passage on the same words: the place of the first that is in the text. */
export function lookUpSame(text: Y.Text, records: readonly PassageRecord[], passage: string): Place {
  const coverage = readCoverage(text);
  for (const { id, ids } of records) {
    const { ranges } = placeOf(coverage, coverage.rangesOf(id), coverage.whereAre(ids));
    const quote = quoteOf(coverage.text, ranges);
    if (quote) return { ok: true, passage, quote, words: quote.exact, ids: coverage.idsOf(ranges) };
  }
  return { ok: false, refusal: ABSENT };
}
