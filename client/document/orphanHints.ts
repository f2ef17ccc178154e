/** Words that outlived their paragraph: a quiet line above them says so, and an editor may keep them. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type DocumentLabels, inWords } from './labels.ts';

/** Takes the flag off the paragraph at `position`; an ordinary edit, which can be undone. */
function keep(view: EditorView, position: number | undefined): void {
  if (!view.editable || position === undefined || !view.state.doc.nodeAt(position)?.attrs['orphan']) return;
  view.dispatch(view.state.tr.setNodeAttribute(position, 'orphan', null));
  view.focus();
}

function hintElement(labels: DocumentLabels, onKeep: () => void): HTMLElement {
  const hint = document.createElement('div');
  hint.className = 'article-orphan';
  hint.contentEditable = 'false';
  hint.setAttribute('role', 'note');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = labels.keepOrphan;
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', onKeep);
  hint.append(`${labels.orphan} `, button);
  return hint;
}

function hintAt(position: number, labels: DocumentLabels): Decoration {
  const draw = (view: EditorView, positionNow: () => number | undefined) =>
    hintElement(labels, () => keep(view, positionNow()));
  return Decoration.widget(position, draw, {
    key: `orphan ${labels.orphan}`,
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
  });
}

function hints(doc: Node, labels: DocumentLabels): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((block, position) => {
    if (block.attrs['orphan'] === true) found.push(hintAt(position, labels));
  });
  return DecorationSet.create(doc, found);
}

export const OrphanHints = Extension.create({
  name: 'orphanHints',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: inWords(hints) } })],
});
