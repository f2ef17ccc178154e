/** The elements of a page in order, and where among them the words of its article lie. */
import { TEXT } from '../elements.ts';

export const hasOwnWords = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === TEXT && (node.textContent ?? '').trim() !== '');

export class Outline {
  readonly elements: readonly Element[];
  /** Numbers of the elements that hold words of the article themselves. */
  readonly kept: ReadonlySet<number>;
  /** Of those the first and the last; both -1 where there are none. */
  readonly first: number;
  readonly last: number;
  /** The third of them, or the last where there are fewer. */
  readonly third: number;
  private readonly numbers: ReadonlyMap<Element, number>;
  /** By number: the last element inside it. */
  private readonly ends: number[];
  /** By number: how many of those kept stand before it. */
  private readonly before: number[];
  /** Elements in which at least two paragraphs of the article stand side by side. */
  private readonly columns: ReadonlySet<Element>;

  constructor(elements: readonly Element[], kept: ReadonlySet<number>) {
    this.elements = elements;
    this.kept = kept;
    this.numbers = new Map(elements.map((element, number) => [element, number]));
    this.ends = this.endsOf();
    this.before = [0];
    for (const number of elements.keys()) {
      this.before.push((this.before[number] ?? 0) + (kept.has(number) ? 1 : 0));
    }
    const inOrder = [...kept].toSorted((a, b) => a - b);
    this.first = inOrder[0] ?? -1;
    this.last = inOrder.at(-1) ?? -1;
    this.third = inOrder[2] ?? this.last;
    this.columns = this.columnsOf(inOrder);
  }

  numberOf(element: Element): number {
    return this.numbers.get(element) ?? -1;
  }

  /** Whether `inner` is this element or lies in it. */
  holds(number: number, inner: number): boolean {
    return inner >= number && inner <= (this.ends[number] ?? -1);
  }

  keptIn(number: number): number {
    return (this.before[(this.ends[number] ?? number) + 1] ?? 0) - (this.before[number] ?? 0);
  }

  /** Between the first and the last words of the article, or right behind them in the same column. */
  isWithin(number: number): boolean {
    if (number > this.first && number < this.last) return true;
    const parent = this.elements[number]?.parentElement;
    return number > this.last && parent !== null && parent !== undefined && this.columns.has(parent);
  }

  private endsOf(): number[] {
    const ends = [...this.elements.keys()];
    for (let number = ends.length - 1; number >= 0; number -= 1) {
      const around = this.numberOf(this.elements[number]?.parentElement as Element);
      if (around >= 0) ends[around] = Math.max(ends[around] ?? 0, ends[number] ?? 0);
    }
    return ends;
  }

  private columnsOf(inOrder: readonly number[]): ReadonlySet<Element> {
    const counts = new Map<Element, number>();
    for (const number of inOrder) {
      const element = this.elements[number];
      const parent = element?.localName === 'p' ? element.parentElement : null;
      if (parent) counts.set(parent, (counts.get(parent) ?? 0) + 1);
    }
    return new Set([...counts].filter(([, count]) => count >= 2).map(([element]) => element));
  }
}
