/**
 * What the keeper would do to the text as it stands, and what it learns from it (docs/protocol/passages.md). Pure: one
 * pass over the text for all passages, and more only for those that were touched, are new, or have no place.
 */
import type * as Y from 'yjs';
import type { Coverage } from '../../../shared/passage/covered.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Kept } from './kept.ts';
import { type Known, type Scan, scanOf } from './scan.ts';
import { isTouched } from './touched.ts';
import { type Formatting, type Upkeep, upkeepOf } from './upkeep.ts';

export interface Plan {
  formats: Formatting[];
  /** Records that say something new. */
  records: PassageRecord[];
  /** Ids in the text that no record knows. */
  unknown: string[];
  /** Of the passages that had to be looked at, what is not kept in records. */
  looked: Map<string, Pick<Upkeep, 'whole' | 'candidates'>>;
  /** What was looked at, and how many of the removals. */
  coverage: Coverage;
  removals: number;
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

export function planUpkeep(text: Y.Text, passages: ReadonlyMap<string, Kept>, known: Known): Plan {
  const scan = scanOf(text, known);
  const { coverage } = scan;
  const plan: Plan = {
    formats: [],
    records: [],
    unknown: [],
    looked: new Map(),
    coverage,
    removals: known.removals.length,
  };
  for (const kept of passages.values()) {
    if (!needsALook(scan, kept)) continue;
    const { formats, record, ...looked } = upkeepOf(scan, kept);
    plan.looked.set(record.id, looked);
    plan.formats.push(...formats.map((each) => wholeCharacters(coverage.text, each)));
    if (!sameRecord(record, kept.record)) plan.records.push(record);
  }
  plan.unknown = [...coverage.ranges.keys()].filter((id) => !passages.has(id));
  return plan;
}
