/**
 * Inline marks. `annotation` is a passage and holds its id alone: what it looks like comes from the ledger, so a change of
 * state changes no document. Together with `attr`, which carries unknown attributes, it is never cleared with formatting;
 * both exclude nothing, so any number of them overlap.
 */
import { type Attributes, Mark } from '@tiptap/core';
import { safeHref } from './href.ts';
import { isBoldWeight, isJson, isPlainWeight, ownStyle, PASSAGE_ATTRIBUTE } from './htmlAttributes.ts';

/** Marks that a person sets and clears. All others belong to the server or to a newer version. */
export const FORMATTING_MARKS = ['bold', 'italic', 'link'] as const;

const kept = (initial?: string | null): Attributes[string] => ({
  ...(initial === undefined ? { isRequired: true } : { default: initial }),
  rendered: false,
  parseHTML: () => null,
});

const annotation = Mark.create({
  name: 'annotation',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ id: kept() }),
  parseHTML: () => [
    {
      tag: `span[${PASSAGE_ATTRIBUTE}]`,
      getAttrs: (element) => ({ id: element.getAttribute(PASSAGE_ATTRIBUTE) ?? '' }),
    },
  ],
  renderHTML: ({ mark }) => ['span', { [PASSAGE_ATTRIBUTE]: String(mark.attrs['id']) }, 0],
});

const link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: kept(null) }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href'));
        return href === null ? false : { href };
      },
    },
  ],
  renderHTML: ({ mark }) => {
    const href = safeHref(mark.attrs['href']);
    return ['a', href === null ? {} : { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0];
  },
});

const bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: (element) => (isPlainWeight(ownStyle(element, 'font-weight')) ? false : null) },
    { style: 'font-weight=400', clearMark: (mark) => mark.type.name === 'bold' },
    { style: 'font-weight=normal', clearMark: (mark) => mark.type.name === 'bold' },
    { style: 'font-weight', getAttrs: (value) => (isBoldWeight(value) ? null : false) },
  ],
  renderHTML: () => ['strong', 0],
});

const italic = Mark.create({
  name: 'italic',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: (element) => (ownStyle(element, 'font-style') === 'normal' ? false : null) },
    { style: 'font-style=normal', clearMark: (mark) => mark.type.name === 'italic' },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
});

const KEPT_KEY = /^(?!\$|a:|#|annotation$|attr$|link$|bold$|italic$).+/;

const attr = Mark.create({
  name: 'attr',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ key: kept(), value: kept('true') }),
  parseHTML: () => [
    {
      tag: 'span[data-key]',
      getAttrs: (element) => {
        const key = element.getAttribute('data-key') ?? '';
        const value = element.getAttribute('data-value');
        return KEPT_KEY.test(key) && isJson(value) ? { key, value } : false;
      },
    },
  ],
  renderHTML: ({ mark }) => [
    'span',
    { 'data-key': String(mark.attrs['key']), 'data-value': String(mark.attrs['value']) },
    0,
  ],
});

/** Outermost first: a passage is one element even where its words are partly bold. */
export const articleMarks: readonly Mark[] = [annotation, link, bold, italic, attr];
