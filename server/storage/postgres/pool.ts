/**
 * Connections to PostgreSQL, each with the settings that durability rests on: set when it is made and read back, as
 * SQLite's are. A connection to a server that may lose what it acknowledged is not used.
 */
import type { CompiledQuery, PostgresPool, PostgresPoolClient } from 'kysely';
import { type ClientBase, DatabaseError, Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { readers, toParameters } from './values.ts';

/** A statement that takes longer is called off by the server. */
const STATEMENT_MS = 8_000;
/** Longest wait for a lock that somebody else holds; past it their transaction hangs. */
const LOCK_MS = 5_000;
/** A transaction that asks nothing for so long belongs to a process that hangs; the server ends it and frees its locks. */
const IDLE_TRANSACTION_MS = 10_000;
/** Without an answer for so long the network is gone: the server calls off by itself what takes longer than it may. */
const ANSWER_MS = STATEMENT_MS + 1_000;
/** To make a connection, or to get a free one. */
const CONNECT_MS = 5_000;

/** Held by every connection of a node, shared; alone by whoever puts other data in the place of the data. */
export const DATA_LOCK = 0x6b61_0001;
/** Held by whoever brings the tables up to date or makes what an installation has once. */
export const START_LOCK = 0x6b61_0002;

/** The database cannot keep what was promised, or is not to be used now; its message says what to do. */
class UnfitDatabase extends Error {
  override name = 'UnfitDatabase';
}

/** No answer came, or none that holds: what was asked may have been done or not. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

export interface PoolSettings {
  url: string;
  /** At most. */
  connections: number;
  /** A node serves people, in short statements; a copier reads or writes everything, however long that takes. */
  use: 'node' | 'copier';
}

interface Standing {
  fsync: string;
  standby: boolean;
  durable: string;
  admitted: boolean;
}

/** `remote_apply` promises more than `on`; every other value may lose what was acknowledged. */
const SETTINGS = `select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
  set_config('idle_in_transaction_session_timeout', $3, false),
  set_config('default_transaction_isolation', 'read committed', false), set_config('timezone', 'UTC', false),
  set_config('synchronous_commit',
    case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, false) as durable,
  current_setting('fsync') as fsync, pg_is_in_recovery() as standby,
  case when $4 then pg_try_advisory_lock_shared($5) else true end as admitted`;

/** @throws UnfitDatabase */
async function prepare(client: ClientBase, use: PoolSettings['use']): Promise<void> {
  const isNode = use === 'node';
  const [statement, idle] = isNode ? [STATEMENT_MS, IDLE_TRANSACTION_MS] : [0, 0];
  const values = [`${statement}`, `${LOCK_MS}`, `${idle}`, isNode, DATA_LOCK];
  const [standing] = (await client.query<Standing>(SETTINGS, values)).rows;
  if (!standing) throw new UnfitDatabase('PostgreSQL gives no answer about its settings.');
  if (standing.standby) throw new UnfitDatabase('This PostgreSQL is a standby; DATABASE_URL must lead to the primary.');
  if (standing.fsync !== 'on') {
    throw new UnfitDatabase('PostgreSQL runs with fsync=off: what is saved could be lost. Set fsync=on.');
  }
  if (!['on', 'remote_apply'].includes(standing.durable)) {
    throw new UnfitDatabase(`PostgreSQL answers synchronous_commit=${standing.durable} where "on" was set.`);
  }
  if (!standing.admitted)
    throw new UnfitDatabase('The data of this database is being replaced; wait until it is done.');
}

/** Told by the server when it stopped waiting for its standby: committed, but by itself alone. */
const isUnreplicated = ({ routine }: { routine: string | undefined }) => routine === 'SyncRepWaitForLSN';

const isFatal = ({ severity }: DatabaseError) => severity === 'FATAL' || severity === 'PANIC';

function asFailure(error: unknown): unknown {
  if (error instanceof UnfitDatabase || (error instanceof DatabaseError && !isFatal(error))) return error;
  return new ConnectionLost(error instanceof Error ? error.message : String(error), { cause: error });
}

/** Statements that are sent again and again, by the name under which each connection keeps them ready. */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
}

/** One connection as Kysely sees it. */
export interface Connection extends PostgresPoolClient {
  /** Asks without waiting for the answers before it; the statement is kept ready, so its text must be one of a few. */
  send(query: CompiledQuery): Promise<unknown[]>;
}

/** What the standby has not got is not done. */
function guarded(client: PoolClient): Connection {
  /** Questions asked and not answered, and whether the standby was without one of them. */
  let asked = 0;
  let isAlone = false;
  const hear = (notice: { routine: string | undefined }) => {
    isAlone ||= isUnreplicated(notice);
  };
  // What was asked fails with it, too; an error that nobody listens to would end the process.
  const ignore = () => undefined;
  client.on('notice', hear).on('error', ignore);
  async function ask(config: QueryConfig): Promise<QueryResult> {
    if (asked === 0) isAlone = false;
    asked += 1;
    try {
      const answer = await client.query(config);
      if (isAlone) throw new Error('PostgreSQL committed without its standby');
      return answer;
    } catch (error) {
      throw asFailure(error);
    } finally {
      asked -= 1;
    }
  }
  const query = (text: string, parameters: ReadonlyArray<unknown> = []) =>
    ask({ text, values: toParameters(parameters) });
  return {
    query: query as unknown as PostgresPoolClient['query'],
    send: async ({ sql, parameters }) =>
      (await ask({ name: nameOf(sql), text: sql, values: toParameters(parameters) })).rows,
    release() {
      client.off('notice', hear).off('error', ignore);
      client.release();
    },
  };
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asFailure(error);
  }
}

export interface ConnectionPool extends PostgresPool {
  connect(): Promise<Connection>;
}

/** Ends all its connections with `end()`. */
export function createPool({ url, connections, use }: PoolSettings): ConnectionPool {
  const pool = new Pool({
    ...{ connectionString: url, max: connections, types: readers, application_name: 'kantlijn' },
    ...{ connectionTimeoutMillis: CONNECT_MS, keepAlive: true, keepAliveInitialDelayMillis: CONNECT_MS },
    // Past that a connection is cut, with all that was asked on it.
    ...{ pipeline: true, query_timeout: use === 'node' ? ANSWER_MS : 0 },
    // Kept while there is use for them now and then: making one takes as long as ten short statements.
    idleTimeoutMillis: 60_000,
    min: 1,
    onConnect: (client) => prepare(client, use),
  });
  // A connection that is lost while nobody uses it is made anew for the next who asks.
  pool.on('error', () => undefined);
  return {
    connect: async () => guarded(await connected(pool)),
    end: () => pool.end(),
  };
}
