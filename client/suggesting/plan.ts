/**
 * From the edits of a branch to suggestions: which of those already made say what the branch says, which have to be
 * revised or withdrawn, and which are to be made. Pure; at indexes of the article.
 */
import type { SuggestedFormat } from '../../shared/ledger/suggestion.ts';
import { reworded, shownWords } from '../../shared/passage/reworded.ts';
import { NEWLINE } from '../../shared/text/block.ts';
import { applyHunks, type Hunk } from '../../shared/text/wordDiff.ts';
import type { LookEdit } from './edits.ts';

/** A suggestion of this person that the branch stands for. */
export interface KnownSuggestion {
  id: string;
  from: number;
  to: number;
  was: string;
  text: string;
  format: SuggestedFormat | null;
}

export interface Made {
  from: number;
  to: number;
  text: string;
  format: SuggestedFormat | null;
}

export interface Plan {
  make: Made[];
  revise: { id: string; text: string }[];
  withdraw: string[];
}

/** Edits that are no further apart, in UTF-16 units, are one suggestion: a sentence is not accepted in crumbs. */
const APART = 24;

const isBlank = (character: string | undefined) => character === undefined || /\s/.test(character);

/** The range with the words at its edges; where it begins or ends between paragraphs, with those before and behind. */
function withWords(flat: string, { from, to }: { from: number; to: number }): { from: number; to: number } {
  let [start, end] = [from, to];
  const back = () => {
    while (start > 0 && isBlank(flat[start - 1])) start -= 1;
  };
  const ahead = () => {
    while (end < flat.length && isBlank(flat[end])) end += 1;
  };
  const wordStart = () => {
    while (start > 0 && !isBlank(flat[start - 1])) start -= 1;
  };
  const wordEnd = () => {
    while (end < flat.length && !isBlank(flat[end])) end += 1;
  };
  wordStart();
  wordEnd();
  const isWordless = flat.slice(start, end).trim() === '';
  if (flat[start] === NEWLINE || isWordless) {
    back();
    wordStart();
  }
  if (flat[end - 1] === NEWLINE || flat.slice(start, end).trim() === '') {
    ahead();
    wordEnd();
  }
  return { from: start, to: end };
}

function inside(edit: Hunk, { from }: { from: number }): Hunk {
  return { from: edit.from - from, to: edit.to - from, insert: edit.insert };
}

function textAfter(flat: string, range: { from: number; to: number }, edits: readonly Hunk[]): string {
  const hunks = edits.map((edit) => inside(edit, range));
  return applyHunks(shownWords(flat.slice(range.from, range.to)), hunks);
}

/** What this suggestion asks for, as its words read now; null where they were changed. */
function wantedBy(flat: string, { from, to, was, text }: KnownSuggestion): string | null {
  const now = shownWords(flat.slice(from, to));
  const hunks = reworded(was, now, text);
  return hunks && applyHunks(now, hunks);
}

const touches = (edit: Hunk, range: { from: number; to: number }) => edit.from <= range.to && edit.to >= range.from;

/** With a word beside it where all of its own are replaced: something has to stay that it can be seen to stand on. */
function withKept(
  flat: string,
  group: { from: number; to: number; edits: readonly Hunk[] },
): { from: number; to: number } {
  let kept = '';
  let at = group.from;
  for (const { from, to } of group.edits) {
    kept += flat.slice(at, from);
    at = to;
  }
  if ((kept + flat.slice(at, group.to)).trim() !== '') return group;
  const before = /\S+[^\S\n]*$/.exec(flat.slice(0, group.from))?.[0] ?? '';
  const behind = before === '' ? (/^[^\S\n]*\S+/.exec(flat.slice(group.to))?.[0] ?? '') : '';
  return { from: group.from - before.length, to: group.to + behind.length };
}

/** Groups of neighbouring edits, each with the words around it. */
function grouped(flat: string, edits: readonly Hunk[]): Made[] {
  const groups: { from: number; to: number; edits: Hunk[] }[] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    const around = withWords(flat, edit);
    if (last && (edit.from - (last.edits.at(-1)?.to ?? 0) <= APART || around.from <= last.to)) {
      last.edits.push(edit);
      last.to = Math.max(last.to, around.to);
      last.from = Math.min(last.from, around.from);
    } else groups.push({ ...around, edits: [edit] });
  }
  return groups
    .map((group) => ({ ...group, ...withKept(flat, group) }))
    .filter(({ from, to }) => flat.slice(from, to).trim() !== '')
    .map((group) => ({ from: group.from, to: group.to, text: textAfter(flat, group, group.edits), format: null }))
    .filter(({ from, to, text }) => shownWords(flat.slice(from, to)) !== text);
}

const sameFormat = (a: SuggestedFormat | null, b: SuggestedFormat | null) => JSON.stringify(a) === JSON.stringify(b);

/** @param flat the article's text as it is. */
export function planSuggestions(
  flat: string,
  words: readonly Hunk[],
  looks: readonly LookEdit[],
  known: readonly KnownSuggestion[],
): Plan {
  const plan: Plan = { make: [], revise: [], withdraw: [] };
  let left = [...words];
  for (const one of known.filter(({ format }) => format === null)) {
    const own = left.filter((edit) => touches(edit, one));
    const isWhole = own.every((edit) => edit.from >= one.from && edit.to <= one.to);
    const text = isWhole ? textAfter(flat, one, own) : null;
    const now = shownWords(flat.slice(one.from, one.to));
    if (text === null || text === now || (text !== wantedBy(flat, one) && now !== one.was)) {
      plan.withdraw.push(one.id);
      continue;
    }
    if (text !== wantedBy(flat, one)) plan.revise.push({ id: one.id, text });
    left = left.filter((edit) => !own.includes(edit));
  }
  let unlike = [...looks];
  for (const one of known.filter(({ format }) => format !== null)) {
    const same = unlike.find(
      ({ from, to, format }) => from === one.from && to === one.to && sameFormat(format, one.format),
    );
    if (same) unlike = unlike.filter((look) => look !== same);
    else plan.withdraw.push(one.id);
  }
  plan.make = [
    ...grouped(flat, left),
    ...unlike
      .filter(({ from, to }) => flat.slice(from, to).trim() !== '')
      .map(({ from, to, format }) => ({ from, to, text: shownWords(flat.slice(from, to)), format })),
  ];
  return plan;
}
