/**
 * What changed between two stretches of tokens. Equal ends are kept; where whole blocks were replaced at once (a paste
 * over everything, an import), lines are aligned first, so that a block that stays keeps its characters. Positions beside
 * the text, other people's carets and passages all hang on the characters that are kept.
 */
import { NEWLINE } from '../../../shared/text/block.ts';

/** `a[fromA..toA]` became `b[fromB..toB]`; the pieces cover both stretches in order. */
export interface Piece {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
  /** The same characters on both sides; their marks or blocks may differ. */
  kept: boolean;
}

type Content = readonly { content: string }[];

interface Line {
  from: number;
  to: number;
  text: string;
}

/** Above this many pairs of lines, aligning costs more than it keeps. */
const MOST_LINE_PAIRS = 250_000;

/** A line that shares less than this with another is not the same line changed. */
const SHARED_AT_LEAST = 0.4;

function isHigh(content: string | undefined): boolean {
  return content !== undefined && content.length === 1 && content >= '\ud800' && content <= '\udbff';
}

function isLow(content: string | undefined): boolean {
  return content !== undefined && content.length === 1 && content >= '\udc00' && content <= '\udfff';
}

/** How many tokens are equal from the start, and then from the end; a surrogate pair counts whole or not at all. */
function equalEnds(a: Content, b: Content): [head: number, tail: number] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head]?.content === b[head]?.content) head += 1;
  if (isHigh(a[head - 1]?.content) && head < Math.max(a.length, b.length)) head -= 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail]?.content === b[b.length - 1 - tail]?.content) tail += 1;
  if (isLow(a[a.length - tail]?.content)) tail -= 1;
  return [head, Math.max(tail, 0)];
}

function linesOf(tokens: Content): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let text = '';
  for (const [place, { content }] of tokens.entries()) {
    text += content;
    if (content !== NEWLINE && place < tokens.length - 1) continue;
    lines.push({ from, to: place + 1, text });
    from = place + 1;
    text = '';
  }
  return lines;
}

/** 1000 for equal lines, up to 500 for lines that share both ends, 0 for strangers. */
function likeness(a: string, b: string): number {
  if (a === b) return 1000;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const shared = (head + tail) / longer;
  return longer > 4 && shared > SHARED_AT_LEAST ? Math.floor(500 * shared) : 0;
}

/** Pairs of lines that belong together: the alignment with the greatest sum of likeness. */
function alignedLines(a: readonly Line[], b: readonly Line[]): [Line, Line][] {
  const like = a.map((lineA) => b.map((lineB) => likeness(lineA.text, lineB.text)));
  const best = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
  const bestAt = (i: number, j: number) => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number) => {
    const likeHere = like[i]?.[j] ?? 0;
    return likeHere > 0 ? likeHere + bestAt(i + 1, j + 1) : 0;
  };
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = best[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) {
      row[j] = Math.max(bestAt(i + 1, j), bestAt(i, j + 1), paired(i, j));
    }
  }
  const pairs: [Line, Line][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [lineA, lineB] = [a[i], b[j]];
    if (lineA && lineB && paired(i, j) > 0 && paired(i, j) === bestAt(i, j)) {
      pairs.push([lineA, lineB]);
      i += 1;
      j += 1;
    } else if (bestAt(i, j) === bestAt(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

function moved(piece: Piece, byA: number, byB: number): Piece {
  const { fromA, toA, fromB, toB, kept } = piece;
  return { fromA: fromA + byA, toA: toA + byA, fromB: fromB + byB, toB: toB + byB, kept };
}

function byLines(a: Content, b: Content): Piece[] | null {
  const linesA = linesOf(a);
  const linesB = linesOf(b);
  if (linesA.length * linesB.length > MOST_LINE_PAIRS) return null;
  const pieces: Piece[] = [];
  let [atA, atB] = [0, 0];
  const skipTo = (toA: number, toB: number) => {
    if (toA > atA || toB > atB) pieces.push({ fromA: atA, toA, fromB: atB, toB, kept: false });
    [atA, atB] = [toA, toB];
  };
  for (const [lineA, lineB] of alignedLines(linesA, linesB)) {
    skipTo(lineA.from, lineB.from);
    const inside = byEnds(a.slice(lineA.from, lineA.to), b.slice(lineB.from, lineB.to), () => null);
    pieces.push(...inside.map((piece) => moved(piece, lineA.from, lineB.from)));
    [atA, atB] = [lineA.to, lineB.to];
  }
  skipTo(a.length, b.length);
  return pieces;
}

type Split = (a: Content, b: Content) => Piece[] | null;

function byEnds(a: Content, b: Content, split: Split): Piece[] {
  const [head, tail] = equalEnds(a, b);
  const [toA, toB] = [a.length - tail, b.length - tail];
  const middle = split(a.slice(head, toA), b.slice(head, toB))?.map((piece) => moved(piece, head, head));
  const pieces: Piece[] = [
    { fromA: 0, toA: head, fromB: 0, toB: head, kept: true },
    ...(middle ?? [{ fromA: head, toA, fromB: head, toB, kept: false }]),
    { fromA: toA, toA: a.length, fromB: toB, toB: b.length, kept: true },
  ];
  return pieces.filter((piece) => piece.toA > piece.fromA || piece.toB > piece.fromB);
}

function holdsLines(tokens: Content): boolean {
  return tokens.length > 1 && tokens.some(({ content }) => content === NEWLINE);
}

/** The pieces of `a` and `b` in order. */
export function difference(a: Content, b: Content): Piece[] {
  return byEnds(a, b, (restA, restB) => (holdsLines(restA) && holdsLines(restB) ? byLines(restA, restB) : null));
}
