/** kill -9 of the whole server while people decide: each decision is there whole and once, or not at all. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { newDatabase } from '../support/postgres.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { type ServerProcess, setUpOwner, startServerProcess } from '../support/server.ts';

/** How often; the long run asks for more. */
const KILLS = Number(process.env['DECIDING_KILLS'] ?? 5);
const SEED = 41;
const DECIDERS = 3;
/** Facts of the article, each a number of its own; more than are decided on. */
const FACTS = 600;
const FIRST_FACT = 1_000;

const folder = await mkdtemp(join(tmpdir(), 'kantlijn-decide-'));
afterAll(() => rm(folder, { recursive: true }));

interface Asked {
  command: { id: string; type: string; annotation: string };
  /** Null until it is known. */
  answer: { seq: number; events: LedgerEvent[] } | null;
}

interface Annotation {
  id: string;
  kind: string;
  state: string;
  passages: { quote: string; status: string; start: number; end: number }[];
}

/** What one person does with one fact, step by step. */
function workOn(fact: number): Asked['command'][] {
  const annotation = crypto.randomUUID();
  const step = (type: string, more: object = {}) => ({ id: crypto.randomUUID(), type, annotation, ...more });
  const target = { quote: { exact: String(fact) } };
  if (fact % 3 === 0) {
    return [
      step('thread.open', { target, text: `Who counted ${fact}?` }),
      step('thread.reply', { comment: crypto.randomUUID(), text: 'The port did.' }),
      step('thread.resolve', { outcome: 'done' }),
    ];
  }
  const evidence = {
    id: crypto.randomUUID(),
    relation: 'supports',
    kind: 'dataset',
    title: 'Register',
    tier: 'primary',
  };
  return [
    step('claim.open', { target, tag: 'd' }),
    step('claim.take'),
    step('evidence.add', { evidence }),
    step('claim.tick', { verdict: 'confirmed' }),
  ];
}

class Office {
  readonly asked: Asked[] = [];
  article = '';
  private cookie = '';
  private server: ServerProcess | null = null;
  private nextFact = 0;
  private answers = 0;
  private readonly store: Record<string, string>;

  /** @param store the settings that choose it. */
  constructor(store: Record<string, string>) {
    this.store = store;
  }

  async open(): Promise<void> {
    const dataFolder = join(folder, 'data');
    this.server = await startServerProcess({ dataFolder, env: { LOG_LEVEL: 'error', ...this.store } });
    if (this.cookie) return;
    ({ cookie: this.cookie } = await setUpOwner(this.server));
    const lines = Array.from({ length: FACTS / 10 }, (_, line) =>
      Array.from({ length: 10 }, (__, at) => `ship ${FIRST_FACT + 10 * line + at} came in`).join(', '),
    );
    const content = ['Ships', ...lines.map((line) => `${line}.`)].join('\n\n');
    const made = await this.ask('POST', '/articles', { desk: 'newsroom', language: 'en', format: 'text', content });
    this.article = ((await made.json()) as { id: string }).id;
  }

  ask(method: string, path: string, body?: unknown): Promise<Response> {
    if (!this.server) throw new Error('the server is not running');
    const { url: origin } = this.server;
    const headers = { cookie: this.cookie, origin, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(`${origin}/api/v1${path}`, { method, headers, ...sent });
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.ask('GET', `/articles/${this.article}${path}`)).json()) as T;
  }

  /** Asks again as its client would; 200 with what was decided is the only right answer. */
  async decide(one: Asked): Promise<void> {
    const response = await this.ask('POST', `/articles/${this.article}/commands`, one.command);
    if (!response.ok) throw new Error(`${one.command.type}: ${response.status} ${await response.text()}`);
    one.answer = (await response.json()) as NonNullable<Asked['answer']>;
    this.answers += 1;
  }

  /** All decide at once, until so many answers have come; then the server dies with some commands under way. */
  async workUntilKilled(random: Random): Promise<void> {
    const dies = this.answers + 3 + random.below(25);
    const work = async () => {
      for (;;) {
        this.nextFact += 1;
        for (const command of workOn(FIRST_FACT + this.nextFact)) {
          const one: Asked = { command, answer: null };
          this.asked.push(one);
          await this.decide(one);
          if (this.answers >= dies) void this.server?.kill();
        }
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: DECIDERS }, work));
    for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('fetch failed');
    await this.server?.kill();
  }

  async close(): Promise<void> {
    await this.server?.stop();
  }
}

/** Nothing half done: what was answered is there as it was answered, and every annotation stands on its words. */
async function look(office: Office): Promise<void> {
  const verified = await office.read<{ ok: boolean }>('/ledger/verify');
  expect(verified).toMatchObject({ ok: true });
  const text = await (await office.ask('GET', `/articles/${office.article}/text`)).text();
  const ledger = (await (await office.ask('GET', `/articles/${office.article}/ledger?after=0`)).text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerEvent);
  expect(ledger.map(({ seq }) => seq)).toEqual(ledger.map((_, at) => at + 1));
  for (const { answer } of office.asked) {
    for (const event of answer?.events ?? []) expect(ledger[event.seq - 1]).toEqual(event);
  }
  const annotations = await office.read<Annotation[]>('/annotations');
  const opened = ledger.filter(({ type }) => type === 'thread.opened' || type === 'claim.opened');
  expect(annotations.length).toBe(opened.length);
  for (const { passages } of annotations) {
    expect(passages.map(({ status }) => status)).toEqual(['anchored']);
    for (const { quote, start, end } of passages) expect(text.slice(start, end)).toBe(quote);
  }
  const { counts } = await office.read<{ counts: Record<string, number> }>('');
  const are = (kind: string, ...states: string[]) =>
    annotations.filter((one) => one.kind === kind && states.includes(one.state)).length;
  expect(counts['openThreads']).toBe(are('thread', 'open'));
  expect(counts['doneClaims']).toBe(are('claim', 'done'));
}

const STORES = [
  { name: 'SQLite', kills: KILLS, store: async () => ({}) },
  { name: 'PostgreSQL', kills: Math.ceil(KILLS / 8), store: async () => ({ DATABASE_URL: await newDatabase() }) },
];

it.each(STORES)(
  '[R-LEDGER-6] [R-LEDGER-7] [R-LEDGER-9] a server on $name that is killed $kills times while people decide leaves nothing half done',
  async ({ name, kills, store }) => {
    const office = new Office(await store());
    const random = seededRandom(SEED);
    let underWay = 0;
    await office.open();
    for (let kill = 0; kill < kills; kill += 1) {
      await office.workUntilKilled(random);
      await office.open();
      await look(office);
      for (const one of office.asked.filter(({ answer }) => answer === null)) {
        underWay += 1;
        await office.decide(one);
      }
      await look(office);
    }
    await office.close();
    expect(underWay).toBeGreaterThanOrEqual(kills);
    process.stdout.write(`${name}: ${kills} kills, ${office.asked.length} decisions, ${underWay} of them under way\n`);
  },
  KILLS * 20_000,
);
