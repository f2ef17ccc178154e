/** People who edit one article in real ProseMirror views, and the server's copy; nothing travels until a test says so. */
import { baseKeymap } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { TextBinding } from '../../client/document/binding/binding.ts';
import { textSyncPlugin } from '../../client/document/binding/plugin.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock } from '../../shared/text/build.ts';
import { flatSchema } from './flatSchema.ts';
import { withoutLayout } from './layout.ts';

/** The server's copy, with Yjs client 1 so that histories repeat. */
export function serverDoc(blocks: readonly NewBlock[]): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  insertBlocks(bodyOf(doc), 0, blocks);
  return doc;
}

export function paragraphs(...texts: string[]): NewBlock[] {
  return texts.map((text) => ({ type: 'paragraph', runs: [{ text }] }));
}

/** Whom a Yjs client id belongs to: everybody has their own, and the server has 1. */
export const personAt = (client: number) => (client === 1 ? null : `person ${client}`);

export class TextPeer {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly binding: TextBinding;
  readonly view: EditorView;
  private readonly server: Y.Doc;

  /**
   * @param clientID decides who wins where two people write in one place
   * @param check whether every change is compared with the whole document drawn anew: most of a long run's time
   */
  constructor(server: Y.Doc, clientID: number, schema: Schema = flatSchema, check = true) {
    withoutLayout();
    this.server = server;
    this.doc = new Y.Doc();
    this.doc.clientID = clientID;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server));
    this.text = bodyOf(this.doc);
    this.binding = new TextBinding({ text: this.text, schema, check });
    const plugins = [textSyncPlugin(this.binding), keymap(baseKeymap)];
    const place = document.body.appendChild(document.createElement('div'));
    this.view = new EditorView(place, { state: EditorState.create({ doc: this.binding.render(), plugins }) });
  }

  get shown(): Node {
    return this.view.state.doc;
  }

  push(): void {
    const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.server));
    Y.applyUpdate(this.server, update, { from: 'socket', person: personAt(this.doc.clientID) });
  }

  pull(): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(this.doc)));
  }

  select(from: number, to = from): this {
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.shown, from, to)));
    return this;
  }

  type(position: number, text: string): void {
    this.select(position);
    this.view.dispatch(this.view.state.tr.insertText(text));
    this.binding.endUndoGroup();
  }

  deleteRange(from: number, to: number): void {
    this.view.dispatch(this.view.state.tr.delete(from, to));
    this.binding.endUndoGroup();
  }

  run(command: Command): boolean {
    const done = command(this.view.state, this.view.dispatch, this.view);
    this.binding.endUndoGroup();
    return done;
  }

  destroy(): void {
    this.view.dom.parentElement?.remove();
    this.view.destroy();
    this.binding.destroy();
    this.doc.destroy();
  }
}

/** Everything to everyone, twice, so that what the first round brought forth arrives too. */
export function syncAll(...peers: readonly TextPeer[]): void {
  for (let round = 0; round < 4; round += 1) {
    for (const peer of peers) peer.push();
    for (const peer of peers) peer.pull();
  }
}
