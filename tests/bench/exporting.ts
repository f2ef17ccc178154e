/** How long exports of a long article take, and for how long they hold the event loop that everybody types on. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { EXPORTS } from '../../server/convert/export/formats.ts';
import { openTestApp } from '../support/app.ts';

const WORDS_A_BLOCK = 50;
const SIZES = { whole: { words: 5_000, threads: 300 }, smoke: { words: 500, threads: 10 } };
/** The first ones read code and warm up; the median is of those after them. */
const WARM_UP = 3;
const ROUNDS = 5;

/** Each word but once, and none the beginning of another. */
const wordAt = (at: number) => `word${String(at).padStart(5, '0')}`;

const blocksOf = (words: number) =>
  Array.from({ length: words / WORDS_A_BLOCK }, (_, block) =>
    Array.from({ length: WORDS_A_BLOCK }, (_, at) => wordAt(block * WORDS_A_BLOCK + at)).join(' '),
  );

export async function measureExports(isSmoke: boolean): Promise<void> {
  const { words, threads } = SIZES[isSmoke ? 'smoke' : 'whole'];
  const app = await openTestApp();
  const anna = await app.person('Anna', 'chief');
  const content = blocksOf(words).join('\n\n');
  const { json } = await anna.ask('POST', '/articles', { desk: 'newsroom', format: 'text', language: 'en', content });
  for (let at = 0; at < threads; at += 1) {
    const first = Math.floor((at * (words - 3)) / threads);
    const exact = wordAt(first);
    const [id, annotation] = [app.core.newId(), app.core.newId()];
    // Past the allowance of one person over HTTP, which is no part of what is measured.
    const target = { quote: { exact } };
    const command = { id, type: 'thread.open' as const, annotation, target, text: `Is ${exact} right?` };
    const answer = await app.core.decisions.execute(json.id, command, { person: anna.id, role: 'chief' });
    if (!answer.ok) throw new Error(answer.detail);
  }
  process.stdout.write(`exports of ${words} words with ${threads} threads\n`);
  for (const name of Object.keys(EXPORTS)) {
    const times: number[] = [];
    let bytes = 0;
    const held = monitorEventLoopDelay({ resolution: 1 });
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      if (round === 0) held.enable();
      const from = performance.now();
      bytes = (await anna.ask('GET', `/articles/${json.id}/export/${name}`)).bytes.byteLength;
      if (round >= 0) times.push(performance.now() - from);
    }
    held.disable();
    const median = times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
    process.stdout.write(
      `${name.padEnd(12)} ${median.toFixed(0).padStart(5)} ms   ${(bytes / 1_000).toFixed(0).padStart(5)} kB   event loop held at most ${(held.max / 1e6).toFixed(0)} ms\n`,
    );
  }
  await app.close();
}
