/**
 * What the keeper would do to the text as it stands, and what it learns from it (docs/protocol/passages.md). Pure: one
 * pass over the text for all passages, and more only for those that were touched, are new, or have no place.
 */
import type * as Y from 'yjs';
import type { Coverage } from '../../../shared/passage/covered.ts';
import type { Fold } from '../../../shared/passage/folded.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Kept } from './kept.ts';
import { type Scan, scanOf } from './scan.ts';
import { isTouched } from './touched.ts';
import { type Formatting, upkeepOf } from './upkeep.ts';

export interface Plan {
  formats: Formatting[];
  /** Records that say something new. */
  records: PassageRecord[];
  /** Ids in the text that no record knows. */
  unknown: string[];
  /** Ids of the passages that had to be looked at. */
  looked: string[];
  /** What was looked at. */
  coverage: Coverage;
}

function sameRecord(a: PassageRecord, b: PassageRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function needsALook({ before, changes, coverage }: Scan, { record, settled }: Kept): boolean {
  if (!settled || !before) return true;
  const now = coverage.rangesOf(record.id);
  const was = before.rangesOf(record.id);
  if (now.length === 0 && was.length === 0) return changes.length > 0;
  return isTouched(was, now, changes);
}

/** A range that cuts no surrogate pair: Yjs would write U+FFFD for both halves, for everyone. */
function wholeCharacters(text: string, range: Formatting): Formatting {
  const cuts = (index: number) => /[\udc00-\udfff]/.test(text.charAt(index));
  return {
    ...range,
    start: cuts(range.start) ? range.start - 1 : range.start,
    end: cuts(range.end) ? range.end + 1 : range.end,
  };
}

/** @param before what was looked at last; null at the first look. */
export function planUpkeep(
  text: Y.Text,
  passages: ReadonlyMap<string, Kept>,
  before: Coverage | null,
  fold: Fold,
): Plan {
  const scan = scanOf(text, before, fold);
  const { coverage } = scan;
  const plan: Plan = { formats: [], records: [], unknown: [], looked: [], coverage };
  for (const kept of passages.values()) {
    if (!needsALook(scan, kept)) continue;
    plan.looked.push(kept.record.id);
    const { formats, record } = upkeepOf(scan, kept);
    plan.formats.push(...formats.map((each) => wholeCharacters(coverage.text, each)));
    if (!sameRecord(record, kept.record)) plan.records.push(record);
  }
  plan.unknown = [...coverage.ranges.keys()].filter((id) => !passages.has(id));
  return plan;
}
