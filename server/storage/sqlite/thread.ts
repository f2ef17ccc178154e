/** The event loop's end of one database thread. */
import { Worker } from 'node:worker_threads';
import type { JobResult, SqlReply, SqlRequest, Statement, StatementResult, WorkerSetup } from './messages.ts';

export class SqliteFailure extends Error {
  override name = 'SqliteFailure';
  /** SQLite's extended result code, as a string. */
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

export interface SqliteThread {
  run(statement: Statement): Promise<StatementResult>;
  commit(jobs: Statement[][]): Promise<JobResult[]>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(results: JobResult[]): void;
  reject(error: Error): void;
}

type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** Starts the thread; resolves once its file is open with durable settings. */
export async function startThread(setup: WorkerSetup): Promise<SqliteThread> {
  const worker = new Worker(new URL('./sqlite.worker.ts', import.meta.url), { workerData: setup, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let failure: Error | null = null;
  let lastId = 0;

  const opened = new Promise<JobResult[]>((resolve, reject) => {
    waiting.set(0, { resolve, reject });
  });
  worker.on('message', (reply: SqlReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.kind === 'done') asked?.resolve(reply.results);
    else asked?.reject(new SqliteFailure(reply.message, reply.code));
  });
  const fail = (error: Error) => {
    failure ??= error;
    for (const asked of waiting.values()) asked.reject(failure);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the database thread has ended')));

  const ask = (request: Unnumbered<SqlRequest>) =>
    new Promise<JobResult[]>((resolve, reject) => {
      if (failure) return reject(failure);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ ...request, id: lastId });
    });

  await opened;
  return {
    async run(statement) {
      const [answer] = await ask({ kind: 'run', statement });
      if (!answer?.ok || !answer.results[0]) throw new Error('the database thread gave no answer');
      return answer.results[0];
    },
    commit: (jobs) => ask({ kind: 'commit', jobs }),
    async close() {
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      if (!failure) await ask({ kind: 'close' });
      await ended;
    },
  };
}
