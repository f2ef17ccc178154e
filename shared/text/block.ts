/**
 * The article is one `Y.Text`. A block is its characters and one newline, and that newline carries the whole block under
 * a single key: `$` = `{t: type, ...attributes, '#': nonce}`. Every other key is an inline mark.
 */
import * as Y from 'yjs';

/** Name of the article's text in its Yjs document. */
export const TEXT_NAME = 'body';

/** The key under which a newline carries its block. */
export const BLOCK_KEY = '$';

export const NEWLINE = '\n';

/** Stands for a hard break inside a block, whose text never contains a newline of its own. */
export const LINE_SEPARATOR = '\u2028';

/** Stands for the end of a block in a wording, where a line end is a hard break. */
export const PARAGRAPH_END = '\u2029';

/** Keys of inline attributes that the server alone writes: `a:<passage id>`. */
export const PASSAGE_PREFIX = 'a:';

export const BLOCK_TYPES = [
  'paragraph',
  'headline',
  'standfirst',
  'crosshead',
  'quote',
  'bullet',
  'ordered',
  'figure',
  'caption',
  'credit',
  'embed',
  'residue',
] as const;

export type BlockType = (typeof BLOCK_TYPES)[number];

/** Attributes as Yjs carries them: plain JSON values. */
export type Attributes = Record<string, unknown>;

/** What stands under `$`, without the nonce. A type that this version does not know is kept as it is. */
export interface BlockValue extends Attributes {
  t: string;
}

/** The block that a newline's attributes describe; anything that is not a block is a paragraph. */
export function blockValueOf(attributes: Attributes | undefined): BlockValue {
  const value = attributes?.[BLOCK_KEY];
  if (typeof value !== 'object' || value === null) return { t: 'paragraph' };
  const { '#': _nonce, t, ...block } = value as Attributes;
  return typeof t === 'string' ? { ...block, t } : { t: 'paragraph' };
}

/** The inline part of a set of attributes: all but the block and what was taken away. */
export function marksOf(attributes: Attributes | undefined): Attributes {
  const entries = Object.entries(attributes ?? {});
  return Object.fromEntries(entries.filter(([key, value]) => key !== BLOCK_KEY && value !== null));
}

/**
 * Attributes for the newline that the text's document is about to write. Equal neighbours would share one pair of Yjs
 * format markers, and one would take the other's type; so every newline gets a value of its own. The nonce is the Yjs
 * id of the next item: unique without chance, and one client never makes it twice. Whoever writes several at once gives
 * how many units are to be written `ahead` of each.
 */
export function stampedNewline(text: Y.Text, block: BlockValue, ahead = 0): { [BLOCK_KEY]: BlockValue } {
  const doc = text.doc;
  if (!doc) throw new Error('a text can be written only inside a document');
  const clock = Y.getState(doc.store, doc.clientID) + ahead;
  return { [BLOCK_KEY]: { ...block, '#': `${doc.clientID.toString(36)}.${clock.toString(36)}` } };
}
