/** A small flat schema for tests of the binding, and an older one that knows neither residue nor passages nor italics. */
import { type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model';
import { BLOCK_TYPES } from '../../shared/text/block.ts';

const LEVELLED = new Set(['bullet', 'ordered']);

function blockSpec(name: string): NodeSpec {
  const attrs: NodeSpec['attrs'] = { data: { default: null } };
  if (LEVELLED.has(name)) attrs['level'] = { default: 0 };
  if (name === 'figure') attrs['src'] = { default: null };
  return { content: 'inline*', group: 'block', attrs, toDOM: () => ['p', { 'data-type': name }, 0] };
}

function nodes(types: readonly string[]): Record<string, NodeSpec> {
  return {
    doc: { content: 'block+' },
    ...Object.fromEntries(types.map((name) => [name, blockSpec(name)])),
    unknown: {
      content: 'inline*',
      group: 'block',
      attrs: { type: { default: 'unknown' }, data: { default: null } },
      toDOM: () => ['p', 0],
    },
    text: { group: 'inline' },
    hardBreak: { inline: true, group: 'inline', selectable: false, toDOM: () => ['br'] },
    unknownInline: { inline: true, group: 'inline', attrs: { json: { default: '{}' } }, toDOM: () => ['span'] },
  };
}

const annotation: MarkSpec = {
  attrs: { id: {} },
  excludes: '',
  inclusive: false,
  toDOM: (mark) => ['span', { 'data-passage': String(mark.attrs['id']) }, 0],
};

const marks: Record<string, MarkSpec> = {
  link: { attrs: { href: {} }, inclusive: false, toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0] },
  bold: { toDOM: () => ['strong', 0] },
  italic: { toDOM: () => ['em', 0] },
  attr: { attrs: { key: {}, value: {} }, excludes: '', inclusive: false, toDOM: () => ['span', 0] },
};

export const flatSchema = new Schema({ nodes: nodes(BLOCK_TYPES), marks: { annotation, ...marks } });

const { italic: _italic, ...olderMarks } = marks;

export const olderSchema = new Schema({
  nodes: nodes(BLOCK_TYPES.filter((type) => type !== 'residue')),
  marks: olderMarks,
});
