/**
 * Who made a passage say what it says: whose characters came into it, and who took some away. Kept as the chain of its
 * changes, for the last one would hide those before it. What was undone leaves the chain: whoever brings the words back
 * ends it at the words that it began with.
 */
import type * as Y from 'yjs';
import type { IdRun } from '../../../shared/passage/covered.ts';
import { foldTypography } from '../../../shared/passage/folded.ts';
import type { PassageEdit, PassageRecord } from '../../storage/ports.ts';
import { buriedIds } from './buried.ts';
import { idsWithout, type Removal, takersOf } from './removals.ts';

/** Longer chains are drawn together at their old end: they forget steps, and nobody. */
const MOST = 32;
/** So long after words were taken out, whoever did it may still be writing others in their place. */
const RETYPED_MS = 60_000;

/** What is left of words once typography is: a change of that alone changes nothing that they say. */
const said = (words: string) => foldTypography(words).replace(/\s+/g, '');

export interface Changers {
  text: Y.Text;
  removals: readonly Removal[];
  /** Whom a Yjs client id belongs to. */
  ownerOf(client: number): string | null;
  /** ISO 8601. */
  at: string;
}

/** Everybody who had a part in what became of it since the last look. */
function changersOf(was: PassageRecord, now: readonly IdRun[], { text, removals, ownerOf }: Changers): string[] {
  const writers = idsWithout(now, was.ids).map(([client]) => ownerOf(client));
  // What was typed into it and taken out again since the last look was never one of its characters.
  const gone: IdRun[] = removals.length > 0 ? [...was.ids, ...buriedIds(text, now)] : [];
  const people = [...writers, ...takersOf(removals, gone)];
  return [...new Set(people.filter((person) => person !== null))];
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((person) => b.includes(person));

/** Whether whoever made this change may still be writing where it took words out. */
export const isRecent = (edit: PassageEdit, at: string, ms = RETYPED_MS) => Date.parse(at) - Date.parse(edit.at) <= ms;

/** Adds a change; several in a row of the same people are one. */
function withEdit(changes: readonly PassageEdit[], edit: PassageEdit): PassageEdit[] {
  const known = changes.map((each) => (isRecent(each, edit.at) ? each : { ...each, place: [] }));
  const last = known.at(-1);
  if (last && isSame(last.by, edit.by)) {
    const place = [...(last.place ?? []), ...(edit.place ?? [])].slice(-MOST);
    return [...known.slice(0, -1), { ...edit, before: last.before, place }];
  }
  const [first, second, ...others] = [...known, edit];
  if (!first || !second || others.length + 2 <= MOST) return [...known, edit];
  return [{ ...second, by: [...new Set([...first.by, ...second.by])], before: first.before }, ...others];
}

/**
 * How a passage came to say what it says, given how it was at the last look.
 * @param now its words and characters; both empty when it has none left.
 * @param place what it lost, and what took the place of its first or last words.
 */
export function changesAfter(
  was: PassageRecord,
  now: Pick<PassageRecord, 'exact' | 'ids'>,
  parts: Changers,
  place: IdRun[] = [],
): PassageEdit[] {
  const isNew = was.status === 'pending' && was.ids.length === 0;
  const before = was.status === 'detached' ? '' : was.exact;
  if (isNew || said(before) === said(now.exact)) return was.changes;
  const undone = was.changes.findIndex((edit) => said(edit.before) === said(now.exact));
  if (undone >= 0) return was.changes.slice(0, undone);
  const by = changersOf(was, now.ids, parts);
  return by.length === 0 ? was.changes : withEdit(was.changes, { by, at: parts.at, before, place });
}
