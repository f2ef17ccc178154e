/** kill -9 while a new version brings the tables of an older one up to date: all is there, and the copy of before is whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { START_LOCK } from '../../server/storage/postgres/pool.ts';
import { Tally } from '../../server/storage/sql/copy.ts';
import { STEPS } from '../../server/storage/sql/migrations.ts';
import { olderCopies } from '../../server/storage/sqlite/olderCopy.ts';
import { type Filled, fill, toldBy } from '../support/filled.ts';
import { folderOfCopy, olderFolder, olderPostgres } from '../support/olderInstallation.ts';
import { newDatabase } from '../support/postgres.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { startServerProcess } from '../support/server.ts';

/** Older installations that are updated, each under two kills. */
const ROUNDS = Number(process.env['UPDATE_ROUNDS'] ?? 2);
/** Of two nodes on PostgreSQL, one of which is killed. */
const PAIRS = Math.ceil(ROUNDS / 2);
const SEED = Number(process.env['UPDATE_SEED'] ?? 11);
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const LIMIT_MS = 60_000 + ROUNDS * 30_000;
/** The first version could hold no picture. */
const OLDER_STEPS = STEPS.slice(1, -1);
/** Before it there was no PostgreSQL. */
const SHARED_STEPS = OLDER_STEPS.slice(OLDER_STEPS.indexOf('0011-shared-by-nodes'));

const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-update-'));
const today = join(scratch, 'today');
const fileIn = (folder: string) => join(folder, 'kantlijn.db');
let filled: Filled;
let original: object;
let tables: string[];

beforeAll(async () => {
  const server = await startServerProcess({ dataFolder: today });
  filled = await fill(server);
  original = await toldBy(server, filled);
  expect(await server.stop()).toBe(0);
  tables = tablesIn(fileIn(today));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** @param isOpen whether there may be a log beside the file; without one, nothing is put beside it by reading. */
function inFile<T>(file: string, read: (database: DatabaseSync) => T, isOpen = false): T {
  const address = new URL(`${pathToFileURL(file)}?immutable=${Number(!isOpen)}`);
  const database = new DatabaseSync(address, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
/** Tables, columns, indexes and triggers. */
const tablesIn = (file: string) =>
  inFile(file, (database) => {
    const made = database.prepare("select type, name from sqlite_master where name not like 'sqlite_%'").all();
    const columns = database.prepare(
      "select m.name as name, c.name as field, c.type as type from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'",
    );
    return [...made, ...columns.all()].map((row) => Object.values(row).join(' ')).sort();
  });
/** Every row of every table, as hashes. */
const rowsIn = (file: string) =>
  inFile(file, (database) => {
    const names = database.prepare("select name from sqlite_master where type = 'table' order by 1").all();
    return names.map(({ name }) => {
      const tally = new Tally();
      for (const row of database.prepare(`select * from "${name}"`).all()) tally.add(row);
      return `${name} ${tally.count} ${tally.hash}`;
    });
  });

const MOMENTS = ['at any time', 'while the copy is made', 'after the copy'] as const;
type Moment = (typeof MOMENTS)[number];

/** Resolves once the moment has come, with how many ms later the update is to die. */
function come(moment: Moment, folder: string, random: Random): Promise<number> {
  if (moment === 'at any time') return Promise.resolve(random.below(1_500));
  const ms = random.below(moment === 'after the copy' ? 250 : 15);
  const isIt = (name: string) => name.includes('.before-') && name.endsWith('.part') !== (moment === 'after the copy');
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (!isIt(name ?? '') || !existsSync(join(folder, name ?? ''))) return;
      watcher.close();
      resolve(ms);
    });
  });
}

function launched(env: Record<string, string>): { child: ChildProcess; listens: Promise<number> } {
  const all = { ...process.env, PORT: '0', LOG_LEVEL: 'fatal', ...env };
  const child = spawn(process.execPath, [MAIN], { env: all, stdio: ['ignore', 'pipe', 'inherit'] });
  const listens = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Kantlijn is at')) resolve(0);
    });
  });
  return { child, listens };
}
async function killed(child: ChildProcess, afterMs: number): Promise<void> {
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await gone;
  clearTimeout(timer);
}

/** What a killed update left: told from a look at a copy of the folder, which leaves the folder as it is. */
function stateOf(folder: string): string {
  const look = join(scratch, 'look');
  rmSync(look, { recursive: true, force: true });
  cpSync(folder, look, { recursive: true });
  const count = 'select count(*) as n from schema_step';
  const steps = inFile(fileIn(look), (database) => database.prepare(count).get(), true);
  if (steps?.['n'] === STEPS.length) return 'updated';
  if (olderCopies(fileIn(folder)).length > 0) return 'copied';
  return readdirSync(folder).some((name) => name.endsWith('.part')) ? 'copying' : 'untouched';
}

/** A server that is started on it has all that there was. */
async function whole(env: Record<string, string>, dataFolder: string): Promise<void> {
  const server = await startServerProcess({ dataFolder, env });
  onTestFinished(() => server.kill());
  expect(server.setupUrl).toBeNull();
  expect(await toldBy(server, filled)).toEqual(original);
  expect(await server.stop()).toBe(0);
}

it(
  `[R-STORE-12] [R-CLI-10] ${ROUNDS} updates killed twice are followed by one that has everything, and a copy of before that can be put back`,
  async () => {
    const random = seededRandom(SEED);
    const left = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const step = random.pick(OLDER_STEPS);
      const name = `seed ${SEED}, round ${round}, from ${step}`;
      const folder = join(scratch, `sqlite-${round}`);
      await olderFolder(today, folder, step);
      const before = rowsIn(fileIn(folder));
      for (let kill = 0; kill < 2; kill += 1) {
        const moment = come(MOMENTS[(round + kill) % MOMENTS.length] as Moment, folder, random);
        const { child, listens } = launched({ DATA_DIR: folder });
        await killed(child, await Promise.race([moment, listens]));
        const state = stateOf(folder);
        left.set(state, (left.get(state) ?? 0) + 1);
        for (const { path } of olderCopies(fileIn(folder))) expect(rowsIn(path), `${name}, ${state}`).toEqual(before);
      }
      await whole({}, folder);
      expect(tablesIn(fileIn(folder)), name).toEqual(tables);
      const [copy, ...others] = olderCopies(fileIn(folder)).map(({ path }) => path);
      expect([rowsIn(copy ?? ''), others], name).toEqual([before, []]);
      expect(readdirSync(folder).filter((file) => file.includes('.part'))).toEqual([]);
      const back = join(scratch, `back-${round}`);
      folderOfCopy(folder, copy ?? '', back);
      await whole({}, back);
    }
    process.stdout.write(`SQLite: ${2 * ROUNDS} updates killed: ${JSON.stringify(Object.fromEntries(left))}\n`);
  },
  LIMIT_MS,
);

/** Stands before what all nodes must pass, so that a test says when they go. */
class Gate {
  /** Of a commit that is not through yet. */
  static readonly COMMIT = 7;
  private readonly client: Client;
  private constructor(client: Client) {
    this.client = client;
  }
  static async before(url: string): Promise<Gate> {
    const client = new Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    const gate = new Gate(client);
    await gate.close(START_LOCK);
    return gate;
  }
  async ask(sql: string, values: unknown[] = []): Promise<unknown[][]> {
    return (await this.client.query<unknown[]>({ text: sql, values, rowMode: 'array' })).rows;
  }
  async close(lock: number): Promise<void> {
    await this.ask('select pg_advisory_lock($1)', [lock]);
  }
  async open(lock: number): Promise<void> {
    await this.ask('select pg_advisory_unlock($1)', [lock]);
  }
  /** So many connections wait for one another, or for this. */
  async holds(count: number): Promise<void> {
    const sql = `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await this.ask(sql))[0]).toEqual([count]);
  }
}

/** Columns, indexes and triggers. */
async function tablesOf(gate: Gate): Promise<unknown[][]> {
  return gate.ask(`select table_name::text, column_name::text, data_type::text from information_schema.columns where table_schema = 'public'
    union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
    union all select event_object_table, trigger_name, action_statement from information_schema.triggers order by 1, 2, 3`);
}

/**
 * Two nodes of the new version start on an older database, and the one whose turn comes first is killed.
 * @param dies resolves once its moment has come, after the way was opened, with how many ms later it is to die
 * @param dead called when it is gone
 */
async function killFirst(url: string, gate: Gate, dies: () => Promise<number>, dead = () => Promise.resolve()) {
  const env = { DATABASE_URL: url };
  const first = launched({ ...env, DATA_DIR: join(scratch, 'first') });
  await gate.holds(1);
  const killing = async () => {
    await gate.holds(2);
    await gate.open(START_LOCK);
    await killed(first.child, await dies());
    await dead();
  };
  await Promise.all([whole(env, join(scratch, 'second')), killing()]);
  await whole(env, join(scratch, 'first'));
}

it(
  `[R-STORE-12] [R-STORE-20] ${PAIRS} times one of two nodes is killed as it updates PostgreSQL: the other does, and has everything`,
  async () => {
    const random = seededRandom(SEED);
    const [fresh, ...urls] = await Promise.all(Array.from({ length: PAIRS + 1 }, newDatabase));
    await olderPostgres(today, fresh as string, STEPS.at(-1) as string);
    const made = await tablesOf(await Gate.before(fresh as string));
    for (const url of urls) {
      const step = random.pick(SHARED_STEPS);
      await olderPostgres(today, url, step);
      const gate = await Gate.before(url);
      const ms = random.below(120);
      await killFirst(url, gate, () => Promise.resolve(ms));
      expect(await tablesOf(gate), `seed ${SEED}, from ${step}, after ${ms} ms`).toEqual(made);
    }
    process.stdout.write(`PostgreSQL: ${PAIRS} of two nodes killed in an update\n`);
  },
  LIMIT_MS,
);

it('[R-STORE-20] a node killed while PostgreSQL commits its update, however long that takes, does not keep the next from starting', async () => {
  const url = await newDatabase();
  await olderPostgres(today, url, '0016-guests');
  const gate = await Gate.before(url);
  await gate.ask(`create function waits() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(${Gate.COMMIT}); return null; end $$`);
  await gate.ask(`create constraint trigger waits after insert on schema_step deferrable initially deferred
    for each row execute function waits()`);
  await gate.close(Gate.COMMIT);
  await killFirst(
    url,
    gate,
    () => gate.holds(2).then(() => 0),
    async () => {
      await gate.holds(2);
      await gate.open(Gate.COMMIT);
    },
  );
});
