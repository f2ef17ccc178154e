/**
 * What finding costs among thousands of articles, beside a scan of the same texts with LIKE in the same file, how large the
 * index is for each kB of text, and how long an article takes to be indexed anew.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSearcher } from '../../server/search/searcher.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { SearchEntry } from '../../server/storage/searchPort.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { SEARCH_KINDS } from '../../shared/search/kinds.ts';
import { searchTerms } from '../../shared/search/query.ts';
import { type Random, seededRandom } from '../support/random.ts';

const ARTICLES = { whole: 5_000, smoke: 60 };
const ROUNDS = { whole: 15, smoke: 2 };
const WORDS = 600;
const AT_ONCE = 20;
/** Words of an article follow Zipf's law, nearly: few are everywhere, most are rare. */
const VOCABULARY = 20_000;
const ENDINGS = ['', 'en', 'je', 's', 'heid', 'ing', 'baar'];
const SYLLABLES = 'ka ri mo ta le do ver ge stad dijk wa ter hui zen pom pen boe ren ha ven ra port be stuur'.split(
  ' ',
);

function vocabulary(random: Random): string[] {
  return Array.from({ length: VOCABULARY }, () => {
    const length = 2 + random.below(3);
    return Array.from({ length }, () => random.pick(SYLLABLES)).join('') + random.pick(ENDINGS);
  });
}

class Writer {
  private readonly words: readonly string[];
  private readonly random: Random;
  constructor(random: Random) {
    this.random = random;
    this.words = vocabulary(random);
  }
  word(): string {
    return this.words[Math.floor(this.words.length ** this.random.chance()) - 1] ?? 'en';
  }
  text(words: number): string {
    return Array.from({ length: words }, () => this.word()).join(' ');
  }
}

function entry(id: string, writer: Writer): SearchEntry {
  return {
    ...{ kind: 'article', item: id, annotation: null, title: writer.text(8), alias: id, body: writer.text(WORDS) },
    ...{ languages: ['nl'], tag: null, state: null, verdict: null, people: ['p'], at: 1, readers: null, keys: [] },
  };
}

const STAMP = { edition: 1, text: 1, ledger: 0, desk: 'd', language: 'nl', until: null };

async function fill(store: Storage, writer: Writer, count: number): Promise<number> {
  await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  let characters = 0;
  const one = async (n: number) => {
    const id = `a${n}`;
    const fields = { id, desk: 'd', slug: id, headline: '', words: 0, language: 'nl', deadline: null, createdBy: 'p' };
    await store.articles.create({ ...fields, createdAt: n, updatedAt: n, deletedAt: null }, new Uint8Array([1]));
    const made = entry(id, writer);
    characters += made.title.length + made.body.length;
    await store.search.put(id, { ...STAMP, slug: id }, [made]);
  };
  for (let n = 0; n < count; n += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, more) => one(n + more)));
  }
  return characters;
}

async function medianOf(rounds: number, work: (round: number) => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work(round);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

const row = (name: string, ms: number, more = '') =>
  process.stdout.write(`${name.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms${more}\n`);

/** Prints milliseconds, and how many times as fast as a scan. */
export async function measureSearching(smoke: boolean): Promise<void> {
  const size = smoke ? 'smoke' : 'whole';
  const [count, rounds] = [ARTICLES[size], ROUNDS[size]];
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  const file = join(folder, 'kantlijn.db');
  const store = await openSqliteStorage({ file });
  try {
    const writer = new Writer(seededRandom(7));
    const characters = await fill(store, writer, count);
    const searcher = createSearcher({
      ...{ search: store.search, stateOf: async () => emptyLedger(), namesOf: async () => new Map() },
    });
    const asked = { kinds: SEARCH_KINDS, desks: ['d'], reader: 'p', limit: 20, offset: 0 };
    const plain = new DatabaseSync(file, { readOnly: true });
    const scan = plain.prepare("select id from search_entry where body like '%' || ? || '%' order by at desc limit 20");
    const rare = () => writer.text(40).split(' ').at(-1) ?? '';
    const words = Array.from({ length: rounds }, rare);
    process.stdout.write(`${count} articles of ${WORDS} words, SQLite\n`);
    const like = await medianOf(rounds, (round) => scan.all(words[round] ?? ''));
    row('one word with LIKE, all texts', like);
    const ask = (text: string) => searcher.find({ ...asked, text });
    const terms = (text: string) => ({ terms: searchTerms(text), desks: ['d'], reader: 'p' });
    const page = { kinds: SEARCH_KINDS, vouched: [], limit: 20, offset: 0 };
    const questions: [string, (round: number) => Promise<unknown>][] = [
      ['one word, in the store alone', (round) => store.search.find(terms(`${words[round]} `), page)],
      ['one word, counted and marked', (round) => ask(`${words[round]} `)],
      ['two words', (round) => ask(`${words[round]} ${words[(round + 1) % rounds]} `)],
      ['the beginning of one (three letters)', (round) => ask((words[round] ?? '').slice(0, 3))],
      ['a word that is in every article', () => ask(`${writer.text(1)} `)],
    ];
    for (const [name, question] of questions) {
      const ms = await medianOf(rounds, question);
      row(name, ms, `   ${(like / ms).toFixed(2)} × as fast as the scan`);
    }
    const again = await medianOf(rounds, (round) =>
      store.search.put('a7', { ...STAMP, slug: 'a7', text: 2 + round }, [entry('a7', writer)]),
    );
    row('an article of that length indexed anew', again);
    plain.close();
    await store.close();
    const kept = new DatabaseSync(file);
    const bytes = (like_: string) =>
      Number(Object.values(kept.prepare('select sum(pgsize) from dbstat where name like ?').get(like_) ?? {})[0] ?? 0);
    const index = bytes('search_words%');
    const texts = bytes('search_entry%');
    kept.close();
    process.stdout.write(
      `index: ${(index / characters).toFixed(2)} kB of words and ${(texts / characters).toFixed(2)} kB of texts a kB of text; the file ${(statSync(file).size / 1e6).toFixed(0)} MB\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
