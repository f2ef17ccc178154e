/** A page with the article editor alone, joined to the other pages of the browser by a channel instead of a server. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ArticleEditor } from '../../../client/document/ArticleEditor.tsx';
import { en } from '../../../client/i18n/en/en.ts';
import { createTranslator } from '../../../client/i18n/i18n.ts';
import '../../../client/theme/sheets.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { insertBlocks, type NewBlock } from '../../../shared/text/build.ts';

interface Frame {
  kind: 'text' | 'presence';
  bytes: Uint8Array;
}

const asked = new URLSearchParams(location.search);
const client = Number(asked.get('client'));
const name = asked.get('name') ?? '';
const channel = new BroadcastChannel('article');
const doc = new Y.Doc();
doc.clientID = client;
const text = doc.getText(TEXT_NAME);
const awareness = new Awareness(doc);
awareness.setLocalState({ user: { id: name, name, role: 'editor', colour: colourOf(name) }, cursor: null });
const errors: string[] = [];
const wait: { online: boolean } = { online: true };
let editor: Editor | null = null;

document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
  errors.push(`${violatedDirective} ${sourceFile}`);
});
window.addEventListener('error', ({ message }) => errors.push(message));

doc.on('update', (bytes: Uint8Array, origin: unknown) => {
  if (origin !== channel && wait.online) channel.postMessage({ kind: 'text', bytes } satisfies Frame);
});
awareness.on('update', (changes: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
  if (origin === channel) return;
  const bytes = encodeAwarenessUpdate(awareness, [...changes.added, ...changes.updated, ...changes.removed]);
  channel.postMessage({ kind: 'presence', bytes } satisfies Frame);
});
channel.onmessage = ({ data }: MessageEvent<Frame>) => {
  if (data.kind === 'text') Y.applyUpdate(doc, data.bytes, channel);
  else applyAwarenessUpdate(awareness, data.bytes, channel);
};

function required(): Editor {
  if (!editor) throw new Error('the editor is not there yet');
  return editor;
}

/** Position of `offset` in the block with this number. */
function positionIn(number: number, offset: number): number {
  const before = required().state.doc.children.slice(0, number);
  return before.reduce((size, node) => size + node.nodeSize, 0) + 1 + offset;
}

/** What a test does with the page. */
export const page = {
  errors,
  seed(blocks: NewBlock[]): number[] {
    insertBlocks(text, 0, blocks);
    return [...Y.encodeStateAsUpdate(doc)];
  },
  load(state: number[]): void {
    Y.applyUpdate(doc, new Uint8Array(state), channel);
  },
  open(): void {
    const root = createRoot(document.getElementById('root') ?? document.body);
    root.render(
      <StrictMode>
        <I18nextProvider i18n={createTranslator('en', { en })}>
          <ArticleEditor
            text={text}
            awareness={awareness}
            editable
            language="en"
            check={asked.get('check') !== '0'}
            onEditor={(made) => {
              editor = made;
            }}
          />
        </I18nextProvider>
      </StrictMode>,
    );
  },
  isOpen: () => editor !== null && !editor.isDestroyed,
  blocks: () => required().state.doc.children.map((node) => `${node.type.name}:${node.textContent}`),
  json: () => JSON.stringify(required().state.doc.toJSON()),
  textOf: () => text.toString(),
  counts: () => required().storage.textSync.binding?.counts,
  select(number: number, from: number, to = from): void {
    const { view, state } = required();
    const selection = TextSelection.create(state.doc, positionIn(number, from), positionIn(number, to));
    view.dispatch(state.tr.setSelection(selection));
    view.focus();
  },
  /** The words before and behind the caret in its block. */
  around(): [string, string] {
    const { $head } = required().state.selection;
    const words = $head.parent.textContent;
    return [words.slice(0, $head.parentOffset), words.slice($head.parentOffset)];
  },
  /** What the server does: marks a passage in the text. */
  annotate(index: number, length: number, id: string): void {
    doc.transact(() => text.format(index, length, { [`a:${id}`]: true }), 'server');
  },
  isComposing: () => required().view.composing,
  endUndoGroup: () => required().storage.textSync.binding?.endUndoGroup(),
  dispatchMs(words: string): number {
    const started = performance.now();
    required().view.dispatch(required().state.tr.insertText(words));
    document.body.getBoundingClientRect();
    return performance.now() - started;
  },
};

declare global {
  interface Window {
    page: typeof page;
  }
}
window.page = page;
