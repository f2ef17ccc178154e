/**
 * Finds marks that nobody set. Yjs keeps a mark as a marker where it starts and one where it ends; two people who delete
 * or retype the same marked words at the same moment can lose the end between them, and the mark then runs to the end of
 * the article. Such a run betrays itself: characters that were there before, and never carried the mark, carry it after a
 * change that brought neither the marker before them nor the one behind them.
 *
 * Told apart from it: bold set by a person (brings a marker), an undo (the characters had the mark once), two bold
 * stretches grown together within a block (no marker is needed), and typing inside or at the end of a run (new
 * characters next to ones that had the mark).
 */
import type * as Y from 'yjs';
import type { TextChange } from './change.ts';
import { IdSet } from './idSet.ts';
import { type MarkedBefore, type MarkedPiece, markedPieces } from './markedPieces.ts';

/** Characters from `index` on that carry `key` without anybody's having set it. */
export interface StrayRun {
  key: string;
  index: number;
  length: number;
}

type Verdict = 'held' | 'set' | 'stray' | 'new';

interface Judged {
  piece: MarkedPiece;
  verdict: Verdict;
}

function isBehind(piece: MarkedPiece, before: MarkedPiece | undefined): boolean {
  return before?.key === piece.key && before.index + before.length === piece.index;
}

/** Stretches of pieces under one key that touch each other. */
function stretches(judged: readonly Judged[]): Judged[][] {
  const found: Judged[][] = [];
  const byKey = Map.groupBy(judged, ({ piece }) => piece.key);
  for (const ofKey of byKey.values()) {
    for (const each of ofKey) {
      const last = found.at(-1);
      if (last && isBehind(each.piece, last.at(-1)?.piece)) last.push(each);
      else found.push([each]);
    }
  }
  return found;
}

/** A gap between two marked stretches of one block, closed by marking what lay between: it needs no marker. */
function acquitGrownTogether(stretch: Judged[]): void {
  for (let from = 0; from < stretch.length; from += 1) {
    if (stretch[from]?.verdict !== 'stray') continue;
    let to = from;
    while (stretch[to]?.verdict === 'stray') to += 1;
    const between = stretch.slice(from, to);
    const joins = from > 0 && to < stretch.length && !between.some(({ piece }) => piece.isNewline);
    if (joins) for (const each of between) each.verdict = 'set';
    from = to;
  }
}

/**
 * Editors mark block by block and leave the newlines between them out, so a run that came over a newline which was there
 * before is not what anybody set. One that the change both starts and ends is: somebody else split the block meanwhile.
 */
function convictBehindNewlines(stretch: readonly Judged[]): void {
  let crossedIn = -1;
  for (const each of stretch) {
    const { isNewline, isNew, isEnclosed, run } = each.piece;
    if (isNewline && !isNew && !isEnclosed && each.verdict !== 'held') crossedIn = run;
    if (run === crossedIn && each.verdict !== 'held') each.verdict = 'stray';
  }
}

/** New characters belong to the stray run that they stand in or touch. */
function spreadToNew(stretch: Judged[]): void {
  for (const order of [stretch, stretch.toReversed()]) {
    let before: Verdict | undefined;
    for (const each of order) {
      if (each.verdict === 'new' && before === 'stray') each.verdict = 'stray';
      before = each.verdict;
    }
  }
}

export class MarkClip {
  private readonly text: Y.Text;
  /** Per key, the characters that once carried it when somebody changed a marker of it. */
  private readonly held = new Map<string, IdSet>();

  constructor(text: Y.Text) {
    this.text = text;
  }

  /**
   * To be called for every change that a person made, and before the text changes again. What the server marks itself
   * need not be told: a change's own walk finds what was marked before it.
   * @returns what the change marked though nobody set it, for `clip`
   */
  strayAfter(change: TextChange): StrayRun[] {
    if (change.markers.size === 0) return [];
    const { pieces, before } = markedPieces(this.text, change);
    for (const piece of before) this.hold(piece);
    const judged = pieces.flatMap((piece) => this.split(piece)).map((piece) => ({ piece, verdict: this.judge(piece) }));
    for (const stretch of stretches(judged)) {
      acquitGrownTogether(stretch);
      convictBehindNewlines(stretch);
      spreadToNew(stretch);
    }
    const stray = judged.filter(({ verdict }) => verdict === 'stray');
    return stray.map(({ piece: { key, index, length } }) => ({ key, index, length }));
  }

  private hold({ key, client, clock, length }: MarkedBefore): void {
    const ids = this.held.get(key) ?? new IdSet();
    this.held.set(key, ids);
    ids.add(client, clock, length);
  }

  /** Parts of a piece whose characters all carried the mark once, or all did not. */
  private split(piece: MarkedPiece): MarkedPiece[] {
    const ids = this.held.get(piece.key);
    const parts: MarkedPiece[] = [];
    for (let done = 0; done < piece.length; ) {
      const clock = piece.clock + done;
      const length = ids?.alikeFrom(piece.client, clock, piece.length - done) ?? piece.length;
      parts.push({ ...piece, clock, index: piece.index + done, length });
      done += length;
    }
    return parts;
  }

  private judge(piece: MarkedPiece): Verdict {
    if (piece.wasMarked || this.held.get(piece.key)?.has(piece.client, piece.clock)) return 'held';
    if (piece.startsNew || piece.endsNew) return 'set';
    return piece.isNew ? 'new' : 'stray';
  }
}

/** Takes stray marks away again; indexes are those of the text right after the change. */
export function clip(text: Y.Text, runs: readonly StrayRun[]): void {
  for (const { key, index, length } of runs) text.format(index, length, { [key]: null });
}
