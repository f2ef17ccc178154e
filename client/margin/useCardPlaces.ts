/**
 * Puts the cards beside their lines. Places are written to the elements themselves: when a line wraps, a thousand cards
 * may move, and none of them is drawn again for it. Drawn are the cards near what is seen; of the others there is only
 * an element without a box, so that the words can point to it, until a key or a scroll comes near.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Readable } from '../session/store.ts';
import { layout } from './layout.ts';
import type { Tops } from './lines.ts';

export interface PlacedCard {
  id: string;
  /** It stands at the first line of these; without any, at the top of the page. */
  passages: readonly string[];
}

export interface CardPlaces {
  /** Ids of the cards to draw. */
  near: ReadonlySet<string>;
  /** The `ref` of a card's element, which has the card's id in `data-card`. */
  measure(element: HTMLElement | null): (() => void) | undefined;
  /** Scrolls the page to a card, unless it can be seen. */
  reveal(card: string): void;
}

/** Space between two cards, in pixels. */
const GAP = 10;
/** Height of a card until it is drawn for the first time, in pixels; a comment of two lines. */
const USUAL_HEIGHT = 96;
/** The text's tools lie over so much of the page's top, in pixels. */
const UNDER_TOOLS = 56;
/** A card that is brought into view comes this far down the page. */
const REVEALED_AT = 0.3;
/** So few cards are all drawn: the browser's own search finds their words. */
const FEW = 60;

export function useCardPlaces(
  margin: RefObject<HTMLElement | null>,
  lines: Readable<Tops>,
  cards: readonly PlacedCard[],
  active: string | null,
  stacked: boolean,
): CardPlaces {
  const [near, setNear] = useState<ReadonlySet<string>>(new Set());
  const placer = useRef<Placer | null>(null);
  placer.current ??= new Placer(setNear);
  const { current } = placer;
  useLayoutEffect(() => {
    current.show(margin.current, stacked ? null : lines, cards, active);
  }, [current, margin, lines, cards, active, stacked]);
  useEffect(() => {
    const scroller = margin.current?.closest('main');
    if (stacked || !scroller) return;
    const leave = lines.subscribe(current.place);
    const onScroll = () => current.scrolled();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const resized = new ResizeObserver(current.place);
    resized.observe(scroller);
    return () => {
      leave();
      resized.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [current, margin, lines, stacked]);
  useEffect(() => () => current.end(), [current]);
  return { near, measure: current.measure, reveal: current.reveal };
}

class Placer {
  private readonly onNear: (ids: ReadonlySet<string>) => void;
  private readonly elements = new Map<string, HTMLElement>();
  /** The place written to each: asking an element for it would cost more than the rest. */
  private readonly written = new WeakMap<HTMLElement, number>();
  private readonly heights = new Map<string, number>();
  private readonly observer = new ResizeObserver((entries) => this.resized(entries));
  private margin: HTMLElement | null = null;
  private lines: Readable<Tops> | null = null;
  private cards: readonly PlacedCard[] = [];
  private active: string | null = null;
  private placed: ReadonlyMap<string, number> = new Map();
  private near: ReadonlySet<string> = new Set();
  /** Where the page stood when the cards near it were last chosen. */
  private chosenAt = Number.NaN;

  constructor(onNear: (ids: ReadonlySet<string>) => void) {
    this.onNear = onNear;
  }

  show(
    margin: HTMLElement | null,
    lines: Readable<Tops> | null,
    cards: readonly PlacedCard[],
    active: string | null,
  ): void {
    Object.assign(this, { margin, lines, cards, active });
    this.place();
  }

  readonly measure = (element: HTMLElement | null): (() => void) | undefined => {
    const id = element?.dataset['card'];
    if (!element || id === undefined) return;
    this.elements.set(id, element);
    this.put(id, element);
    this.observer.observe(element);
    return () => {
      this.observer.unobserve(element);
      if (this.elements.get(id) === element) this.elements.delete(id);
    };
  };

  /** By its place, not by where it is drawn: it may still be gliding there. */
  readonly reveal = (id: string): void => {
    const seen = this.margin && seenOf(this.margin);
    const placed = this.placed.get(id);
    if (!seen || placed === undefined) return;
    const { scrollTop, height, above } = seen;
    const top = placed + above;
    const bottom = top + Math.min(this.heightOf(id), height / 2);
    const isSeen = top >= scrollTop + UNDER_TOOLS && bottom <= scrollTop + height;
    if (!isSeen) this.margin?.closest('main')?.scrollTo({ top: top - height * REVEALED_AT });
  };

  end(): void {
    this.observer.disconnect();
  }

  private heightOf(id: string): number {
    return this.heights.get(id) ?? USUAL_HEIGHT;
  }

  private resized(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const id = target.getAttribute('data-card') ?? '';
      const height = borderBoxSize[0]?.blockSize ?? 0;
      // Without a box it will be as tall as it was.
      if (height === 0 || this.heightOf(id) === height) continue;
      changed = true;
      this.heights.set(id, height);
    }
    if (changed) this.place();
  }

  /** Asks the page for its measures before anything is written: in the other order it would be laid out twice. */
  readonly place = (): void => {
    const { margin, lines } = this;
    if (!margin || !lines) return;
    const tops = lines.get();
    const offset = margin.offsetTop;
    const seen = seenOf(margin);
    const wanted = this.cards.map(({ id, passages }) => ({
      id,
      wantedTop: lineOf(passages, tops) - offset,
      height: this.heightOf(id),
      active: id === this.active,
    }));
    this.placed = layout(wanted, GAP);
    let bottom = 0;
    for (const { id, height } of wanted) bottom = Math.max(bottom, (this.placed.get(id) ?? 0) + height);
    write(margin, 'min-height', bottom + GAP);
    for (const [id, element] of this.elements) this.put(id, element);
    if (seen) this.chooseNear(seen);
  };

  private put(id: string, element: HTMLElement): void {
    const top = this.placed.get(id);
    if (top === undefined || this.written.get(element) === top) return;
    this.written.set(element, top);
    write(element, 'top', top);
  }

  scrolled(): void {
    const page = this.margin?.closest('main');
    if (!page || Math.abs(page.scrollTop - this.chosenAt) < page.clientHeight / 3) return;
    const seen = this.margin && seenOf(this.margin);
    if (seen) this.chooseNear(seen);
  }

  /** Those within one height of the page above and below what is seen; the one that has the focus stays drawn. */
  private chooseNear({ scrollTop, height, above }: Seen): void {
    this.chosenAt = scrollTop;
    const from = scrollTop - above - height;
    const to = from + 3 * height;
    const focused = document.activeElement?.closest('[data-card]')?.getAttribute('data-card');
    const isNear = ({ id }: PlacedCard) => {
      const top = this.placed.get(id) ?? 0;
      return id === this.active || id === focused || (top < to && top + this.heightOf(id) > from);
    };
    const near = this.cards.length <= FEW ? this.cards : this.cards.filter(isNear);
    const ids = new Set(near.map(({ id }) => id));
    // React keeps what it is told until it draws: while one types, it is told nothing.
    if (sameIds(this.near, ids)) return;
    this.near = ids;
    this.onNear(ids);
  }
}

/** The part of the page that is seen, in pixels. */
interface Seen {
  scrollTop: number;
  height: number;
  /** How much of the page lies above the margin. */
  above: number;
}

function seenOf(margin: HTMLElement): Seen | null {
  const page = margin.closest('main');
  if (!page) return null;
  const { scrollTop, clientHeight: height } = page;
  const above = margin.getBoundingClientRect().top - page.getBoundingClientRect().top + scrollTop;
  return { scrollTop, height, above };
}

/** The first line of these passages, from the top of what lines are read against. */
function lineOf(passages: readonly string[], tops: Tops): number {
  let first = Number.POSITIVE_INFINITY;
  for (const id of passages) first = Math.min(first, tops.get(id) ?? Number.POSITIVE_INFINITY);
  return first === Number.POSITIVE_INFINITY ? 0 : first;
}

function write(element: HTMLElement, property: 'top' | 'min-height', pixels: number): void {
  const value = `${pixels}px`;
  if (element.style.getPropertyValue(property) !== value) element.style.setProperty(property, value);
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
