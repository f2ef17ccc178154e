/**
 * A real PostgreSQL for tests: Debian's program on a free port of this machine, in a temporary folder, with fsync on. It
 * ends with the process that started it, however that ends.
 *
 * Most tests want a database of their own on the server that a test run shares (started when the first test asks, about
 * two seconds; a database takes a tenth of one):
 *
 *     const url = await newDatabase();              // an empty database; postgres://kantlijn@127.0.0.1:PORT/t7
 *     const store = await openPostgresStorage({ url });
 *
 * A test that stops, kills or sets up a server itself starts one, and stops it in `afterAll`:
 *
 *     const postgres = await startPostgres({ synchronous_standby_names: 'nobody' });
 *     const url = await postgres.newDatabase();
 *     await postgres.kill(); await postgres.start(); await postgres.stop();
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Where a test run gives out databases (tests/support/runServers.ts). */
export const BROKER = 'KANTLIJN_TEST_DATABASES';
/** PostgreSQL refuses to run as root; Debian's package brings this user. */
const SERVANT = 'postgres';
const ROLE = 'kantlijn';
const READY = /database system is ready to accept (?:read-only )?connections/;

export interface PostgresServer {
  /** Without a slash or a database at the end. */
  url: string;
  /** Where its data lies. */
  folder: string;
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>;
  /** Runs SQL as the superuser, in `database` or beside all of them. */
  run(sql: string, database?: string): Promise<Record<string, unknown>[]>;
  /** As power loss leaves it: no process of it is left, its folder stays. */
  kill(): Promise<void>;
  /** After `kill`: on the same port and data. */
  start(): Promise<void>;
  /** A second server that follows this one, and without which, from then on, this one commits nothing. */
  follow(): Promise<PostgresServer>;
  /** Makes a follower a server of its own, which asks for no standby. */
  promote(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

function programs(): string {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const found = debian.map((version) => join(versions, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error('PostgreSQL is missing. Install it: apt-get install -y postgresql');
  return found;
}

const isRoot = () => process.getuid?.() === 0;

/** The command as a user that PostgreSQL accepts; the kernel ends the server with this process. */
function asServant(command: string[]): { program: string; args: string[] } {
  const user = isRoot() ? [`--reuid=${SERVANT}`, `--regid=${SERVANT}`, '--clear-groups'] : [];
  return { program: 'setpriv', args: [...user, '--pdeathsig=QUIT', ...command] };
}

function idOf(kind: '-u' | '-g'): number {
  const { stdout } = spawnSync('id', [kind, SERVANT], { encoding: 'utf8' });
  return Number(stdout);
}

/** A folder that one of PostgreSQL's programs fills. */
async function newFolder(command: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-postgres-'));
  if (isRoot()) await chown(folder, idOf('-u'), idOf('-g'));
  const { program, args } = asServant([...command, '-D', folder]);
  const made = spawnSync(program, args, { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`${command[0]} failed: ${made.stderr}`);
  return folder;
}
const EMPTY = ['-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];
/** Name under which a follower is waited for. */
const FOLLOWER = 'follower';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Resolves once it takes connections. */
async function launch(bin: string, folder: string, settings: Record<string, string>): Promise<ChildProcess> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { program, args } = asServant([join(bin, 'postgres'), '-D', folder, ...options]);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      log = `${log}${chunk}`.slice(-20_000);
      if (READY.test(log)) resolve();
    });
  });
  child.removeAllListeners('exit');
  return child;
}

/** Its backends would notice the end of their parent only a moment later, and keep the next server from starting. */
function killAll(child: ChildProcess): void {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' });
  for (const pid of stdout.split('\n').map(Number)) if (pid > 0) process.kill(pid, 'SIGKILL');
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** @param settings of its configuration beside those that tests need. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const bin = programs();
  return serveFolder(bin, await newFolder([join(bin, 'initdb'), ...EMPTY]), settings);
}

async function serveFolder(bin: string, folder: string, settings: Record<string, string>): Promise<PostgresServer> {
  const port = await freePort();
  const all = {
    ...{ listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '300' },
    ...{ shared_buffers: '64MB', wal_level: 'replica', recovery_init_sync_method: 'syncfs', ...settings },
  };
  const url = `postgres://${ROLE}@127.0.0.1:${port}`;
  let child = await launch(bin, folder, all);
  let databases = 0;

  async function run(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: `${url}/${database}` });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
  return {
    ...{ url, folder, run },
    async newDatabase() {
      databases += 1;
      const name = `t${databases}`;
      await run(`create database ${name}`);
      return `${url}/${name}`;
    },
    async kill() {
      child.kill('SIGSTOP');
      killAll(child);
      await ended(child, 'SIGKILL');
    },
    async start() {
      child = await launch(bin, folder, all);
    },
    async follow() {
      const copy = [join(bin, 'pg_basebackup'), '-d', `${url}/postgres?application_name=${FOLLOWER}`];
      const follower = await serveFolder(bin, await newFolder([...copy, '-R', '-X', 'stream', '-c', 'fast']), settings);
      await run(`alter system set synchronous_standby_names = '${FOLLOWER}'`);
      await run('select pg_reload_conf()');
      return follower;
    },
    async promote() {
      await run('select pg_promote()');
      await run('alter system reset synchronous_standby_names');
      await run('select pg_reload_conf()');
    },
    async stop() {
      await ended(child, 'SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database on the server of this test run. It goes with the run. */
export async function newDatabase(): Promise<string> {
  const broker = process.env[BROKER];
  if (!broker) throw new Error('outside a test run there is no shared server; use startPostgres()');
  const response = await fetch(broker, { method: 'POST' });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
