/** What stands inside a block beside text: a hard break, and things that only a newer version knows. */
import { Node } from '@tiptap/core';
import { objectJson } from './htmlAttributes.ts';

const text = Node.create({ name: 'text', group: 'inline' });

const hardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

const unknownInline = Node.create({
  name: 'unknownInline',
  group: 'inline',
  inline: true,
  addAttributes: () => ({ json: { default: '{}', rendered: false, parseHTML: () => null } }),
  parseHTML: () => [
    {
      tag: 'span[data-inline]',
      getAttrs: (element) => {
        const json = objectJson(element.getAttribute('data-inline'));
        return json === null ? false : { json };
      },
    },
  ],
  renderHTML: ({ node }) => ['span', { 'data-inline': String(node.attrs['json']) }],
});

export const articleInline: readonly Node[] = [text, hardBreak, unknownInline];
