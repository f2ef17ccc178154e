/** Shows where dragged words would land. */
import { Extension } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';

export const dropCaret = Extension.create({
  name: 'dropCaret',
  addProseMirrorPlugins: () => [dropCursor({ class: 'article-drop-caret', width: 2, color: false })],
});
