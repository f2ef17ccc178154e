/**
 * What looks checkable in an article, kept by block: a block whose words did not change is not read again, so that a key
 * costs one block, and what blocks decide for each other (names at the start of a sentence, hedge drift) costs look-ups.
 */
import { BlockDetector, type BlockMarks } from './block.ts';
import { driftsIn } from './drift.ts';
import { packFor } from './languages/languages.ts';
import type { DetectBlock, Mark, Proposal } from './proposal.ts';

export interface Detector {
  /** In the order of the text; of two that begin alike, the longer first. */
  detect(blocks: readonly DetectBlock[]): Proposal[];
}

const made = new Map<string, BlockDetector>();

function blockDetector(language: string): BlockDetector {
  const pack = packFor(language);
  const known = made.get(pack.language) ?? new BlockDetector(pack.pack);
  made.set(pack.language, known);
  return known;
}

const keyOf = ({ type, text }: DetectBlock) => `${type}\n${text}`;

/** `language` is a BCP 47 tag; of one without a pack only quotes, captions and TK marks are found. */
export function createDetector(language: string): Detector {
  const rules = blockDetector(language);
  let known = new Map<string, BlockMarks>();
  return {
    detect(blocks) {
      const now = new Map<string, BlockMarks>();
      const read = blocks.map((block) => {
        const key = keyOf(block);
        const marks = now.get(key) ?? known.get(key) ?? rules.detect(block);
        now.set(key, marks);
        return marks;
      });
      known = now;
      return proposalsOf(read);
    },
  };
}

const inOrder = (a: Proposal, b: Proposal) => a.block - b.block || a.start - b.start || b.end - a.end;

/**
 * Which words that only start sentences are names all the same: those that are part of a name elsewhere, and those that
 * start several and never stand without a capital.
 */
function namesAmong(read: readonly BlockMarks[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { maybe } of read) for (const name of maybe) counts.set(name.maybe, (counts.get(name.maybe) ?? 0) + 1);
  if (counts.size === 0) return new Set();
  const sure = new Set(read.flatMap((block) => block.sure));
  const isName = ([word, count]: [string, number]) =>
    sure.has(word) || (count > 1 && !read.some(({ small }) => small.has(word)));
  return new Set([...counts].filter(isName).map(([word]) => word));
}

function proposalsOf(read: readonly BlockMarks[]): Proposal[] {
  const names = namesAmong(read);
  const found = read.flatMap(({ marks, maybe }, block): Proposal[] => {
    const more = maybe.filter((name) => names.has(name.maybe));
    const all: Mark[] = [...marks, ...more.map(({ start, end }) => ({ kind: 'name' as const, start, end }))];
    return all.map((mark) => ({ ...mark, block }));
  });
  const drifts = driftsIn(read).map(({ bare, hedged }): Proposal => ({ kind: 'hedge', ...bare, drift: hedged }));
  return [...found, ...drifts].sort(inOrder);
}
