/** Threads that stand at a point instead of on words: they are put on the word beside it. */
import type { NewBlock, NewRun } from '../../shared/text/build.ts';
import { THREAD_MARK } from './imported.ts';

/** Two characters that Unicode leaves to programs, around the key of a thread. */
const SIGN = /\ufdd0([^\ufdd0\ufdd1]*)\ufdd1/g;
export const pointSign = (key: string) => `\ufdd0${key}\ufdd1`;
export const withoutPointSigns = (text: string) => text.replace(/[\ufdd0\ufdd1]/g, '');

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’-]*[\p{L}\p{N}\p{M}])?/gu;
const textOf = (runs: readonly NewRun[]) => runs.map((run) => run.text).join('');

interface Point {
  key: string;
  at: number;
}

/** The runs without signs, and where those stood. */
function read(runs: readonly NewRun[]): { runs: NewRun[]; points: Point[] } {
  const points: Point[] = [];
  let before = 0;
  const clean = runs.map((run) => {
    let removed = 0;
    const text = run.text.replace(SIGN, (sign, key: string, at: number) => {
      points.push({ key, at: before + at - removed });
      removed += sign.length;
      return '';
    });
    before += text.length;
    return { ...run, text };
  });
  return { runs: clean.filter(({ text }) => text !== ''), points };
}

/** The runs with one mark more on the characters from `start` to `end`. */
function marked(runs: readonly NewRun[], start: number, end: number, key: string): NewRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const from = Math.min(Math.max(start - at, 0), run.text.length);
    const to = Math.min(Math.max(end - at, 0), run.text.length);
    at += run.text.length;
    const part = (text: string, marks: NewRun['marks']): NewRun[] =>
      text === '' ? [] : [marks ? { text, marks } : { text }];
    return [
      ...part(run.text.slice(0, from), run.marks),
      ...part(run.text.slice(from, to), { ...run.marks, [THREAD_MARK + key]: true }),
      ...part(run.text.slice(to), run.marks),
    ];
  });
}

/** On the word that the point stands behind or in; on the next one where there is none before it. */
function placed(runs: readonly NewRun[], { key, at }: Point): NewRun[] {
  const words = [...textOf(runs).matchAll(WORD)];
  const word = words.findLast(({ index }) => index < at) ?? words[0];
  return word ? marked(runs, word.index, word.index + word[0].length, key) : [...runs];
}

const hasWords = (runs: readonly NewRun[]) => /[\p{L}\p{N}]/u.test(textOf(runs));

/**
 * Puts every thread that stands at a point on a word. One in a paragraph without words goes to the end of the paragraph
 * before, or else to the beginning of the next.
 * @returns how many there were.
 */
export function withPointsPlaced(blocks: readonly NewBlock[]): { blocks: NewBlock[]; points: number } {
  const placedBlocks: NewBlock[] = [];
  let waiting: string[] = [];
  let count = 0;
  for (const block of blocks) {
    const { runs, points } = read(block.runs);
    count += points.length;
    if (points.length > 0 && !hasWords(runs)) {
      const before = placedBlocks.findLastIndex((each) => hasWords(each.runs));
      const target = placedBlocks[before];
      const keys = points.map(({ key }) => key);
      if (target) placedBlocks[before] = keys.reduce((each, key) => onEnd(each, key), target);
      else waiting.push(...keys);
      if (runs.length > 0 || block.type === 'figure') placedBlocks.push({ ...block, runs });
      continue;
    }
    const first = hasWords(runs) ? waiting.map((key) => ({ key, at: 0 })) : [];
    if (first.length > 0) waiting = [];
    placedBlocks.push({ ...block, runs: [...first, ...points].reduce((all, point) => placed(all, point), runs) });
  }
  return { blocks: placedBlocks, points: count };
}

function onEnd(block: NewBlock, key: string): NewBlock {
  return { ...block, runs: placed(block.runs, { key, at: textOf(block.runs).length }) };
}
