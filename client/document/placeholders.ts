/** What an empty headline, standfirst, caption, credit or alternative text is for, in faint letters. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type DocumentLabels, inWords } from './labels.ts';

function wordsFor(type: string, labels: DocumentLabels): string | undefined {
  const { headline, standfirst, caption, credit, alternative } = labels;
  const words: Record<string, string> = { headline, standfirst, caption, credit, figure: alternative };
  return words[type];
}

function drawn(doc: Node, labels: DocumentLabels): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((block, position) => {
    const placeholder = block.content.size === 0 ? wordsFor(block.type.name, labels) : undefined;
    if (placeholder === undefined) return;
    // A heading without words needs a name; other blocks are read as they are.
    const name = block.type.name === 'headline' ? { 'aria-label': placeholder } : {};
    const attributes = { 'data-placeholder': placeholder, ...name };
    decorations.push(Decoration.node(position, position + block.nodeSize, attributes));
  });
  return DecorationSet.create(doc, decorations);
}

export const Placeholders = Extension.create({
  name: 'placeholders',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: inWords(drawn) } })],
});
