// @vitest-environment jsdom
import { Editor, Extension, Mark, Node } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextSync } from '../../client/document/binding/textSync.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { flatSchema } from '../support/flatSchema.ts';
import { paragraphs } from '../support/textPeers.ts';

/** The flat schema of the tests as Tiptap extensions. */
function flatExtensions() {
  const nodes = Object.entries(flatSchema.nodes).map(([name, { spec }]) =>
    Node.create({
      name,
      topNode: name === 'doc',
      content: spec.content,
      group: spec.group ?? '',
      inline: spec.inline ?? false,
      addAttributes: () => spec.attrs ?? {},
      renderHTML: () => (name === 'hardBreak' ? ['br'] : ['p', 0]),
    }),
  );
  const marks = Object.entries(flatSchema.marks).map(([name, { spec }]) =>
    Mark.create({
      name,
      inclusive: spec.inclusive ?? true,
      ...(spec.excludes === undefined ? {} : { excludes: spec.excludes }),
      addAttributes: () => spec.attrs ?? {},
      renderHTML: () => ['span', 0],
    }),
  );
  return [...nodes, ...marks];
}

function editorOn(doc: Y.Doc, ...more: Extension[]): Editor {
  const element = document.body.appendChild(document.createElement('div'));
  const sync = TextSync.configure({ text: bodyOf(doc), check: true });
  return new Editor({ element, extensions: [...flatExtensions(), sync, ...more] });
}

function articleDoc(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  insertBlocks(bodyOf(doc), 0, paragraphs(...texts));
  return doc;
}

it('shows the text from the first moment and writes nothing', () => {
  const doc = articleDoc('One.', 'Two.');
  const before = Y.encodeStateVector(doc);
  const editor = editorOn(doc);
  expect(editor.getText({ blockSeparator: '¶' })).toBe('One.¶Two.');
  expect(Y.encodeStateVector(doc)).toEqual(before);
});

it('[R-TEXT-2] [R-TEXT-8] writes, undoes and redoes by commands and keys', () => {
  const doc = articleDoc('One.');
  const editor = editorOn(doc);
  expect(editor.can().undo()).toBe(false);
  editor.commands.insertContentAt(1, 'Zero. ');
  expect(bodyOf(doc).toString()).toBe('Zero. One.\n');
  expect(editor.can().undo()).toBe(true);
  expect(editor.commands.undo()).toBe(true);
  expect(bodyOf(doc).toString()).toBe('One.\n');
  const key = new KeyboardEvent('keydown', { key: 'y', ctrlKey: true, bubbles: true, cancelable: true });
  editor.view.dom.dispatchEvent(key);
  expect(editor.getText()).toBe('Zero. One.');
});

it.each([
  ['historyUndo', 'One.'],
  ['historyRedo', 'Zero. One.'],
])('[R-TEXT-8] answers the browser’s own %s', (inputType, expected) => {
  const editor = editorOn(articleDoc('One.'));
  editor.commands.insertContentAt(1, 'Zero. ');
  for (const each of new Set(['historyUndo', inputType])) {
    editor.view.dom.dispatchEvent(new InputEvent('beforeinput', { inputType: each, bubbles: true, cancelable: true }));
  }
  expect(editor.getText()).toBe(expected);
});

it('[R-TEXT-8] undo outlives a plugin that comes later', () => {
  const editor = editorOn(articleDoc('One.'));
  editor.commands.insertContentAt(1, 'Zero. ');
  editor.registerPlugin(keymap({}));
  editor.commands.insertContentAt(1, '!');
  editor.commands.undo();
  editor.commands.undo();
  expect(editor.getText()).toBe('One.');
});

it('[R-TEXT-2] takes up what another plugin appends to a foreign change', () => {
  const doc = articleDoc('One.');
  const shout = new Plugin({
    appendTransaction: (_transactions, _before, state: EditorState) =>
      state.doc.textContent.endsWith('?') ? state.tr.insertText('!', state.doc.content.size - 1) : null,
  });
  const editor = editorOn(doc, Extension.create({ name: 'shout', addProseMirrorPlugins: () => [shout] }));
  bodyOf(doc).insert(4, '?');
  expect([editor.getText(), bodyOf(doc).toString()]).toEqual(['One.?!', 'One.?!\n']);
});

it('[R-TEXT-5] makes a pasted line end a hard break', () => {
  const doc = articleDoc('One.');
  const editor = editorOn(doc);
  editor.view.dispatch(editor.state.tr.insertText('a\nb\u2028c', 1));
  expect(bodyOf(doc).toString()).toBe('a\u2028b\u2028cOne.\n');
  expect(editor.state.doc.child(0).childCount).toBe(5);
});

it('[R-TEXT-5] never cuts an emoji in two, whatever the editor asks', () => {
  const doc = articleDoc('a😀b');
  const editor = editorOn(doc);
  const bold = editor.schema.marks['bold'];
  if (bold) editor.view.dispatch(editor.state.tr.addMark(1, 3, bold.create()));
  expect(bodyOf(doc).toDelta()[0]).toMatchObject({ insert: 'a😀', attributes: { bold: true } });
  editor.view.dispatch(editor.state.tr.delete(3, 4));
  expect(bodyOf(doc).toString().isWellFormed()).toBe(true);
});

it('[R-TEXT-6] shows a virtual last paragraph, and writes its newline with the first key', () => {
  const doc = articleDoc('One.');
  const editor = editorOn(doc);
  bodyOf(doc).delete(4, 1);
  expect(editor.getText()).toBe('One.');
  expect(bodyOf(doc).toString()).toBe('One.');
  editor.commands.insertContentAt(1, 'x');
  expect(bodyOf(doc).toString()).toBe('xOne.\n');
  expect(editor.storage.textSync.binding?.counts).toMatchObject({ fallbacks: 0, mismatches: 0 });
});

it('keeps a pending Bold through a foreign key', () => {
  const doc = articleDoc('One.', 'Two.');
  const editor = editorOn(doc);
  const bold = editor.schema.marks['bold'];
  if (bold) editor.view.dispatch(editor.state.tr.addStoredMark(bold.create()));
  bodyOf(doc).insert(6, 'x');
  editor.view.dispatch(editor.state.tr.insertText('!', 1));
  expect(bodyOf(doc).toDelta()[0]).toMatchObject({ insert: '!', attributes: { bold: true } });
});
