/**
 * What looks checkable in what an editor shows: found in a thread of its own once typing pauses.
 * What is on screen changes with the answer, never in between; until then its marks move with their characters.
 */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import { docBlocks } from '../review/docBlocks.ts';
import { afterPaint } from '../ui/afterPaint.ts';
import { afterPause } from '../ui/afterPause.ts';
import { createDetection, type DetectionThread } from './detection.ts';
import type { FoundMark } from './detectionWork.ts';
import { ProposalHighlights } from './highlights.ts';
import { onScroll, seenOf } from './seenText.ts';
import { proposalsOf, type ShownProposal } from './shownProposals.ts';

/** A proposal and where it stands in the document. */
export interface PlacedProposal {
  proposal: ShownProposal;
  from: number;
  to: number;
  /** Text index of its first character. */
  index: number;
}

export interface ShownText {
  editor: Editor;
  text: Y.Text;
  /** BCP 47 tag. */
  language: string;
  thread: DetectionThread;
}

export interface ReadingParts extends ShownText {
  /** Passages that somebody has taken on; the very same set until that changes. */
  taken(): ReadonlySet<string>;
  /** Those of these that this person is to see. */
  wanted(all: readonly PlacedProposal[], text: Y.Text): PlacedProposal[];
  onShown(): void;
  onFailed(): void;
}

export interface Reading {
  readonly editor: Editor;
  readonly text: Y.Text;
  /** What is shown, where it stands now; null until the thread has answered. */
  placed(): readonly PlacedProposal[] | null;
  /** Tells anew what is shown, as after a decision. */
  retell(): void;
  /** Draws the current one as such. */
  mark(current: string | null): void;
  close(): void;
}

/** The text is read once nobody has typed for so long, */
const PAUSE_MS = 350;
/** or for so long without a pause. */
const MOST_MS = 1_500;
/** Marks are looked at so often when only looks changed. */
const EVERY_MS = 200;
/** While somebody scrolls, marks come so often. */
const SCROLL_MS = 80;

interface Kept {
  marks: readonly FoundMark[];
  taken: ReadonlySet<string>;
  proposals: readonly ShownProposal[];
}

export function createReading(parts: ReadingParts): Reading {
  const { editor, text } = parts;
  const highlights = new ProposalHighlights();
  const kept = new WeakMap<ReviewBlock, Kept>();
  let placed: readonly PlacedProposal[] | null = null;
  /** Of the changes since: looked at only when somebody asks. */
  let moved = new Mapping();
  let current: string | null = null;
  const detection = createDetection<ReviewBlock>(parts.thread, parts.language, () => tell(), parts.onFailed);

  const proposalsIn = (block: ReviewBlock, marks: readonly FoundMark[], taken: ReadonlySet<string>) => {
    const known = kept.get(block);
    if (known?.marks === marks && known.taken === taken) return known.proposals;
    const wordsAt = (place: { block: number; start: number; end: number }) =>
      detection.blockOf(place.block)?.text.slice(place.start, place.end) ?? '';
    const proposals = proposalsOf(detection.idOf(block), block, marks, taken, wordsAt);
    kept.set(block, { marks, taken, proposals });
    return proposals;
  };

  /** Null while a block is not read yet: the answer to come tells of it. */
  const place = (): PlacedProposal[] | null => {
    const blocks = docBlocks(editor.state.doc);
    const taken = parts.taken();
    const found: PlacedProposal[] = [];
    let position = 0;
    for (const [number, block] of blocks.entries()) {
      const marks = detection.marksOf(block);
      if (!marks) return null;
      const from = position + 1;
      for (const proposal of proposalsIn(block, marks, taken)) {
        const { start, end } = proposal;
        found.push({ proposal, from: from + start, to: from + end, index: position - number + start });
      }
      position += editor.state.doc.child(number).nodeSize;
    }
    return found;
  };

  const placedNow = () => {
    if (placed && moved.maps.length > 0) {
      const mapping = moved;
      placed = placed.map((each) => ({ ...each, from: mapping.map(each.from, 1), to: mapping.map(each.to, -1) }));
      moved = new Mapping();
    }
    return placed;
  };
  const draw = () => {
    if (editor.isDestroyed) return;
    const seen = seenOf(editor.view);
    highlights.draw(
      editor.view,
      (placedNow() ?? [])
        .filter(({ from }) => seen.from <= from && from <= seen.to)
        .map(({ proposal: { id, hedged }, from, to }) => ({
          ...{ id, from, to },
          look: hedged === null ? 'proposal' : 'proposal-drift',
        })),
      current,
    );
  };
  const tell = () => {
    const all = editor.isDestroyed ? null : place();
    if (!all) return;
    moved = new Mapping();
    placed = parts.wanted(all, text);
    parts.onShown();
    draw();
  };
  const read = () => {
    if (!editor.isDestroyed) detection.read(docBlocks(editor.state.doc));
  };

  const reading = afterPause(read, PAUSE_MS, MOST_MS);
  const telling = afterPaint(tell);
  const drawing = afterPaint(draw, EVERY_MS);
  const onTransaction = ({ transaction }: { transaction: Transaction }) => {
    // What only changes looks may have put other text nodes into the page.
    if (!transaction.docChanged) return drawing.soon();
    moved.appendMapping(transaction.mapping);
    reading.soon();
  };
  const scrolling = afterPaint(draw, SCROLL_MS);
  const leaveScroll = onScroll(editor.view, scrolling.soon);
  editor.on('transaction', onTransaction);
  read();
  return {
    editor,
    text,
    placed: placedNow,
    retell: telling.soon,
    mark(id) {
      current = id;
      draw();
    },
    close() {
      leaveScroll();
      editor.off('transaction', onTransaction);
      reading.cancel();
      telling.cancel();
      drawing.cancel();
      scrolling.cancel();
      detection.close();
      highlights.clear();
    },
  };
}
