/**
 * Rows of which only those near what is seen are drawn, so that a thousand cost the page no more than a screenful. A list
 * that is not long is drawn whole: the browser's search finds all of it.
 */
import { type FocusEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import './longList.css';
import { bringIntoView } from './scroller.ts';
import { useNearRows } from './useNearRows.ts';

/** So many rows are simply drawn: some three screens, which cost a key press in the text 0.1 ms. */
const ALL_DRAWN = 60;

export interface LongListProps<Item extends { id: string }> {
  items: readonly Item[];
  /** Id of the one that the reader turned to: it is brought into view. */
  current?: string | null;
  /** What the list is, for who does not see it. */
  label?: string;
  /** What stands in a row; memoised by whoever draws it, as it is asked for again when the list scrolls. */
  row(item: Item): ReactNode;
}

export function LongList<Item extends { id: string }>({ items, current = null, label, row }: LongListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const isLong = items.length > ALL_DRAWN;
  const placeOf = (id: string | null) => (id === null ? -1 : items.findIndex((item) => item.id === id));
  const currentAt = placeOf(current);
  const focusedAt = isLong ? placeOf(focused) : -1;
  const near = useNearRows({
    list,
    items,
    // With the rows beside the one that has the focus, from which Tab goes on wherever the list was scrolled to.
    kept: focusedAt < 0 ? [currentAt] : [currentAt, focusedAt - 1, focusedAt, focusedAt + 1],
    enabled: isLong,
  });
  useBroughtIntoView(list, currentAt < 0 ? null : current);
  const drawn: readonly { index: number; top?: number }[] = isLong ? near.rows : items.map((_, index) => ({ index }));
  const onFocus = ({ target }: FocusEvent) =>
    setFocused(target.closest('[data-row]')?.getAttribute('data-row') ?? null);
  return (
    <ul
      ref={list}
      // biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without signs before its rows for none
      role="list"
      aria-label={label}
      className={isLong ? 'long-list is-long' : 'long-list'}
      style={isLong ? { height: near.height } : undefined}
      onFocus={onFocus}
    >
      {drawn.map(({ index, top }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <li
            key={item.id}
            ref={isLong ? near.measure : undefined}
            data-index={index}
            data-row={item.id}
            style={{ top }}
            aria-posinset={index + 1}
            aria-setsize={items.length}
          >
            {row(item)}
          </li>
        );
      })}
    </ul>
  );
}

/** Once for each row that is turned to, or that comes into the list after: not again when it only gets another place. */
function useBroughtIntoView(list: RefObject<HTMLElement | null>, id: string | null): void {
  useEffect(() => {
    const row = id !== null && list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    if (row) bringIntoView(row);
  }, [list, id]);
}
