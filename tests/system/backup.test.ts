/** Backups taken while people type, comment and bring pictures: each is the installation as it was at one moment, to the last hash. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { copyFromPostgres } from '../../server/cli/backupPostgres.ts';
import { migrateAccounts } from '../../server/identity/auth.ts';
import { openPostgresStorage } from '../../server/storage/postgres/storage.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import { kantlijn } from '../support/filled.ts';
import type { LiveClient } from '../support/liveClient.ts';
import { pngOf } from '../support/pictures.ts';
import { newDatabase } from '../support/postgres.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

/** Of each store, one after the other. */
const BACKUPS = Number(process.env['BACKUPS'] ?? 2);
const WRITERS = ['Anna', 'Bob', 'Carl'];
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-backup-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function started(env: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess({ env, dataFolder: env['DATA_DIR'] as string });
  onTestFinished(() => server.kill());
  return server;
}
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

const comment = () => ({
  ...{ id: crypto.randomUUID(), type: 'thread.open', annotation: crypto.randomUUID(), text: '?' },
  target: { quote: { exact: 'over de' } },
});

/** An article that several people work on at once, and what each of them was promised so far. */
class Work {
  readonly pictures: string[] = [];
  readonly clients: LiveClient[];
  readonly article: string;
  readonly desk: Desk;
  private readonly people: Member[];
  private readonly url: string;
  private isOver = false;
  private under: Promise<unknown> = Promise.resolve();
  /** Number of the last event that anybody was answered with. */
  private decided = 0;

  private constructor(url: string, desk: Desk, article: string, people: Member[]) {
    this.url = url;
    this.desk = desk;
    this.article = article;
    this.people = people;
    this.clients = people.map((person) => person.open(article));
  }
  static async on(server: ServerProcess): Promise<Work> {
    const desk = await openDesk(server);
    const people: Member[] = [];
    for (const name of WRITERS) people.push(await desk.person(name, 'editor'));
    const work = new Work(server.url, desk, await desk.article('Kop\n\nEen zin over de haven.'), people);
    await Promise.all(work.clients.map(({ synced }) => synced));
    return work;
  }
  begin(): void {
    this.under = Promise.all(this.people.flatMap((person, at) => [this.comments(person), this.types(at)]));
  }
  /** Everybody lays down the pen; resolves when all is saved. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.under;
    await expect.poll(() => this.clients.every(isSaved)).toBe(true);
  }
  promised(): Owed {
    const clocks = new Map(this.clients.flatMap(({ saved }) => [...saved]));
    return { clocks, decided: this.decided, pictures: this.pictures.length };
  }
  private async comments(person: Member): Promise<void> {
    while (!this.isOver) {
      const answer = await person.ask('POST', `/articles/${this.article}/commands`, comment());
      // Too many at once is the only right refusal.
      if (answer.ok) this.decided = Math.max(this.decided, ((await answer.json()) as { seq: number }).seq);
      else expect(answer.status).toBe(429);
    }
  }
  private async types(at: number): Promise<void> {
    const { text, doc } = this.clients[at] as LiveClient;
    for (let n = 0; !this.isOver; n += 1) {
      doc.transact(() => text.insert(text.length - 1, ` woord ${at}`));
      if (n % 3 === 1) doc.transact(() => text.delete(text.length - 3, 1));
      if (n % 10 === 0) await this.brings(this.people[at] as Member, pngOf(1 + at, 1 + n));
      else await this.desk.owner.ask('GET', `/articles/${this.article}`);
    }
  }
  private async brings({ token }: Member, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const path = `${this.url}/api/v1/articles/${this.article}/files`;
    const answer = await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
    this.pictures.push(((await answer.json()) as { url: string }).url);
  }
}
const isSaved = ({ saved, doc }: LiveClient) => (saved.get(doc.clientID) ?? 0) >= Y.getState(doc.store, doc.clientID);

/** What must be in a backup: it was told saved before that began. */
interface Owed {
  clocks: Map<number, number>;
  decided: number;
  pictures: number;
}

/** An article as a server tells it: its log, its ledger, its text, its pictures. */
class Told {
  private readonly member: Member;
  private readonly url: string;
  private readonly article: string;
  /** @param server one that has the article; @param work who is asked as, and what about. */
  constructor(server: ServerProcess, { desk, article }: Work) {
    this.url = server.url;
    this.member = desk.owner.at(server.url);
    this.article = article;
  }
  async read(path: string): Promise<string> {
    const answer = await this.member.ask('GET', `/articles/${this.article}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }
  private async lines(path: string): Promise<string[]> {
    return (await this.read(path)).split('\n').filter((line) => line !== '');
  }
  /** Rows of the text's log, in order. */
  async rows(): Promise<string[]> {
    return (await this.lines('/history')).filter((line) => line.startsWith('{"line":"update"'));
  }
  events = () => this.lines('/ledger?after=0');
  async verdict(): Promise<{ ok: boolean; seq: number; hash: string }> {
    return JSON.parse(await this.read('/ledger/verify')) as { ok: boolean; seq: number; hash: string };
  }
  /** One more comment and one more word. @returns the number of the event. */
  async goesOn(): Promise<number> {
    const { seq } = await this.member.json<{ seq: number }>('POST', `/articles/${this.article}/commands`, comment());
    const client = this.member.open(this.article);
    await client.synced;
    client.text.insert(0, 'Verder ');
    await expect.poll(() => isSaved(client)).toBe(true);
    client.socket.close();
    return seq;
  }
  /** Null where the article has no such picture. */
  async picture(path: string): Promise<string | null> {
    const answer = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${this.member.token}` } });
    return answer.ok ? sha256(await answer.arrayBuffer()) : null;
  }
}

function docOf(rows: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, Buffer.from((JSON.parse(row) as { update: string }).update, 'base64'));
  return doc;
}

/** The copy is what the live server was, up to a row and an event, holds all that was promised before it was begun, and goes on. */
async function compare(copy: Told, live: Told, owed: Owed, pictures: string[]): Promise<string> {
  // First, for whoever opens the text may have something to mend in it.
  const rows = await copy.rows();
  expect((await live.rows()).slice(0, rows.length)).toEqual(rows);
  expect(await copy.read('/text')).toBe(await live.read(`/versions/${rows.length}/text`));
  const { store } = docOf(rows);
  expect([...owed.clocks].filter(([client, clock]) => Y.getState(store, client) < clock)).toEqual([]);

  const [events, all] = await Promise.all([copy.events(), live.events()]);
  expect(all.slice(0, events.length)).toEqual(events);
  const { ok, seq, hash } = await copy.verdict();
  expect({ ok, seq, hash }).toEqual({ ok: true, seq: events.length, hash: headOf(all, seq) });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(seq).toBeGreaterThanOrEqual(owed.decided);
  expect(await copy.goesOn()).toBe(seq + 1);
  expect(await copy.verdict()).toMatchObject({ ok: true, seq: seq + 1 });

  const brought = await Promise.all(pictures.map((path) => copy.picture(path)));
  const kept = await Promise.all(pictures.map((path) => live.picture(path)));
  expect(brought.slice(0, owed.pictures)).toEqual(kept.slice(0, owed.pictures));
  for (const [at, picture] of brought.entries()) expect([null, kept[at]]).toContain(picture);
  return `${rows.length} rows, ${seq} events, ${brought.filter((each) => each !== null).length} pictures`;
}
const headOf = (lines: string[], seq: number) => (JSON.parse(lines[seq - 1] ?? '{}') as LedgerEvent).hash;

const onSqlite = async (name: string) => ({ DATA_DIR: join(scratch, name) });
const onPostgres = async (name: string) => ({ DATA_DIR: join(scratch, name), DATABASE_URL: await newDatabase() });

it.each([
  { name: 'SQLite', store: onSqlite, other: onPostgres },
  { name: 'PostgreSQL', store: onPostgres, other: onSqlite },
])(
  `[R-CLI-3] [R-CLI-2] [R-FILE-5] [R-STORE-3] ${BACKUPS} backups of $name amid writing restore to the same hashes, on either store`,
  async ({ name, store, other }) => {
    const env = await store(name);
    const server = await started(env);
    const work = await Work.on(server);
    work.begin();
    onTestFinished(() => work.end());
    const backups: { file: string; owed: Owed }[] = [];
    for (let n = 0; n < BACKUPS; n += 1) {
      const [file, owed] = [join(scratch, `${name}-${n}.db`), work.promised()];
      expect(await kantlijn(['backup', file], env)).toEqual({ status: 0, out: `${file}\n`, err: '' });
      backups.push({ file, owed });
    }
    await work.end();
    const live = new Told(server, work);
    for (const [n, { file, owed }] of backups.entries()) {
      const target = await (n === 0 ? other : store)(`${name}-restored-${n}`);
      expect(await kantlijn(['restore', file], target)).toEqual({ status: 0, out: '', err: '' });
      const restored = await started(target);
      const found = await compare(new Told(restored, work), live, owed, work.pictures);
      process.stdout.write(`${name}, backup ${n + 1}: ${found}\n`);
      expect(await restored.stop()).toBe(0);
    }
    expect((await live.verdict()).ok).toBe(true);
    for (const { socket } of work.clients) socket.close();
    expect(await server.stop()).toBe(0);
  },
  60_000 + BACKUPS * 20_000,
);

it('[R-CLI-3] a backup of PostgreSQL is of one moment: what is committed between two of its readings is in none of its tables', async () => {
  const url = await newDatabase();
  const store = await openPostgresStorage({ url });
  await migrateAccounts({ db: store.kysely, type: 'postgres', secret: crypto.randomUUID(), secure: false });
  await store.close();
  const [gate, look] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  for (const client of [gate, look]) {
    await client.connect();
    onTestFinished(() => client.end());
  }
  await gate.query("insert into desk values ('early', 'early', 'Early')");
  // Desks are read before, and people who left after.
  await gate.query('begin; lock table removed_person in access exclusive mode');
  const file = join(scratch, 'moment.db');
  const copying = copyFromPostgres(url, file);
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await look.query(waiting)).rowCount).toBe(1);
  await gate.query("insert into desk values ('late', 'late', 'Late')");
  await gate.query("insert into removed_person (person, number, at) values ('late', 1, 1)");
  await gate.query('commit');
  await copying;
  const copy = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => copy.close());
  expect(copy.prepare('select id from desk').all()).toEqual([{ id: 'early' }]);
  expect(copy.prepare('select person from removed_person').all()).toEqual([]);
});
