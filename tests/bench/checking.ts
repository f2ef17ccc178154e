/**
 * What telling the state of checking anew costs after a key press, with the line beside each paragraph: 5,000 words under
 * 1,000 claims, one block changed.
 */

import { shareStyle } from '../../client/review/shares.ts';
import { reviewOf } from '../../shared/review/review.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { CheckedArticle } from '../support/checking.ts';

const WORDS = 'the water board said on Monday that more than a third of the pumps had not been tested'.split(' ');
const BLOCKS = 77;
const WORDS_A_BLOCK = 65;
/** Every so many words one is a claim. */
const EVERY = 5;
const KEYS = { before: 50, measured: 250 };

function blockOf(index: number, typed = ''): ReviewBlock {
  const stretches: { id: string; start: number; end: number }[] = [];
  let text = '';
  for (let at = 0; at < WORDS_A_BLOCK; at += 1) {
    const word = WORDS[(index + at) % WORDS.length] ?? '';
    text += at === 0 ? word : ` ${word}`;
    if (at % EVERY === 0) stretches.push({ id: `${index} ${at}`, start: text.length - word.length, end: text.length });
  }
  return { type: 'paragraph', text: text + typed, stretches };
}

/** Prints the milliseconds of one key, once everything was told before. */
export function measureChecking(): void {
  const article = new CheckedArticle(Array.from({ length: BLOCKS }, (_, index) => blockOf(index)));
  for (const { stretches } of article.blocks) for (const { id } of stretches) article.claim(id, 'g');
  const { state, now } = article;
  const facts = { state, now, tags: DEFAULT_TAGS, rules: DEFAULT_RULES, language: 'en' };
  const times: number[] = [];
  for (let key = 0; key < KEYS.before + KEYS.measured; key += 1) {
    const middle = BLOCKS >> 1;
    const blocks = article.blocks.with(middle, blockOf(middle, 'x'.repeat(key % WORDS_A_BLOCK)));
    const from = performance.now();
    const { coverage } = reviewOf({ ...facts, blocks });
    for (const block of coverage.blocks) shareStyle(block);
    if (key >= KEYS.before) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? Number.NaN).toFixed(2);
  const claims = state.annotations.size;
  process.stdout.write(
    `checking after a key, ${BLOCKS * WORDS_A_BLOCK} words, ${claims} claims: p50 ${at(0.5)}, p95 ${at(0.95)} ms\n`,
  );
}
