/** How much of an article the keeper goes over after a change: counted in passages, as times depend on the machine. */
import { describe, expect, it } from 'vitest';
import { type Kept, keep } from '../../server/rooms/keeper/kept.ts';
import { planUpkeep } from '../../server/rooms/keeper/plan.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { foldTypography } from '../../shared/passage/folded.ts';
import { quoteOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { documentOf } from '../support/openArticle.ts';

const BLOCKS = 80;
const PASSAGES = 1_000;
const BLOCK = Array.from({ length: 62 }, (_, number) => `word${number}`).join(' ');

/** An article of 5,000 words with 1,000 passages that the keeper has looked after. */
function wellKept() {
  const text = bodyOf(documentOf(Array.from({ length: BLOCKS }, () => BLOCK)));
  const flat = text.toString();
  const step = Math.floor((flat.length - 30) / PASSAGES);
  for (let number = 0; number < PASSAGES; number += 1) text.format(number * step, 12, { [`a:${number}`]: true });
  const before = readCoverage(text);
  const kept = new Map<string, Kept>();
  for (const [id, ranges] of before.ranges) {
    const quote = quoteOf(flat, ranges) ?? { exact: '', prefix: '', suffix: '' };
    const more = { ids: before.idsOf(ranges), longest: 12, reattached: false, lost: null, rejected: [], changes: [] };
    kept.set(id, {
      ...keep({ id, annotation: id, status: 'anchored', ...quote, ...more }, foldTypography),
      settled: true,
    });
  }
  const plan = () =>
    planUpkeep(text, kept, { before, fold: foldTypography, removals: [], ownerOf: () => null, at: '' });
  return { text, kept, plan };
}

describe('[R-PASS-17] of 1,000 passages, a look goes over', () => {
  it('none when nothing changed', () => {
    expect([...wellKept().plan().looked.keys()]).toEqual([]);
  });

  it('those within reach of a keystroke', () => {
    const { text, plan } = wellKept();
    text.insert(15_000, 'x', {});
    expect([...plan().looked.keys()].length).toBeGreaterThanOrEqual(2);
    expect([...plan().looked.keys()].length).toBeLessThanOrEqual(6);
  });

  it('those within reach of either of two keystrokes at both ends of the article', () => {
    const { text, plan } = wellKept();
    text.insert(30_000, 'x', {});
    text.insert(100, 'x', {});
    expect([...plan().looked.keys()].length).toBeGreaterThan(2);
    expect([...plan().looked.keys()].length).toBeLessThanOrEqual(12);
  });

  it('one whose attribute was taken away or spread, though no letter changed', () => {
    const { text, plan } = wellKept();
    text.format(15_000, 400, { 'a:7': true });
    expect([...plan().looked.keys()]).toEqual(['7']);
  });

  it('those that have no place, and those that the last look changed', () => {
    const { text, kept, plan } = wellKept();
    const [record] = [...kept.values()].map((each) => each.record);
    if (!record) throw new Error('there are passages');
    const lost = keep({ ...record, id: 'lost', status: 'detached', ids: [] }, foldTypography);
    kept.set('lost', { ...lost, settled: true });
    const unsettled = kept.get('7');
    if (unsettled) unsettled.settled = false;
    expect([...plan().looked.keys()]).toEqual(['7']);
    text.insert(30_000, 'x', {});
    expect([...plan().looked.keys()]).toEqual(expect.arrayContaining(['7', 'lost']));
  });
});
