/**
 * What differs between two states of an article, word by word. Paragraphs that are the same are set aside first; what lies
 * between them is compared by the words of the article's language, so that a change reads as a person made it.
 */
import { diffArrays } from 'diff';
import { NEWLINE, PARAGRAPH_END } from './block.ts';
import type { Hunk } from './wordDiff.ts';

/** More differing words than this in one stretch, and all of it is another text: aligning it would keep others waiting. */
const MOST_EDITS = 1_000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(language);
  const made = new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

/** Words, blanks and signs; the end of a block is one by itself. */
function wordsAndSigns(text: string, language: string): string[] {
  const ends = text.split(/([\n\u2029])/u);
  return ends.flatMap((part) => {
    if (part === NEWLINE || part === PARAGRAPH_END) return [part];
    return part === '' ? [] : Array.from(segmenterOf(language).segment(part), ({ segment }) => segment);
  });
}

const lengthOf = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + token.length, 0);

/** What of `before` is replaced by which tokens; as `Hunk`, in tokens. */
interface TokenHunk {
  /** UTF-16 units of the text before. */
  from: number;
  out: string[];
  in: string[];
}

/** Paragraphs and words alike: an article has far fewer of the first than of the second. */
function tokenHunks(before: string[], after: string[]): TokenHunk[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return [{ from: 0, out: before, in: after }];
  const hunks: TokenHunk[] = [];
  let from = 0;
  let open: TokenHunk | null = null;
  for (const { added, removed, value } of changes) {
    if (!added && !removed) {
      open = null;
      from += lengthOf(value);
      continue;
    }
    if (!open) {
      open = { from, out: [], in: [] };
      hunks.push(open);
    }
    if (added) open.in.push(...value);
    else {
      open.out.push(...value);
      from += lengthOf(value);
    }
  }
  return hunks;
}

const paragraphsOf = (text: string) => text.split(/(?<=[\n\u2029])/u);

/** What of `before` is replaced by what, in order and apart. @param language BCP 47, of the article. */
export function articleHunks(before: string, after: string, language: string): Hunk[] {
  return tokenHunks(paragraphsOf(before), paragraphsOf(after)).flatMap((stretch) => {
    const words = (paragraphs: string[]) => wordsAndSigns(paragraphs.join(''), language);
    return tokenHunks(words(stretch.out), words(stretch.in)).map((hunk): Hunk => {
      const from = stretch.from + hunk.from;
      return { from, to: from + lengthOf(hunk.out), insert: hunk.in.join('') };
    });
  });
}
