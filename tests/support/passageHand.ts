/** One person at their editor in the anchor scenarios. */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Slice } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { passagesIn, withPassages } from '../../client/document/clipboard/passageMarks.ts';
import { toggleBlock } from './textOperations.ts';
import { TextPeer } from './textPeers.ts';

/** One person at their editor, who points at places by the words that stand there. */
export class Hand {
  readonly peer: TextPeer;
  private clipboard: { slice: Slice; isCut: boolean } | null = null;

  constructor(server: Y.Doc, clientID: number) {
    this.peer = new TextPeer(server, clientID);
  }

  find(words: string): { from: number; to: number } {
    let found: { from: number; to: number } | null = null;
    this.peer.shown.forEach((block, offset) => {
      const at = block.textBetween(0, block.content.size, '', '\ufffc').indexOf(words);
      if (at >= 0 && !found) found = { from: offset + 1 + at, to: offset + 1 + at + words.length };
    });
    if (!found) throw new Error(`"${words}" is not shown`);
    return found;
  }

  typeBefore = (words: string, text: string) => this.peer.type(this.find(words).from, text);
  typeAfter = (words: string, text: string) => this.peer.type(this.find(words).to, text);

  remove(words: string): void {
    const { from, to } = this.find(words);
    this.peer.deleteRange(from, to);
  }

  /** Selects the words and types others over them. */
  retype(words: string, text: string): void {
    const { from, to } = this.find(words);
    this.peer.select(from, to).view.dispatch(this.peer.view.state.tr.insertText(text));
    this.peer.binding.endUndoGroup();
  }

  /** As a spelling checker does, without a selection and without marks. */
  replace(words: string, text: string): void {
    const { from, to } = this.find(words);
    const { schema, tr } = this.peer.view.state;
    this.peer.view.dispatch(tr.replaceWith(from, to, schema.text(text)));
    this.peer.binding.endUndoGroup();
  }

  split = (before: string) => this.peer.select(this.find(before).from).run(splitBlock);
  splitAfter = (words: string) => this.peer.select(this.find(words).to).run(splitBlock);
  join = (start: string) => this.peer.select(this.find(start).from).run(joinBackward);

  mark(words: string, name: 'bold' | 'italic'): void {
    const { from, to } = this.find(words);
    const type = this.peer.view.state.schema.marks[name];
    if (type) this.peer.select(from, to).run(toggleMark(type));
  }

  setBlock = (words: string, type: string) => this.peer.select(this.find(words).from).run(toggleBlock(type));

  /** Takes away the passage's mark itself, as a tampered editor might. */
  unmark(words: string): void {
    const { from, to } = this.find(words);
    const type = this.peer.view.state.schema.marks['annotation'];
    if (type) this.peer.view.dispatch(this.peer.view.state.tr.removeMark(from, to, type));
  }

  cut(words: string, last = words): void {
    this.copy(words, last);
    if (this.clipboard) this.clipboard.isCut = true;
    this.peer.deleteRange(this.find(words).from, this.find(last).to);
  }

  copy(words: string, last = words): void {
    this.clipboard = { slice: this.peer.shown.slice(this.find(words).from, this.find(last).to), isCut: false };
  }

  /** Pastes as the editor's clipboard does: a passage comes along only where it is not in the text already. */
  paste(before: string): void {
    if (!this.clipboard) throw new Error('nothing was cut or copied');
    const present = passagesIn(this.peer.shown.content);
    const { isCut } = this.clipboard;
    const slice = withPassages(this.clipboard.slice, (id) => isCut || !present.has(id));
    this.clipboard.isCut = false;
    const { from } = this.find(before);
    this.peer.view.dispatch(this.peer.view.state.tr.replaceRange(from, from, slice));
    this.peer.binding.endUndoGroup();
  }

  /** Drags block `number` so that it becomes block `to`. */
  drag(number: number, to: number): void {
    const starts = (upTo: number, doc = this.peer.shown) =>
      doc.children.slice(0, upTo).reduce((sum, block) => sum + block.nodeSize, 0);
    const block = this.peer.shown.child(number);
    const transaction = this.peer.view.state.tr.delete(starts(number), starts(number + 1));
    this.peer.view.dispatch(transaction.insert(starts(to, transaction.doc), block));
    this.peer.binding.endUndoGroup();
  }

  /** Takes a whole block out, or puts one in. */
  removeBlock(number: number): void {
    this.peer.deleteRange(this.startOf(number), this.startOf(number + 1));
  }

  insertBlock(number: number, ...content: (string | 'break')[]): void {
    const { nodes } = this.peer.view.state.schema;
    const { schema, tr } = this.peer.view.state;
    const inline = content.flatMap((part) =>
      part === 'break' ? (nodes['hardBreak']?.create() ?? []) : schema.text(part),
    );
    const block = nodes['paragraph']?.create(null, inline);
    if (block) this.peer.view.dispatch(tr.insert(this.startOf(number), block));
    this.peer.binding.endUndoGroup();
  }

  /** Writes the whole article anew, without any passage, as a program does that knows of none. */
  rewrite(change: (text: string) => string, before: string[] = []): void {
    const { schema, tr } = this.peer.view.state;
    const blocks = this.peer.shown.children.map((block) =>
      block.type.create(block.attrs, schema.text(change(block.textContent))),
    );
    const first = before.flatMap((text) => schema.nodes['paragraph']?.create(null, schema.text(text)) ?? []);
    this.peer.view.dispatch(tr.replaceWith(0, tr.doc.content.size, [...first, ...blocks]));
    this.peer.binding.endUndoGroup();
  }

  /** Replaces several words in one step of the editor. */
  replaceAll(pairs: readonly (readonly [within: string, words: string, by: string])[]): void {
    const { schema, tr } = this.peer.view.state;
    const found = pairs.map(([within, words, by]) => ({ from: this.find(within).from, words, by }));
    for (const { from, words, by } of found.toSorted((a, b) => b.from - a.from)) {
      tr.replaceWith(from, from + words.length, schema.text(by));
    }
    this.peer.view.dispatch(tr);
    this.peer.binding.endUndoGroup();
  }

  link(words: string): void {
    const type = this.peer.view.state.schema.marks['link'];
    if (type) this.run(words, toggleMark(type, { href: 'https://example.org/' }));
  }

  /** Runs a command of the editor on these words. */
  run(words: string, command: Command): void {
    const { from, to } = this.find(words);
    this.peer.select(from, to).run(command);
  }

  private startOf(number: number): number {
    return this.peer.shown.children.slice(0, number).reduce((sum, block) => sum + block.nodeSize, 0);
  }

  undo = () => this.peer.binding.undo();
  redo = () => this.peer.binding.redo();
}
