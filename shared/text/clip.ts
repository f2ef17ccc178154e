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
import { BLOCK_KEY } from './block.ts';
import { IdSet } from './idSet.ts';
import { type MarkedPiece, markedPieces } from './markedPieces.ts';

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

type Operation = Y.YTextEvent['delta'][number];

/** Keys of the marks that operations bring. */
function marksIn(operations: readonly Operation[]): Set<string> {
  const entries = operations.flatMap(({ attributes }) => Object.entries(attributes ?? {}));
  return new Set(entries.filter(([key, value]) => key !== BLOCK_KEY && value !== null).map(([key]) => key));
}

/** One insertion and nothing else: a keystroke, which marks nothing but itself. */
function isTyping(delta: readonly Operation[]): boolean {
  const changes = delta.filter(({ retain, attributes }) => retain === undefined || attributes !== undefined);
  return changes.length === 1 && changes[0]?.insert !== undefined;
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
 * before is not what anybody set, whatever markers the change brought.
 */
function convictBehindNewlines(stretch: readonly Judged[]): void {
  let crossedIn = -1;
  for (const each of stretch) {
    const { isNewline, isNew, run } = each.piece;
    if (isNewline && !isNew && each.verdict !== 'held') crossedIn = run;
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
  /** Per key, the characters that carry or once carried it. */
  private readonly held = new Map<string, IdSet>();

  /** Takes what is marked now for set. */
  constructor(text: Y.Text) {
    this.text = text;
    for (const piece of markedPieces(text, () => false)) this.hold(piece);
  }

  /**
   * To be called in the text's observer, for every event and before the text changes again.
   * @param trusted for changes that the server made itself: they set what they mark
   * @returns what the change marked though nobody set it, for `clip`
   */
  strayAfter(event: Y.YTextEvent, trusted: boolean): StrayRun[] {
    const keys = marksIn(event.delta);
    if (keys.size === 0) return [];
    if (isTyping(event.delta)) {
      for (const key of keys) this.holdInserted(key, event.transaction);
      return [];
    }
    const found = markedPieces(this.text, (item) => event.adds(item)).filter(({ key }) => keys.has(key));
    const pieces = found.flatMap((piece) => this.split(piece));
    const judged = pieces.map((piece) => ({ piece, verdict: trusted ? 'set' : this.judge(piece) }) satisfies Judged);
    for (const stretch of stretches(judged)) {
      if (trusted) continue;
      acquitGrownTogether(stretch);
      convictBehindNewlines(stretch);
      spreadToNew(stretch);
    }
    const isStray = ({ verdict }: Judged) => verdict === 'stray';
    for (const each of judged) if (!isStray(each)) this.hold(each.piece);
    return judged.filter(isStray).map(({ piece: { key, index, length } }) => ({ key, index, length }));
  }

  /** Typing under a mark is the common case and needs no look at the rest of the text. */
  private holdInserted(key: string, { beforeState, afterState }: Y.Transaction): void {
    for (const [client, to] of afterState) {
      const clock = beforeState.get(client) ?? 0;
      if (to > clock) this.hold({ key, client, clock, length: to - clock });
    }
  }

  private hold({ key, client, clock, length }: Pick<MarkedPiece, 'key' | 'client' | 'clock' | 'length'>): void {
    const ids = this.held.get(key) ?? new IdSet();
    this.held.set(key, ids);
    ids.add(client, clock, length);
  }

  /** Parts of a piece whose characters all carried the mark before, or all did not. */
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
    if (this.held.get(piece.key)?.has(piece.client, piece.clock)) return 'held';
    if (piece.startsNew || piece.endsNew) return 'set';
    return piece.isNew ? 'new' : 'stray';
  }
}

/** Takes stray marks away again; indexes are those of the text right after the change. */
export function clip(text: Y.Text, runs: readonly StrayRun[]): void {
  for (const { key, index, length } of runs) text.format(index, length, { [key]: null });
}
