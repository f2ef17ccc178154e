import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeatPlace, heatMarks, nearestPlace } from '../../../client/margin/heatMarks.ts';

const HEIGHT = 9_000;
const place = fc.record({
  kind: fc.constantFrom('thread', 'claim', 'suggestion'),
  top: fc.integer({ min: -100, max: HEIGHT + 100 }),
});
const places = fc
  .array(place, { maxLength: 300 })
  .map((list) => list.map((one, index): HeatPlace => ({ ...one, id: String(index) })));
const rows = fc.integer({ min: 1, max: 200 });

describe('the heat strip', () => {
  it('[R-MARGIN-20] shows each annotation in one mark of its kind, at its share of the height', () => {
    fc.assert(
      fc.property(places, rows, (list, count) => {
        const marks = heatMarks(list, HEIGHT, count, null);
        expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(list.length);
        for (const { kind, top } of list) {
          const row = Math.min(count - 1, Math.max(0, Math.floor((top / HEIGHT) * count)));
          expect(marks.filter((mark) => mark.row === row && mark.kind === kind)).toHaveLength(1);
        }
      }),
    );
  });

  it('never puts a mark outside the strip, nor two of a kind into one row', () => {
    fc.assert(
      fc.property(places, rows, (list, count) => {
        const marks = heatMarks(list, HEIGHT, count, null);
        for (const { row } of marks) expect(row >= 0 && row < count).toBe(true);
        expect(new Set(marks.map(({ row, kind }) => `${row} ${kind}`)).size).toBe(marks.length);
      }),
    );
  });

  it('marks the active annotation, and draws nothing where there is no room', () => {
    const list: HeatPlace[] = [
      { id: 'a', kind: 'thread', top: 10 },
      { id: 'b', kind: 'thread', top: 20 },
      { id: 'c', kind: 'claim', top: 20 },
    ];
    expect(heatMarks(list, 1_000, 10, 'b')).toEqual([
      { row: 0, kind: 'thread', count: 2, active: true },
      { row: 0, kind: 'claim', count: 1, active: false },
    ]);
    expect([heatMarks(list, 0, 10, null), heatMarks(list, 1_000, 0, null)]).toEqual([[], []]);
  });

  it('[R-MARGIN-20] of claims in one row shows the one that asks for most, wherever it stands among them', () => {
    const tones = ['done', 'work', 'disputed', undefined, 'stale', 'wrong'] as const;
    for (const [at, loud] of tones.entries()) {
      const list = tones
        .slice(0, at + 1)
        .map((tone, index): HeatPlace => ({ id: String(index), kind: 'claim', top: 1, ...(tone ? { tone } : {}) }));
      for (const order of [list, list.toReversed()]) expect(heatMarks(order, 100, 1, null)[0]?.tone).toBe(loud);
    }
  });

  it('[R-MARGIN-20] leads a click to the annotation nearest to it', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: HEIGHT }), (list, top) => {
        const nearest = nearestPlace(list, top);
        const least = Math.min(...list.map((one) => Math.abs(one.top - top)));
        expect(nearest === null ? Number.POSITIVE_INFINITY : Math.abs(nearest.top - top)).toBe(least);
      }),
    );
  });
});
