/**
 * What changed from one wording to another, word by word: equal words stay, so that a change of wording touches as few
 * characters as a reader would say. Longest common sequence of words, blanks and signs; equal ends are set aside first.
 */

/** `before[from..to]` became `insert`; offsets are UTF-16 units of the text before. */
export interface Hunk {
  from: number;
  to: number;
  insert: string;
}

export interface DiffPart {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** A number with its points, a word with its apostrophe, a run of blanks, a line or paragraph end, or one sign. */
const TOKEN = /[\p{L}\p{M}\p{N}_]+(?:['’.,][\p{L}\p{M}\p{N}_]+)*|[^\S\n\u2029]+|[\n\u2029]|./gsu;

/** Above this many pairs of words the middle is replaced as a whole: aligning it would keep a request waiting. */
const MOST_PAIRS = 1_000_000;

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** The length of the longest common sequence from each pair of places on. */
function commonFrom(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [best[i], best[i + 1]];
    if (!row || !below) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return best;
}

/** Which tokens stay: pairs of places, in order. */
function pairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > MOST_PAIRS) return [];
  const best = commonFrom(a, b);
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if ((best[i + 1]?.[j] ?? 0) >= (best[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

function equalEnds(a: readonly string[], b: readonly string[]): [head: number, tail: number] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [head, tail];
}

const lengthOf = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + token.length, 0);

/** What of `before` is replaced by what, in order and apart. */
export function wordHunks(before: string, after: string): Hunk[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const [head, tail] = equalEnds(a, b);
  const [oldMiddle, newMiddle] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const hunks: Hunk[] = [];
  let [atOld, atNew, offset] = [0, 0, lengthOf(a.slice(0, head))];
  const skipTo = (oldEnd: number, newEnd: number) => {
    const gone = lengthOf(oldMiddle.slice(atOld, oldEnd));
    const insert = newMiddle.slice(atNew, newEnd).join('');
    if (gone > 0 || insert !== '') hunks.push({ from: offset, to: offset + gone, insert });
    offset += gone;
    [atOld, atNew] = [oldEnd, newEnd];
  };
  for (const [i, j] of pairs(oldMiddle, newMiddle)) {
    skipTo(i, j);
    offset += oldMiddle[i]?.length ?? 0;
    [atOld, atNew] = [i + 1, j + 1];
  }
  skipTo(oldMiddle.length, newMiddle.length);
  return hunks;
}

/** The text after these hunks. */
export function applyHunks(before: string, hunks: readonly Hunk[]): string {
  return diffParts(before, hunks)
    .filter(({ kind }) => kind !== 'out')
    .map(({ text }) => text)
    .join('');
}

const replaces = ({ from, to, insert }: Hunk) => to > from && insert !== '';

/** The same change for reading: neighbouring words that are all replaced are one phrase, blanks between them too. */
export function phrases(before: string, hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const between = last ? before.slice(last.to, hunk.from) : '';
    if (last && replaces(last) && replaces(hunk) && /^[^\S\n\u2029]+$/u.test(between)) {
      joined[joined.length - 1] = { from: last.from, to: hunk.to, insert: last.insert + between + hunk.insert };
    } else joined.push(hunk);
  }
  return joined;
}

/** The text with what goes and what comes, as a reader is shown it: what goes stands first. */
export function diffParts(before: string, hunks: readonly Hunk[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let at = 0;
  for (const { from, to, insert } of phrases(before, hunks)) {
    parts.push({ kind: 'same', text: before.slice(at, from) });
    parts.push({ kind: 'out', text: before.slice(from, to) }, { kind: 'in', text: insert });
    at = to;
  }
  parts.push({ kind: 'same', text: before.slice(at) });
  return parts.filter(({ text }) => text !== '');
}
