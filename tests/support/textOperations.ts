/** The 32 edits whose ordered pairs are tried at the same moment, around one passage of the second paragraph. */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import { type Command, TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { paragraphs, type TextPeer } from './textPeers.ts';

/** Makes text of characters that occur nowhere else, so that each can be followed through a merge. */
export class UniqueText {
  private next = 0x4e00;
  readonly made = new Set<string>();

  make(length: number): string {
    let text = '';
    for (let left = length; left > 0; left -= 1) {
      if (this.next === 0xa000) this.next = 0xac00;
      text += String.fromCharCode(this.next);
      this.next += 1;
    }
    for (const character of text) this.made.add(character);
    return text;
  }

  /** Which made characters stand in `text`, and how often. */
  countIn(text: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const character of text) {
      if (this.made.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    return counts;
  }
}

/** The passage lies at characters 24 to 40 of the second paragraph's 60. */
export const PASSAGE = { from: 24, to: 40 };
const PARAGRAPH_LENGTHS = [20, 60, 16, 10];

/** The article that the edits work on, with the passage `x` marked. */
export function matrixArticle(unique: UniqueText): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const text = bodyOf(doc);
  insertBlocks(text, 0, paragraphs(...PARAGRAPH_LENGTHS.map((length) => unique.make(length))));
  text.format((PARAGRAPH_LENGTHS[0] ?? 0) + 1 + PASSAGE.from, PASSAGE.to - PASSAGE.from, { 'a:x': true });
  return doc;
}

export type Edit = (peer: TextPeer, unique: UniqueText) => void;

/** Position before character `offset` of the second block. */
function inSecond(peer: TextPeer, offset: number): number {
  return peer.shown.child(0).nodeSize + 1 + offset;
}

function checked(peer: TextPeer, position: number): number {
  if (position < 0 || position > peer.shown.content.size) throw new RangeError('the edit does not apply here');
  return position;
}

function at(peer: TextPeer, offset: number): number {
  return checked(peer, inSecond(peer, offset));
}

const typing =
  (offset: number): Edit =>
  (peer, unique) =>
    peer.type(at(peer, offset), unique.make(2));

const deleting =
  (from: number, to: number): Edit =>
  (peer) =>
    peer.deleteRange(at(peer, from), at(peer, to));

const running =
  (command: Command, from: number, to = from): Edit =>
  (peer) => {
    peer.view.dispatch(peer.view.state.tr.setSelection(TextSelection.create(peer.shown, at(peer, from), at(peer, to))));
    peer.run(command);
  };

const bold: Command = (state, dispatch) => {
  const type = state.schema.marks['bold'];
  return type ? toggleMark(type)(state, dispatch) : false;
};

const annotating =
  (from: number, to: number): Edit =>
  (peer) => {
    const type = peer.view.state.schema.marks['annotation'];
    if (!type) return;
    const transaction = peer.view.state.tr.addMark(at(peer, from), at(peer, to), type.create({ id: 'y' }));
    peer.view.dispatch(transaction.setMeta('addToHistory', false));
  };

/** Gives the blocks of the selection a type, or takes it away if they have it. */
export function toggleBlock(name: string): Command {
  return (state, dispatch) => {
    const { from, to, $from } = state.selection;
    const type = state.schema.nodes[$from.parent.type.name === name ? 'paragraph' : name];
    if (!type) return false;
    dispatch?.(state.tr.setBlockType(from, to, type));
    return true;
  };
}

function movePassageToEnd(peer: TextPeer): void {
  const [from, to] = [at(peer, PASSAGE.from), at(peer, PASSAGE.to)];
  const slice = peer.shown.slice(from, to);
  peer.deleteRange(from, to);
  const end = checked(peer, peer.shown.content.size - 3);
  peer.view.dispatch(peer.view.state.tr.replaceRange(end, end, slice));
}

function moveBlockToEnd(peer: TextPeer): void {
  const block = peer.shown.child(1);
  const from = inSecond(peer, 0) - 1;
  const transaction = peer.view.state.tr.delete(from, from + block.nodeSize);
  peer.view.dispatch(transaction.insert(transaction.doc.content.size, block));
}

function replacePassage(peer: TextPeer, unique: UniqueText): void {
  peer.select(at(peer, PASSAGE.from), at(peer, PASSAGE.to));
  peer.view.dispatch(peer.view.state.tr.insertText(unique.make(9)));
}

const { from: start, to: end } = PASSAGE;

export const EDITS: Readonly<Record<string, Edit>> = {
  'type before': typing(10),
  'type at the start edge': typing(start),
  'type inside': typing(start + 7),
  'type at the end edge': typing(end),
  'type after': typing(50),
  'delete the first half': deleting(start, start + 8),
  'delete the second half': deleting(start + 8, end),
  'delete the passage': deleting(start, end),
  'delete across the start': deleting(start - 5, start + 5),
  'delete across the end': deleting(end - 5, end + 5),
  'delete to the end of the paragraph': deleting(start + 8, 60),
  'delete the paragraph': deleting(-1, 61),
  'delete into the next paragraph': deleting(start + 8, 60 + 2 + 5),
  'split before': running(splitBlock, 10),
  'split inside': running(splitBlock, start + 7),
  'split after': running(splitBlock, 50),
  'split at the start of the paragraph': running(splitBlock, 0),
  'join with the previous': running(joinBackward, 0),
  'join with the next': running(joinBackward, 62),
  'bold the first half': running(bold, start, start + 8),
  'bold across the start': running(bold, start - 5, start + 5),
  'bold across the end': running(bold, end - 5, end + 5),
  'bold the passage': running(bold, start, end),
  'bold the paragraph': running(bold, 0, 60),
  'annotate what overlaps': annotating(start + 8, 50),
  'annotate the same': annotating(start, end),
  'make it a crosshead': running(toggleBlock('crosshead'), 10),
  'make it a list item': running(toggleBlock('bullet'), 10),
  'make it a quote': running(toggleBlock('quote'), 10),
  'cut the passage and paste it at the end': movePassageToEnd,
  'drag the paragraph to the end': moveBlockToEnd,
  'replace the passage by typing': replacePassage,
};

/** Edits that move text; two of them at once double it, since Yjs has no move. */
export const MOVES: ReadonlySet<string> = new Set([
  'cut the passage and paste it at the end',
  'drag the paragraph to the end',
]);
