/**
 * The blocks of an article. All stand side by side in the document and hold inline content; a list item has a level
 * instead of a parent, caption and credit are blocks behind their figure. Every block has `data`: JSON of attributes that
 * this version does not know, or null.
 */
import { type Attributes, Node } from '@tiptap/core';
import type { TagParseRule } from '@tiptap/pm/model';
import { BLOCK_TYPES } from '../text/block.ts';
import { foreignRules } from './foreignBlocks.ts';
import { BLOCK_ATTRIBUTE, DATA_ATTRIBUTE, levelOf, objectJson } from './htmlAttributes.ts';

/** A block attribute: its default, and how it is read from one of our own elements. */
interface BlockAttribute {
  initial: string | number | null;
  read: (text: string | null) => string | number | null;
}

interface BlockOptions {
  tag: string;
  attributes?: Record<string, BlockAttribute>;
  /** Rules for HTML that is not ours. */
  foreign?: readonly TagParseRule[];
}

const OWN_PRIORITY = 60;
const textAttribute: BlockAttribute = { initial: null, read: (text) => text };
const level: BlockAttribute = { initial: 0, read: levelOf };
/** Set by the server on words that outlived their paragraph; a copy of them is no orphan. */
const orphan: BlockAttribute = { initial: null, read: () => null };

/** Unknown attributes; those that the block knows have places of their own and may not come in by this door. */
function dataAttribute(known: readonly string[]): BlockAttribute {
  return { initial: null, read: (text) => objectJson(text, ['t', '#', 'data', ...known]) };
}

const unknownType: BlockAttribute = {
  initial: 'unknown',
  read: (text) => (text === null || BLOCK_TYPES.some((type) => type === text) ? 'unknown' : text),
};

const htmlName = (name: string) => (name === 'data' ? DATA_ATTRIBUTE : `data-${name}`);

function attributeSpecs(attributes: Record<string, BlockAttribute>): Attributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(
    entries.map(([name, { initial }]) => [name, { default: initial, rendered: false, parseHTML: () => null }]),
  );
}

function readAttributes(attributes: Record<string, BlockAttribute>, element: HTMLElement) {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, { read }]) => [name, read(element.getAttribute(htmlName(name)))]));
}

function writtenAttributes(attributes: Record<string, BlockAttribute>, attrs: Record<string, unknown>) {
  const written = Object.entries(attributes).filter(([name, { initial }]) => attrs[name] !== initial);
  return Object.fromEntries(written.map(([name]) => [htmlName(name), String(attrs[name])]));
}

function block(name: string, { tag, attributes = {}, foreign = [] }: BlockOptions): Node {
  const all = { ...attributes, data: dataAttribute(Object.keys(attributes)) };
  const own: TagParseRule = {
    tag: `[${BLOCK_ATTRIBUTE}="${name}"]`,
    priority: OWN_PRIORITY,
    getAttrs: (element) => readAttributes(all, element),
  };
  return Node.create({
    name,
    group: 'block',
    content: 'inline*',
    defining: true,
    addAttributes: () => attributeSpecs(all),
    parseHTML: () => [own, ...foreign],
    renderHTML: ({ node }) => [tag, { [BLOCK_ATTRIBUTE]: name, ...writtenAttributes(all, node.attrs) }, 0],
  });
}

/** Blocks in the order in which the schema tries them; the first is what a new block is by default. */
export const articleBlocks: readonly Node[] = [
  block('paragraph', { tag: 'p', attributes: { orphan }, foreign: foreignRules.paragraph }),
  block('headline', { tag: 'h1', foreign: foreignRules.headline }),
  block('standfirst', { tag: 'p' }),
  block('crosshead', { tag: 'h2', foreign: foreignRules.crosshead }),
  block('quote', { tag: 'blockquote', foreign: foreignRules.quote }),
  block('bullet', { tag: 'div', attributes: { level }, foreign: foreignRules.bullet }),
  block('ordered', { tag: 'div', attributes: { level }, foreign: foreignRules.ordered }),
  block('figure', { tag: 'div', attributes: { src: textAttribute }, foreign: foreignRules.figure }),
  block('caption', { tag: 'p', foreign: foreignRules.caption }),
  block('credit', { tag: 'p', foreign: foreignRules.credit }),
  block('embed', { tag: 'div', attributes: { url: textAttribute } }),
  block('residue', { tag: 'div' }),
  block('unknown', { tag: 'p', attributes: { type: unknownType } }),
];

/** The article itself: one block or more. */
export const articleDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' });
