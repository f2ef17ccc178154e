// @vitest-environment jsdom
import { act, memo } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LongList } from '../../client/ui/LongList.tsx';

interface Item {
  id: string;
  words: string;
}
const itemsOf = (count: number): Item[] =>
  Array.from({ length: count }, (_, n) => ({ id: `i${n}`, words: `row ${n}` }));

/** In pixels; every row is as high as one that was not measured, so that where each stands can be said. */
const [SEEN, ROW] = [600, 90];

/** Nothing changes its size here; jsdom has no such observer. */
class NoResizes {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}

/** jsdom lays nothing out: the list begins at the top of what scrolls, and rows stand where their style says. */
function boxOf(element: HTMLElement, scrolled: number): DOMRect {
  if (element.dataset['row'] === undefined) return new DOMRect(0, element.tagName === 'UL' ? -scrolled : 0, 0, SEEN);
  return new DOMRect(0, Number.parseFloat(element.style.top) - scrolled, 0, ROW);
}

let drawn: string[] = [];
const Row = memo(function Row({ item }: { item: Item }) {
  drawn.push(item.id);
  return <button type="button">{item.words}</button>;
});

let leave: () => void = () => undefined;
const scrolledTo: (string | undefined)[] = [];
beforeEach(() => {
  drawn = [];
  scrolledTo.length = 0;
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.stubGlobal('CSS', { escape: String });
  Element.prototype.scrollIntoView = function (this: HTMLElement) {
    scrolledTo.push(this.dataset['row']);
  };
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function shown(first: readonly Item[]) {
  const place = document.body.appendChild(document.createElement('div'));
  place.style.overflowY = 'auto';
  Object.defineProperty(place, 'clientHeight', { value: SEEN });
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return boxOf(this, place.scrollTop);
  });
  const root = createRoot(place);
  leave = () => {
    act(() => root.unmount());
    place.remove();
  };
  const show = (items: readonly Item[], current: string | null = null) =>
    act(async () => root.render(<LongList items={items} current={current} row={(item) => <Row item={item} />} />));
  const rows = () => [...place.querySelectorAll('li')];
  return {
    show,
    rows,
    ids: () => rows().map(({ dataset }) => dataset['row']),
    row: (id: string) => place.querySelector<HTMLElement>(`[data-row="${id}"]`),
    scrollTo: (top: number) =>
      act(async () => {
        place.scrollTop = top;
        place.dispatchEvent(new Event('scroll'));
      }),
    start: () => show(first),
  };
}

describe('a list of rows', () => {
  test('[R-PANEL-1] of sixty is drawn whole', async () => {
    const list = shown(itemsOf(60));
    await list.start();
    expect(list.rows()).toHaveLength(60);
  });

  test('[R-PANEL-1] of a thousand draws those near what is seen, each with its place and the size of the list', async () => {
    const list = shown(itemsOf(1_000));
    await list.start();
    expect(list.ids()[0]).toBe('i0');
    expect(list.rows().length).toBeLessThan(30);
    await list.scrollTo(500 * ROW);
    expect(list.rows().length).toBeLessThan(30);
    const row = list.row('i500');
    expect(row?.textContent).toBe('row 500');
    expect(row?.style.top).toBe(`${500 * ROW}px`);
    expect([row?.ariaPosInSet, row?.ariaSetSize]).toEqual(['501', '1000']);
    expect(list.row('i0')).toBeNull();
  });

  test('[R-PANEL-1] draws a row again only when its item is another', async () => {
    const items = itemsOf(200);
    const list = shown(items);
    await list.start();
    drawn = [];
    await list.show(items.map((item) => (item.id === 'i3' ? { ...item, words: 'answered' } : item)));
    expect(drawn).toEqual(['i3']);
    expect(list.row('i3')?.textContent).toBe('answered');
  });

  test('[R-PANEL-2] brings the row that the reader turned to into view, wherever it is, and once', async () => {
    const items = itemsOf(1_000);
    const list = shown(items);
    await list.start();
    await list.show(items, 'i700');
    expect(list.row('i700')?.style.top).toBe(`${700 * ROW}px`);
    await list.show(items.slice(5), 'i700');
    await list.show(items.slice(5), 'gone');
    await list.show(items, 'i3');
    expect(scrolledTo).toEqual(['i700']);
  });

  test('[R-PANEL-3] keeps the row with the focus, and those beside it, however far it is scrolled', async () => {
    const list = shown(itemsOf(1_000));
    await list.start();
    const button = list.row('i4')?.querySelector('button');
    await act(async () => button?.focus());
    await list.scrollTo(500 * ROW);
    expect(document.activeElement).toBe(button);
    expect(list.ids().slice(0, 4)).toEqual(['i3', 'i4', 'i5', expect.stringMatching(/^i49\d$/)]);
  });

  test('[R-PANEL-3] keeps the focus when it becomes long', async () => {
    const list = shown(itemsOf(60));
    await list.start();
    const button = list.row('i40')?.querySelector('button');
    await act(async () => button?.focus());
    await list.show(itemsOf(61));
    expect(document.activeElement).toBe(button);
    expect(list.rows().length).toBeLessThan(40);
  });
});
