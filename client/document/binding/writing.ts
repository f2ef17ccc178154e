/** Bringing tokens into a flat text with as few operations as keep its characters. */
import type * as Y from 'yjs';
import { type Attributes, type BlockValue, stampedNewline } from '../../../shared/text/block.ts';
import { difference, type Piece } from './difference.ts';
import { stableJson } from './stable.ts';
import type { Token } from './tokens.ts';

/** What turns `before` into `after`: changed values, and null for keys that went. */
function changedMarks(before: Attributes, after: Attributes): Attributes {
  const gone = Object.keys(before).filter((key) => !(key in after));
  const changed = Object.entries(after).filter(([key, value]) => stableJson(before[key]) !== stableJson(value));
  return { ...Object.fromEntries(gone.map((key) => [key, null])), ...Object.fromEntries(changed) };
}

/** Gives the newline at `index` another block, under a nonce of its own. */
export function formatNewline(text: Y.Text, index: number, block: BlockValue): void {
  text.format(index, 1, stampedNewline(text, block));
}

function runLength(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first?.kind !== 'unit') return 1;
  let to = from + 1;
  while (tokens[to]?.kind === 'unit' && tokens[to]?.style === first.style) to += 1;
  return to - from;
}

/** @returns whether every character could be written as it is: half a surrogate pair cannot. */
function insertTokens(text: Y.Text, index: number, tokens: readonly Token[]): boolean {
  let exact = true;
  for (let from = 0; from < tokens.length; ) {
    const token = tokens[from];
    if (!token) break;
    const length = runLength(tokens, from);
    const at = index + from;
    if (token.kind === 'embed') text.insertEmbed(at, token.embed, { ...token.marks });
    else if (token.kind === 'newline') {
      text.insert(at, token.content, { ...token.marks, ...stampedNewline(text, token.block) });
    } else {
      const units = tokens.slice(from, from + length).map(({ content }) => content);
      const string = units.join('');
      exact &&= string.isWellFormed();
      text.insert(at, string.toWellFormed(), { ...token.marks });
    }
    from += length;
  }
  return exact;
}

function formatKept(text: Y.Text, index: number, before: readonly Token[], after: readonly Token[]): void {
  for (let from = 0; from < before.length; ) {
    const [old, now] = [before[from], after[from]];
    if (!old || !now) return;
    let to = from + 1;
    if (now.kind === 'newline') {
      if (old.style !== now.style) formatNewline(text, index + from, now.block);
    } else {
      const isAlike = (place: number) =>
        before[place]?.style === old.style && after[place]?.style === now.style && after[place]?.kind !== 'newline';
      while (to < before.length && isAlike(to)) to += 1;
      if (old.style !== now.style) text.format(index + from, to - from, changedMarks(old.marks, now.marks));
    }
    from = to;
  }
}

function writePiece(text: Y.Text, index: number, piece: Piece, before: readonly Token[], after: readonly Token[]) {
  const old = before.slice(piece.fromA, piece.toA);
  const now = after.slice(piece.fromB, piece.toB);
  if (piece.kept) {
    formatKept(text, index + piece.fromA, old, now);
    return true;
  }
  // New text goes behind what it replaces: of two people who replace the same words, neither lands in the other's.
  const exact = insertTokens(text, index + piece.toA, now);
  if (old.length > 0) text.delete(index + piece.fromA, old.length);
  return exact;
}

/**
 * Turns the tokens `before`, which stand in the text from `index` on, into `after`, last piece first so that indexes hold.
 * @returns whether the text now says exactly what `after` says.
 */
export function writeTokens(text: Y.Text, index: number, before: readonly Token[], after: readonly Token[]): boolean {
  const pieces = difference(before, after).reverse();
  return pieces.map((piece) => writePiece(text, index, piece, before, after)).every(Boolean);
}
