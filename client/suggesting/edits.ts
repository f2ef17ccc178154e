/** How a person's branch of the text differs from the article: words by the ids of their characters, looks by marks. */
import * as Y from 'yjs';
import type { SuggestedFormat } from '../../shared/ledger/suggestion.ts';
import { changesBetween } from '../../shared/passage/changes.ts';
import type { Coverage } from '../../shared/passage/covered.ts';
import { shownWords } from '../../shared/passage/reworded.ts';
import { FORMATTING_MARKS } from '../../shared/schema/marks.ts';
import type { Hunk } from '../../shared/text/wordDiff.ts';

/** One change of the words, at indexes of the article; `at` and `end` hold what came, at indexes of the branch. */
export interface WordEdit extends Hunk {
  at: number;
  end: number;
}

/** Words whose look is another in the branch, at indexes of the article. */
export interface LookEdit {
  from: number;
  to: number;
  format: SuggestedFormat;
}

/** In the order of the text, apart from one another. */
export function wordEdits(article: Coverage, branch: Coverage): WordEdit[] {
  return changesBetween(article, branch).map(({ start, end, was }) => ({
    ...{ from: was.start, to: was.end, at: start, end },
    insert: shownWords(branch.text.slice(start, end)),
  }));
}

interface Look {
  end: number;
  marks: Record<string, unknown>;
}

const isFormatting = (key: string) => (FORMATTING_MARKS as readonly string[]).includes(key);

/** Runs of equal looks; only what a person formats is read, however many passages stand in the text. */
function looksOf(text: Y.Text): Look[] {
  const looks: Look[] = [];
  let marks: Look['marks'] = {};
  let end = 0;
  for (let item = text._start; item; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentFormat && isFormatting(content.key)) {
      if (end > (looks.at(-1)?.end ?? 0)) looks.push({ end, marks });
      marks = { ...marks, [content.key]: content.value };
    } else if (item.countable) end += item.length;
  }
  return [...looks, { end, marks }];
}

/** What turns one look into the other; null where they are equal. */
function formatBetween(a: Look['marks'], b: Look['marks']): SuggestedFormat | null {
  const other = FORMATTING_MARKS.filter((mark) => JSON.stringify(a[mark] ?? null) !== JSON.stringify(b[mark] ?? null));
  return other.length > 0
    ? (Object.fromEntries(other.map((mark) => [mark, b[mark] ?? null])) as SuggestedFormat)
    : null;
}

/** Reads looks from left to right. */
function reader(looks: readonly Look[]): (index: number) => Look {
  let place = 0;
  return (index) => {
    while (place < looks.length - 1 && index >= (looks[place]?.end ?? 0)) place += 1;
    return looks[place] ?? { end: Number.POSITIVE_INFINITY, marks: {} };
  };
}

/** Of words that stand in both: where their looks differ. */
export function lookEdits(article: Y.Text, branch: Y.Text, words: readonly WordEdit[]): LookEdit[] {
  const [articleLook, branchLook] = [reader(looksOf(article)), reader(looksOf(branch))];
  const edits: LookEdit[] = [];
  const compare = (from: number, to: number, shift: number) => {
    for (let at = from; at < to; ) {
      const [was, now] = [articleLook(at), branchLook(at + shift)];
      const end = Math.min(to, was.end, now.end - shift);
      const format = formatBetween(was.marks, now.marks);
      const last = edits.at(-1);
      if (format && last?.to === at && JSON.stringify(last.format) === JSON.stringify(format)) last.to = end;
      else if (format) edits.push({ from: at, to: end, format });
      at = Math.max(end, at + 1);
    }
  };
  let [at, shift] = [0, 0];
  for (const edit of [...words, null]) {
    compare(at, edit?.from ?? article.length, shift);
    if (!edit) break;
    at = edit.to;
    shift = edit.end - edit.to;
  }
  return edits;
}
