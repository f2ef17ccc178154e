import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWEST_LEVEL, levelsOf, type Stretch } from '../../../client/margin/levels.ts';

const stretch = (start: number, end: number): Stretch => ({ id: `${start}-${end}`, start, end });
const overlap = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end;

describe('underlines of claims', () => {
  it.each<[string, [number, number][], number[]]>([
    [
      'side by side share one line',
      [
        [0, 5],
        [5, 9],
        [12, 20],
      ],
      [0, 0, 0],
    ],
    [
      'that overlap lie under one another',
      [
        [4, 9],
        [0, 5],
      ],
      [1, 0],
    ],
    [
      'of which one lies within another',
      [
        [3, 5],
        [0, 20],
      ],
      [1, 0],
    ],
    [
      'on the same words are told apart by their order',
      [
        [0, 5],
        [0, 5],
        [0, 5],
      ],
      [0, 1, 2],
    ],
    [
      'take the free line above again',
      [
        [0, 5],
        [4, 9],
        [6, 12],
      ],
      [0, 1, 0],
    ],
    [
      'beyond the lowest line share it',
      [
        [0, 5],
        [0, 5],
        [0, 5],
        [0, 5],
        [0, 5],
      ],
      [0, 1, 2, 3, 3],
    ],
  ])('[R-MARGIN-12] %s', (_what, places, levels) => {
    expect(levelsOf(places.map(([start, end]) => stretch(start, end)))).toEqual(levels);
  });

  it('[R-MARGIN-12] that overlap never share a line while there is a free one', () => {
    const any = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const stretches = drawn.map(([start, length]) => stretch(start, start + length));
        const levels = levelsOf(stretches);
        stretches.forEach((one, at) => {
          const level = levels[at] ?? 0;
          const others = stretches.filter(
            (other, place) => place !== at && overlap(one, other) && levels[place] === level,
          );
          if (level < LOWEST_LEVEL) expect(others).toEqual([]);
        });
      }),
    );
  });
});
