/** What an empty headline, standfirst, caption, credit or alternative text is for, in faint letters. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { DocumentLabels } from './labels.ts';

type Placeholders = Record<string, string>;

function drawn(doc: Node, words: Placeholders): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((block, position) => {
    const placeholder = block.content.size === 0 ? words[block.type.name] : undefined;
    if (placeholder === undefined) return;
    // A heading without words needs a name; other blocks are read as they are.
    const name = block.type.name === 'headline' ? { 'aria-label': placeholder } : {};
    const attributes = { 'data-placeholder': placeholder, ...name };
    decorations.push(Decoration.node(position, position + block.nodeSize, attributes));
  });
  return DecorationSet.create(doc, decorations);
}

function placeholderPlugin(words: Placeholders): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin({
    state: {
      init: (_config, { doc }) => drawn(doc, words),
      apply: (transaction, placeholders, _before, { doc }) =>
        transaction.docChanged ? drawn(doc, words) : placeholders,
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

export function placeholders({ headline, standfirst, caption, credit, alternative }: DocumentLabels): Extension {
  const words = { headline, standfirst, caption, credit, figure: alternative };
  return Extension.create({ name: 'placeholders', addProseMirrorPlugins: () => [placeholderPlugin(words)] });
}
