/** Comments of a document as threads. */
import type { ForeignThread } from '../imported.ts';
import type { CommentParts, DocxComment } from './comments.ts';
import type { CommentRange } from './passages.ts';

/** What Google Docs writes as a reply where somebody settled a thread, or opened it again. */
const SETTLED = /^_?marked as resolved_?$/i;
const REOPENED = /^_?re-?opened_?$/i;

/** The comment that a comment answers, at first hand or through others; of a circle, the first that it has of `all`. */
function rootOf(
  comment: DocxComment,
  all: readonly DocxComment[],
  parentOf: (comment: DocxComment) => DocxComment | undefined,
): DocxComment {
  const seen = new Set([comment]);
  let root = comment;
  for (let parent = parentOf(root); parent; parent = parentOf(root)) {
    if (seen.has(parent)) return all.find((each) => seen.has(each)) ?? root;
    seen.add(parent);
    root = parent;
  }
  return root;
}

/** Programs that know no replies write each as a comment of its own, on the very same words. */
function sameWords(comments: readonly DocxComment[], ranges: ReadonlyMap<string, CommentRange>) {
  const firsts = new Map<string, DocxComment>();
  for (const comment of comments) {
    const place = ranges.get(comment.id)?.place;
    if (place !== undefined && !firsts.has(place)) firsts.set(place, comment);
  }
  return (comment: DocxComment) => {
    const first = firsts.get(ranges.get(comment.id)?.place ?? '');
    return first === comment ? undefined : first;
  };
}

function byRelations({ comments, relations }: CommentParts) {
  const byParagraph = new Map(
    comments.flatMap((each) => each.paragraphs.map((paragraph) => [paragraph, each] as const)),
  );
  return (comment: DocxComment) => {
    const parents = comment.paragraphs.flatMap((paragraph) => relations?.parents.get(paragraph) ?? []);
    // A paragraph may have no id, and such a one is nobody's parent.
    return parents[0] ? byParagraph.get(parents[0]) : undefined;
  };
}

function threadOf(said: readonly DocxComment[], isDone: boolean, quote: string): ForeignThread | null {
  const [first] = said;
  if (!first) return null;
  const signs = said.filter(({ text }) => SETTLED.test(text) || REOPENED.test(text));
  const comments = said
    .filter((each) => each.text !== '' && (each === first || !signs.includes(each)))
    .map(({ author, at, text }) => ({ author, at, text }));
  const resolved = isDone || SETTLED.test(signs.at(-1)?.text ?? '');
  return comments.length === 0 ? null : { key: first.id, comments, resolved, quote };
}

/** In the order in which their words stand; those on no words at the end. */
export function threadsOf(parts: CommentParts, ranges: ReadonlyMap<string, CommentRange>): ForeignThread[] {
  const { comments, relations } = parts;
  const parentOf = relations ? byRelations(parts) : sameWords(comments, ranges);
  const groups = Map.groupBy(comments, (comment) => rootOf(comment, comments, parentOf));
  const order = (comment: DocxComment) => ranges.get(comment.id)?.order ?? Number.POSITIVE_INFINITY;
  const inOrder = [...groups].toSorted(([a], [b]) => order(a) - order(b));
  return inOrder.flatMap(([root, group]) => {
    const said = [root, ...group.filter((each) => each !== root)];
    const isDone = relations !== null && root.paragraphs.some((paragraph) => relations.done.has(paragraph));
    return threadOf(said, isDone, ranges.get(root.id)?.words ?? '') ?? [];
  });
}
