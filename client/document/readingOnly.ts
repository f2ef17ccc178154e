/**
 * Who may not write walks through the text and selects in it with the keyboard all the same, to comment on it, say. For
 * the browser the text stays one that can be edited; what is typed, pasted or dropped is stopped, keys are left to the
 * browser and the workspace, and no transaction of this editor's own changes the document. The server refuses such
 * changes in any case.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isFromText } from './binding/pending.ts';

/** @param isReading asked at each event, since a role may change while the article is open. */
export function readingOnly(isReading: () => boolean): Extension {
  const stop = (_view: EditorView, event: Event) => {
    if (isReading()) event.preventDefault();
    return isReading();
  };
  return Extension.create({
    name: 'readingOnly',
    // Before everything that would take the event for its own.
    priority: 10_000,
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged || isFromText(transaction) || !isReading(),
        props: {
          handleDOMEvents: { beforeinput: stop, paste: stop, drop: stop, keydown: () => isReading() },
        },
      }),
    ],
  });
}
