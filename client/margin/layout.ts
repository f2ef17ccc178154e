/**
 * Where the cards of the margin go: beside their lines, never over one another, never above the page, and the active one
 * exactly at its line.
 *
 * Without an active card this is one pass from the top: a card stands at its line or right below the card before it. With
 * one, the cards before it are pushed up from it and those behind it down. Where the page leaves no room above (twelve
 * threads on the first line), the cards nearest to the active one go below it instead. Sorting costs most: O(n log n).
 */
export interface Card {
  id: string;
  /** Top of the card's line, in pixels from the top of the margin. */
  wantedTop: number;
  height: number;
  active: boolean;
}

/** Tops in pixels from the top of the margin, by card id. Cards at one line keep the order in which they are given. */
export function layout(cards: readonly Card[], gap: number): Map<string, number> {
  const sorted = [...cards].sort((a, b) => a.wantedTop - b.wantedTop);
  const at = sorted.findIndex((card) => card.active);
  const active = sorted[at];
  if (!active) return placeDown(sorted, 0, gap);
  const activeTop = Math.max(0, active.wantedTop);
  const fitting = countFitting(sorted.slice(0, at), activeTop, gap);
  const below = [...sorted.slice(fitting, at), ...sorted.slice(at + 1)];
  return new Map([
    ...placeUp(sorted.slice(0, fitting), activeTop, gap),
    [active.id, activeTop],
    ...placeDown(below, activeTop + active.height + gap, gap),
  ]);
}

/** How many of the first cards find room between the top of the page and `limit`. */
function countFitting(cards: readonly Card[], limit: number, gap: number): number {
  let used = 0;
  const tooMany = cards.findIndex((card) => {
    used += card.height + gap;
    return used > limit;
  });
  return tooMany < 0 ? cards.length : tooMany;
}

/** Each card at its line, or as far below it as the cards before need. */
function placeDown(cards: readonly Card[], from: number, gap: number): Map<string, number> {
  const tops = new Map<string, number>();
  let free = Math.max(0, from);
  for (const card of cards) {
    const top = Math.max(card.wantedTop, free);
    tops.set(card.id, top);
    free = top + card.height + gap;
  }
  return tops;
}

/** Each card at its line, or as far above it as the cards behind need; they are known to fit between 0 and `limit`. */
function placeUp(cards: readonly Card[], limit: number, gap: number): Map<string, number> {
  let taken = limit;
  const lifted = cards.toReversed().map((card) => {
    const wantedTop = Math.min(card.wantedTop, taken - gap - card.height);
    taken = wantedTop;
    return { ...card, wantedTop };
  });
  return placeDown(lifted.toReversed(), 0, gap);
}
