/** Tables of changes as text: a letter for the grade, then a sentence in which `{before|after}` is what changes. */
import { type Grade, grade } from '../../../shared/passage/grade.ts';

const LETTERS: Record<string, Grade> = { c: 'cosmetic', w: 'wording', s: 'substance' };

interface Pair {
  line: string;
  wanted: Grade;
  before: string;
  after: string;
}

/** Only a line end before a grade letter parts two lines: a change may hold one itself. */
function pairsIn(table: string): Pair[] {
  return table
    .split(/\n(?=[cws] )/)
    .slice(1)
    .map((line): Pair => {
      const text = line.slice(2).replace(/\n$/, '');
      const side = (pick: '$1' | '$2') => text.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, pick);
      return { line, wanted: LETTERS[line[0] ?? ''] ?? 'none', before: side('$1'), after: side('$2') };
    });
}

interface Report {
  pairs: number;
  /** How many of each grade there are, and how many of those were graded as wanted. */
  wanted: Record<string, number>;
  right: Record<string, number>;
  /** Substance graded lower: a tick would stand under another claim. */
  missed: string[];
  /** Wording graded cosmetic: nobody would look. */
  unseen: string[];
  /** Cosmetic or wording graded substance: a tick cracks for nothing. */
  cosmeticCracked: string[];
  wordingCracked: string[];
  /** Graded otherwise in the other direction. */
  lopsided: string[];
}

export function reportOn(table: string, language: string): Report {
  const pairs = pairsIn(table).map((pair) => ({ ...pair, got: grade(pair.before, pair.after, language) }));
  const lines = (wanted: Grade, got: Grade[]) =>
    pairs.filter((pair) => pair.wanted === wanted && got.includes(pair.got)).map(({ line, got }) => `${got}: ${line}`);
  const count = (of: (pair: (typeof pairs)[number]) => boolean) =>
    Object.fromEntries(
      Object.values(LETTERS).map((name) => [name, pairs.filter((p) => p.wanted === name && of(p)).length]),
    );
  return {
    pairs: pairs.length,
    wanted: count(() => true),
    right: count(({ wanted, got }) => wanted === got),
    missed: lines('substance', ['none', 'cosmetic', 'wording']),
    unseen: lines('wording', ['none', 'cosmetic']),
    cosmeticCracked: lines('cosmetic', ['substance']),
    wordingCracked: lines('wording', ['substance']),
    lopsided: pairs.filter(({ before, after, got }) => grade(after, before, language) !== got).map(({ line }) => line),
  };
}
