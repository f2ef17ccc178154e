/**
 * What finding costs among thousands of articles on SQLite and on PostgreSQL, beside a scan of the same texts with LIKE in
 * the same database, asked in turn; how large the index is for each kB of text, and how long an article takes to be indexed
 * anew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { createSearcher } from '../../server/search/searcher.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openPostgresStorage } from '../../server/storage/postgres/storage.ts';
import type { SearchEntry } from '../../server/storage/searchPort.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { SEARCH_KINDS } from '../../shared/search/kinds.ts';
import { searchTerms } from '../../shared/search/query.ts';
import { startPostgres } from '../support/postgres.ts';
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

/** How many articles, how many rounds of questions, who wrote them, and how many characters they have. */
interface Corpus {
  count: number;
  rounds: number;
  writer: Writer;
  characters: number;
}

async function fill(store: Storage, isSmoke: boolean): Promise<Corpus> {
  const size = isSmoke ? 'smoke' : 'whole';
  const [count, rounds] = [ARTICLES[size], ROUNDS[size]];
  const writer = new Writer(seededRandom(7));
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
  return { count, rounds, writer, characters };
}

type Work = (round: number) => Promise<unknown> | unknown;

/** Medians in milliseconds: each in turn in every round, so that what else the machine does falls on all alike. */
async function mediansOf(rounds: number, works: readonly Work[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const from = performance.now();
      await work(round);
      times[at]?.push(performance.now() - from);
    }
  }
  return times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? Number.NaN);
}

const row = (name: string, ms = Number.NaN, more = '') =>
  process.stdout.write(`${name.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms${more}\n`);

/** The twenty latest of all entries with these letters in their texts. */
const scanFor = (letters: '?' | '$1') => `select e.id from search_text t join search_entry e on e.id = t.id
  where t.body like '%' || ${letters} || '%' order by e.at desc limit 20`;

interface Searched {
  store: Storage;
  /** `scanFor` by itself. */
  scan(letters: string): Promise<unknown> | unknown;
  /** Bytes. */
  sizeOf(part: 'words' | 'texts'): Promise<number> | number;
}

async function measureOn(name: string, { store, scan, sizeOf }: Searched, corpus: Corpus): Promise<void> {
  const { count, rounds, writer, characters } = corpus;
  const searcher = createSearcher({
    ...{ search: store.search, stateOf: async () => emptyLedger(), namesOf: async () => new Map() },
  });
  const asked = { kinds: SEARCH_KINDS, desks: ['d'], reader: 'p', limit: 20, offset: 0 };
  const rare = () => writer.text(40).split(' ').at(-1) ?? '';
  const words = Array.from({ length: rounds }, rare);
  const word = (round: number) => words[round % rounds] ?? '';
  process.stdout.write(`${count} articles of ${WORDS} words, ${name}\n`);
  const ask = (text: string) => searcher.find({ ...asked, text });
  const terms = (text: string) => ({ terms: searchTerms(text), desks: ['d'], reader: 'p' });
  const page = { kinds: SEARCH_KINDS, vouched: [], limit: 20, offset: 0 };
  const common = writer.text(1);
  /** Each beside a scan for a word of it. */
  const questions: [string, Work, Work][] = [
    ['one word, in the store alone', (at) => store.search.find(terms(`${word(at)} `), page), (at) => scan(word(at))],
    ['one word, counted and marked', (at) => ask(`${word(at)} `), (at) => scan(word(at))],
    ['two words', (at) => ask(`${word(at)} ${word(at + 1)} `), (at) => scan(word(at))],
    ...[5, 3, 2].map((letters): [string, Work, Work] => {
      const beginning = (at: number) => word(at).slice(0, letters);
      return [`the beginning of one (${letters} letters)`, (at) => ask(beginning(at)), (at) => scan(beginning(at))];
    }),
    ['a word that is in every article', () => ask(`${common} `), () => scan(common)],
  ];
  for (const [about, question, scanned] of questions) {
    const [ms = Number.NaN, like = Number.NaN] = await mediansOf(rounds, [question, scanned]);
    row(about, ms, `   scan ${like.toFixed(1).padStart(6)} ms   ${(like / ms).toFixed(2)} × as fast`);
  }
  const anew: Work = (round) =>
    store.search.put('a7', { ...STAMP, slug: 'a7', text: 2 + round }, [entry('a7', writer)]);
  row('an article of that length indexed anew', ...(await mediansOf(rounds, [anew])));
  const [index, texts] = [await sizeOf('words'), await sizeOf('texts')];
  process.stdout.write(
    `index: ${(index / characters).toFixed(2)} kB of words and ${(texts / characters).toFixed(2)} kB of texts a kB of text\n`,
  );
}

async function measureSqlite(isSmoke: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  const file = join(folder, 'kantlijn.db');
  const store = await openSqliteStorage({ file });
  const plain = new DatabaseSync(file, { readOnly: true });
  const tables = { words: "name like 'search_words%'", texts: "name like 'search_entry%' or name = 'search_text'" };
  try {
    const corpus = await fill(store, isSmoke);
    const scan = plain.prepare(scanFor('?'));
    const searched: Searched = {
      ...{ store, scan: (letters) => scan.all(letters) },
      sizeOf(part) {
        const sum = plain.prepare(`select sum(pgsize) as bytes from dbstat where ${tables[part]}`).get();
        return Number(sum?.['bytes'] ?? 0);
      },
    };
    await measureOn('SQLite', searched, corpus);
  } finally {
    plain.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePostgres(isSmoke: boolean): Promise<void> {
  // As it is set up by itself; tests have half of it.
  const postgres = await startPostgres({ shared_buffers: '128MB' });
  const url = await postgres.newDatabase();
  const store = await openPostgresStorage({ url });
  const plain = new Client({ connectionString: url });
  await plain.connect();
  const sizes = {
    words: "pg_relation_size('search_entry_words')",
    texts:
      "pg_total_relation_size('search_entry') - pg_relation_size('search_entry_words') + pg_total_relation_size('search_text')",
  };
  try {
    const corpus = await fill(store, isSmoke);
    // As the server does by itself within a minute.
    await plain.query('analyze');
    const searched: Searched = {
      ...{ store, scan: (letters) => plain.query(scanFor('$1'), [letters]) },
      async sizeOf(part) {
        const { rows } = await plain.query<{ bytes: string }>(`select ${sizes[part]} as bytes`);
        return Number(rows[0]?.bytes ?? 0);
      },
    };
    await measureOn('PostgreSQL', searched, corpus);
  } finally {
    await plain.end();
    await store.close();
    await postgres.stop();
  }
}

/** Prints milliseconds, and how many times as fast as a scan for the same letters. */
export async function measureSearching(isSmoke: boolean): Promise<void> {
  await measureSqlite(isSmoke);
  await measurePostgres(isSmoke);
}
