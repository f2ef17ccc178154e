/** The way through the passages that somebody has to look at, by keyboard. */

/** Marks the element of such a passage. */
export const LOST = 'data-lost';

/** Moves the focus to the next of them, round and round; false when there is none on screen. */
export function focusNextLost(): boolean {
  const items = [...document.querySelectorAll<HTMLElement>(`[${LOST}]`)];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[(at + 1) % Math.max(1, items.length)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}
