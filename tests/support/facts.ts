/** What a decision is made from, where a test does not say otherwise. */
import type { Facts } from '../../server/domain/decision.ts';

const place = { passage: 'p', quote: { exact: 'words' }, words: 'words' };

export function factsWith(more: Partial<Facts> = {}): Facts {
  return {
    ...{ now: '2026-11-25T12:00:00.000Z', place, tags: new Set('gd'), rules: null, workers: null },
    ...{ check: null, evidence: null, salt: null, here: null, unknownFiles: [], acceptance: null, passage: null },
    residue: null,
    version: null,
    restoration: null,
    ...more,
  };
}
