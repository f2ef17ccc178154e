/**
 * The article as plain text, which is what `/text` serves and what offsets of passages count: blocks parted by one empty
 * line, a hard break as a line end, residue and empty blocks left out. Two frames of reference: an *index* counts the
 * units of the `Y.Text`, an *offset* counts code points of the plain text.
 */
import type * as Y from 'yjs';
import { LINE_SEPARATOR } from './block.ts';
import { readBlocks, type TextBlock, textOf } from './blocks.ts';

const SEPARATOR = '\n\n';

/** A block's characters in both frames. Within a piece, indexes are units of `text` from `index` on. */
interface Piece {
  index: number;
  offset: number;
  text: string;
  /** Length in code points. */
  points: number;
}

function pointsIn(text: string, from = 0, to = text.length): number {
  let points = 0;
  for (let unit = from; unit < to; points += 1) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return points;
}

function unitsOf(text: string, points: number): number {
  let unit = 0;
  for (let left = points; left > 0 && unit < text.length; left -= 1) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** The last piece for which `isBefore` holds; pieces are in order. */
function lastBefore(pieces: readonly Piece[], isBefore: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && isBefore(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

function isCounted(block: TextBlock): boolean {
  return block.type !== 'residue' && textOf(block).trim() !== '';
}

export class PlainText {
  readonly text: string;
  /** Length of `text` in code points. */
  readonly length: number;
  private readonly pieces: readonly Piece[];

  constructor(blocks: readonly TextBlock[]) {
    const pieces: Piece[] = [];
    let offset = 0;
    for (const block of blocks.filter(isCounted)) {
      const text = textOf(block).replaceAll(LINE_SEPARATOR, '\n');
      const points = pointsIn(text);
      pieces.push({ index: block.start, offset, text, points });
      offset += points + SEPARATOR.length;
    }
    this.pieces = pieces;
    this.text = pieces.map((piece) => piece.text).join(SEPARATOR);
    this.length = Math.max(0, offset - SEPARATOR.length);
  }

  /** Offset of what stands at `index`. An index in a block left out gives the end of the text before it. */
  offsetOf(index: number): number {
    const piece = lastBefore(this.pieces, (each) => each.index <= index);
    if (!piece) return 0;
    return piece.offset + pointsIn(piece.text, 0, Math.min(index - piece.index, piece.text.length));
  }

  /** Index of what stands at `offset`; between two blocks, the newline of the first. 0 where there is no text. */
  indexOf(offset: number): number {
    const piece = lastBefore(this.pieces, (each) => each.offset <= offset) ?? this.pieces[0];
    if (!piece) return 0;
    return piece.index + unitsOf(piece.text, Math.min(offset - piece.offset, piece.points));
  }

  /** The plain text between two offsets. */
  slice(startOffset: number, endOffset: number): string {
    const from = unitsOf(this.text, startOffset);
    return this.text.slice(from, from + unitsOf(this.text.slice(from), endOffset - startOffset));
  }
}

/** The plain text of an article as it stands now; it does not follow later changes. */
export function plainText(text: Y.Text): PlainText {
  return new PlainText(readBlocks(text));
}

/** The first headline that has words, else the first block that has; '' for an empty article. */
function headline(text: Y.Text): string {
  const blocks = readBlocks(text).filter(isCounted);
  const block = blocks.find((each) => each.type === 'headline') ?? blocks[0];
  return block
    ? textOf(block)
        .replace(/[\s\u2028\ufffc]+/g, ' ')
        .trim()
    : '';
}

/** Headlines in lists are cut here; an article without a headline shows its first words. */
const MOST_LISTED = 200;

/** The headline as lists show it, of at most 200 UTF-16 units. */
export function listedHeadline(text: Y.Text): string {
  const whole = headline(text);
  if (whole.length <= MOST_LISTED) return whole;
  const cut = whole.slice(0, MOST_LISTED - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

/** Words of the plain text, as the language parts them. `language` is a BCP 47 tag. */
export function wordCount(text: Y.Text, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let words = 0;
  for (const segment of segmenter.segment(plainText(text).text)) if (segment.isWordLike) words += 1;
  return words;
}
