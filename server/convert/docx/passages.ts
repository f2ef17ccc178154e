/**
 * The text of a document, made ready for mammoth, which knows neither ranges of comments nor tracked changes. Ranges become
 * bookmarks, which come out as empty anchors in the right place; deletions are taken out and listed; insertions stay.
 */
import type { LeftOut } from '../../../shared/intake/importReport.ts';
import { attribute, escapeXml, readXml, startOf, type XmlTag } from './xml.ts';

/** Where a comment stands. */
export interface CommentRange {
  /** Counts the ranges in the order of the text. */
  order: number;
  /** The same for comments on the very same words. */
  place: string;
  /** The words that it stands on, with those that were deleted. */
  words: string;
  /** Whether any of them is in the text. */
  isThere: boolean;
}

export interface ReadyText {
  xml: string;
  ranges: ReadonlyMap<string, CommentRange>;
  deleted: LeftOut[];
  insertions: number;
  /** Every word of the text, a line for each paragraph. */
  lines: string[];
}

/** Ids that no bookmark of the document has. */
const FIRST_ID = 2_000_000_000;
const MOST_QUOTED = 2_000;

class Rewriting {
  readonly ranges = new Map<string, CommentRange & { start: number; end: number }>();
  readonly deleted: LeftOut[] = [];
  readonly lines: string[] = [];
  insertions = 0;
  private readonly chunks: (string | { point: string; prefix: string })[] = [];
  private readonly path: string[] = [];
  private readonly open = new Set<string>();
  private bookmarks = 0;
  /** How many units of text stand before; places of ranges are told by it. */
  private read = 0;
  private line = '';
  /** Deleted words, while a deletion is read. */
  private gone = '';
  /** What newer programs show, while it is not known whether older ones show the same. */
  private choice = '';
  /** Depth from which on everything is left out; 0 for nothing. */
  private leaving = 0;

  start(tag: XmlTag): void {
    this.path.push(tag.local);
    const id = attribute(tag, 'id');
    if (tag.local === 'commentRangeStart') this.begin(id, tag);
    else if (tag.local === 'commentRangeEnd') this.end(id, tag);
    else if (tag.local === 'commentReference') this.refer(id, tag);
    else if (this.isDeletion(tag)) this.leaving = this.path.length;
    else if (this.leaving === 0) this.chunks.push(startOf(tag));
    if (tag.local === 'Fallback') this.choice = '';
    if (tag.local === 'ins' && !this.path.includes('rPr') && !this.path.includes('trPr')) this.insertions += 1;
  }

  text(text: string): void {
    const element = this.path.at(-1);
    if (this.leaving > 0) {
      if (element !== 'delText' && element !== 't') return;
      this.gone += text;
      this.say(text, false);
      return;
    }
    this.chunks.push(escapeXml(text));
    if (element !== 't') return;
    if (this.path.includes('oMath')) {
      // Mammoth knows no formulas.
      this.lines.push(text);
      return;
    }
    if (this.path.includes('Choice')) {
      this.choice += text;
      return;
    }
    this.line += text;
    this.read += text.length;
    this.say(text, true);
  }

  close(tag: XmlTag): void {
    const isMark = ['commentRangeStart', 'commentRangeEnd', 'commentReference'].includes(tag.local);
    if (this.leaving === this.path.length && this.leaving > 0) this.leave(tag);
    else if (this.leaving === 0 && !isMark) this.chunks.push(`</${tag.name}>`);
    this.path.pop();
    if (this.leaving > 0) return;
    if (tag.local === 'AlternateContent') this.endChoice();
    if (tag.local === 'tab' || tag.local === 'br') this.line += ' ';
    if (tag.local === 'p') this.endLine();
  }

  get xml(): string {
    return this.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : this.point(chunk))).join('');
  }

  private isDeletion({ local }: XmlTag): boolean {
    // In the properties of a paragraph it says that its end was deleted, which mammoth knows.
    return this.leaving === 0 && (local === 'del' || local === 'moveFrom') && this.path.at(-2) !== 'rPr';
  }

  private leave({ local }: XmlTag): void {
    this.leaving = 0;
    if (local === 'del' && this.gone.trim() !== '') this.deleted.push({ kind: 'deleted', text: this.gone.trim() });
    this.gone = '';
  }

  private endLine(): void {
    if (this.line.trim() !== '') this.lines.push(this.line.trim());
    this.line = '';
    this.read += 1;
    this.say(' ', false);
  }

  /** Without a fallback, it is read by nobody here: its words are told as missing. */
  private endChoice(): void {
    if (this.choice.trim() !== '') this.lines.push(this.choice.trim());
    this.choice = '';
  }

  /** Words that the open ranges stand on. */
  private say(text: string, isThere: boolean): void {
    for (const id of this.open) {
      const range = this.ranges.get(id);
      if (!range) continue;
      if (range.words.length < MOST_QUOTED) range.words += text;
      range.isThere ||= isThere && text.trim() !== '';
    }
  }

  private rangeOf(id: string) {
    const range = { order: this.ranges.size, place: '', words: '', isThere: false, start: this.read, end: this.read };
    this.ranges.set(id, range);
    return range;
  }

  private begin(id: string, tag: XmlTag): void {
    if (this.ranges.has(id)) return;
    this.rangeOf(id);
    this.open.add(id);
    this.chunks.push(this.bookmark(`thread-start-${id}`, tag.prefix));
  }

  private end(id: string, tag: XmlTag): void {
    const range = this.open.delete(id) ? this.ranges.get(id) : undefined;
    if (!range) return;
    range.end = this.read;
    range.place = `${range.start}-${range.end}`;
    this.chunks.push(this.bookmark(`thread-end-${id}`, tag.prefix));
  }

  /** Where the number of a comment stands: its place, if it has no words. */
  private refer(id: string, tag: XmlTag): void {
    const range = this.ranges.get(id) ?? this.rangeOf(id);
    if (range.place === '') range.place = `${range.start}-${range.end}`;
    this.chunks.push({ point: id, prefix: tag.prefix });
  }

  private point({ point: id, prefix }: { point: string; prefix: string }): string {
    const range = this.ranges.get(id);
    const isNear = range && !range.isThere && range.words.trim() === '';
    return isNear ? this.bookmark(`thread-point-${id}`, prefix) : '';
  }

  private bookmark(name: string, prefix: string): string {
    this.bookmarks += 1;
    return `<${prefix}:bookmarkStart ${prefix}:id="${FIRST_ID + this.bookmarks}" ${prefix}:name="${escapeXml(name)}"/>`;
  }
}

/** @throws ConversionRefused */
export function readyText(xml: string): ReadyText {
  const rewriting = new Rewriting();
  readXml(xml, {
    open: (tag) => rewriting.start(tag),
    text: (text) => rewriting.text(text),
    close: (tag) => rewriting.close(tag),
  });
  const { ranges, deleted, insertions, lines } = rewriting;
  return { xml: rewriting.xml, ranges, deleted, insertions, lines };
}
