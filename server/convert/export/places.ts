/** Where annotations stand, for formats that point at words from outside. */
import { PlainText } from '../../../shared/text/plain.ts';
import type { ExportSource } from './source.ts';

/** Words on either side that tell equal ones apart, in code points. */
const CONTEXT = 32;

export interface Place {
  /** Code points of `/text`. */
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

type Passages = readonly { quote: string; status: string; start: number | null; end: number | null }[];

export class Places {
  readonly text: string;
  private readonly plain: PlainText;

  constructor({ blocks }: Pick<ExportSource, 'blocks'>) {
    this.plain = new PlainText(blocks);
    this.text = this.plain.text;
  }

  /** Of each passage that has words in the text. */
  of(passages: Passages): Place[] {
    return passages.flatMap(({ start, end }) => {
      if (start === null || end === null || start >= end) return [];
      const { plain } = this;
      const exact = plain.slice(start, end);
      const prefix = plain.slice(Math.max(0, start - CONTEXT), start);
      const suffix = plain.slice(end, Math.min(plain.length, end + CONTEXT));
      return [{ start, end, exact, prefix, suffix }];
    });
  }

  /** The last words of passages that are gone. */
  lost(passages: Passages): string[] {
    return passages.filter(({ status }) => status === 'detached').map(({ quote }) => quote);
  }
}
