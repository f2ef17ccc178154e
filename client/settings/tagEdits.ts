/** What a chief does with the desk's set of tags; each gives a new set. */

import { type Tag, type TagSet, tagSet } from '../../shared/review/tagSchema.ts';
import { type TagFault, tagFault } from '../../shared/review/tags.ts';

/** The tag one place further up or down; at the end it stays where it is. */
export function moved({ tags }: TagSet, key: string, by: -1 | 1): TagSet {
  const from = tags.findIndex((tag) => tag.key === key);
  const to = Math.max(0, Math.min(from + by, tags.length - 1));
  const tag = tags[from];
  if (!tag) return { tags };
  return { tags: tags.toSpliced(from, 1).toSpliced(to, 0, tag) };
}

/** With this tag in the place of the one with its key, or behind the others. */
export function withTag({ tags }: TagSet, tag: Tag): TagSet {
  const isKnown = tags.some(({ key }) => key === tag.key);
  return { tags: isKnown ? tags.map((each) => (each.key === tag.key ? tag : each)) : [...tags, tag] };
}

/** Letters that no tag is given with yet. */
export function freeKeys({ tags }: TagSet): string[] {
  const taken = new Set(tags.map(({ key }) => key));
  return [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !taken.has(letter));
}

export type ReadSet = { ok: true; set: TagSet } | { ok: false; code: TagFault | 'tags.unreadable'; detail: string };

/** A file as a set of tags, or why it is none; `detail` says where, such as `tags.3.colour`. */
export function readTagFile(text: string): ReadSet {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, code: 'tags.unreadable', detail: 'JSON' };
  }
  const read = tagSet.safeParse(json);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.');
    return { ok: false, code: 'tags.unreadable', detail: where || 'tags' };
  }
  const fault = tagFault(read.data);
  return fault ? { ok: false, code: fault, detail: '' } : { ok: true, set: read.data };
}
