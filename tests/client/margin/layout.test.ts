import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, layout } from '../../../client/margin/layout.ts';

const GAP = 8;
const cards = (maxLength: number) =>
  fc
    .array(fc.record({ wantedTop: fc.integer({ min: -50, max: 4_000 }), height: fc.integer({ min: 20, max: 400 }) }), {
      minLength: 1,
      maxLength,
    })
    .chain((list) =>
      fc
        .option(fc.nat(list.length - 1))
        .map((at) => list.map((card, index): Card => ({ ...card, id: String(index), active: index === at }))),
    );

function placed(list: readonly Card[]) {
  const tops = layout(list, GAP);
  return list.map((card) => ({ ...card, top: tops.get(card.id) ?? Number.NaN })).sort((a, b) => a.top - b.top);
}

const property = (check: (list: Card[]) => void, maxLength = 40) =>
  fc.assert(fc.property(cards(maxLength), check), { numRuns: 300 });

describe('the layout of the margin', () => {
  it('[R-MARGIN-1] never puts a card over another', () => {
    property((list) => {
      placed(list).reduce((above, card) => {
        expect(card.top).toBeGreaterThanOrEqual(above.top + above.height + GAP);
        return card;
      });
    });
  });

  it('[R-MARGIN-1] never puts a card above the page', () => {
    property((list) => {
      for (const card of placed(list)) expect(card.top).toBeGreaterThanOrEqual(0);
    });
  });

  it('[R-MARGIN-2] puts the active card exactly at its line', () => {
    property((list) => {
      const active = placed(list).find((card) => card.active);
      if (active) expect(active.top).toBe(Math.max(0, active.wantedTop));
    });
  });

  it('[R-MARGIN-3] leaves every card at its line where there is room', () => {
    property((list) => {
      const apart = list.map((card, index) => ({ ...card, wantedTop: index * 500 }));
      for (const card of placed(apart)) expect(card.top).toBe(card.wantedTop);
    });
  });

  it('keeps the order of the text when no card is active', () => {
    property((list) => {
      const order = placed(list.map((card) => ({ ...card, active: false })));
      for (const [index, card] of order.entries()) {
        expect(card.wantedTop).toBeGreaterThanOrEqual(order[index - 1]?.wantedTop ?? Number.NEGATIVE_INFINITY);
      }
    });
  });

  it('stacks twelve threads on one line, the last of them active on that line', () => {
    const list = Array.from(
      { length: 12 },
      (_, index): Card => ({
        id: String(index),
        wantedTop: 300,
        height: 90,
        active: index === 11,
      }),
    );
    const tops = layout(list, GAP);
    expect(tops.get('11')).toBe(300);
    expect(placed(list).map(({ id }) => id)).toEqual(['0', '1', '2', '11', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('places 300 threads on a page without overlap', () => {
    property((list) => {
      placed(list).reduce((above, card) => {
        expect(card.top - above.top).toBeGreaterThanOrEqual(above.height + GAP);
        return card;
      });
    }, 300);
  });
});
