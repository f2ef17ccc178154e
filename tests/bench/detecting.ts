/**
 * What telling what looks checkable costs: 5,000 words from nothing, and after a key in one block, beside one bare regular
 * expression that looks for words over the same text.
 */
import { createDetector } from '../../shared/detect/detector.ts';
import type { DetectBlock } from '../../shared/detect/proposal.ts';
import { oosterhaven } from '../support/oosterhaven.ts';

const WORDS = 5_000;
const BARE = /[\p{L}\p{N}]+/gu;

const wordsIn = (blocks: readonly DetectBlock[]) => blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);

/** The article over and over, each time a little different, so that no block is known from another. */
function longArticle(): DetectBlock[] {
  const article = oosterhaven();
  const blocks: DetectBlock[] = [];
  for (let turn = 0; wordsIn(blocks) < WORDS; turn += 1) {
    blocks.push(...article.map(({ type, text }) => ({ type, text: `${text} (${turn})` })));
  }
  return blocks;
}

function millisecondsOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const percentile = (times: number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN;

/** Prints milliseconds, and how many times a bare scan's. */
export function measureDetecting(smoke: boolean): void {
  const rounds = smoke ? 3 : 40;
  const blocks = longArticle();
  const whole: number[] = [];
  const bare: number[] = [];
  const keys: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    bare.push(
      millisecondsOf(() => {
        for (const { text } of blocks) for (const _ of text.matchAll(BARE)) found += 1;
      }),
    );
    const detector = createDetector('nl');
    whole.push(millisecondsOf(() => detector.detect(blocks)));
    const middle = blocks.length >> 1;
    const { type = '', text = '' } = blocks[middle] ?? {};
    for (let key = 1; key <= 10; key += 1) {
      const now = blocks.with(middle, { type, text: text + 'x'.repeat(key) });
      keys.push(millisecondsOf(() => detector.detect(now)));
    }
  }
  const row = (name: string, times: number[]) => {
    const times50 = percentile(times, 0.5);
    const ratio = (times50 / percentile(bare, 0.5)).toFixed(2);
    return `${name.padEnd(24)} p50 ${times50.toFixed(2)}, p95 ${percentile(times, 0.95).toFixed(2)} ms   ${ratio} × the bare scan\n`;
  };
  const proposals = createDetector('nl').detect(blocks).length;
  process.stdout.write(`detecting, ${wordsIn(blocks)} words, ${blocks.length} blocks, ${proposals} proposals\n`);
  process.stdout.write(row('bare scan for words', bare) + row('the whole article', whole) + row('after a key', keys));
  if (found === 0) throw new Error('the bare scan found nothing to compare with');
}
