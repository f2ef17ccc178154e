/** The event loop's end of one database thread. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { StoreFailing } from '../failures.ts';
import { createHandover, nextReply, sendRequest } from './handover.ts';
import type {
  ConnectionSetup,
  JobResult,
  SqlReply,
  SqlRequest,
  Statement,
  StatementResult,
  WorkerSetup,
} from './messages.ts';

class SqliteFailure extends Error {
  override name = 'SqliteFailure';
  /** SQLite's extended result code, as a string. */
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Of SQLite's primary result codes those of a disk that takes or gives nothing: I/O error, full, cannot open. */
const DISK_CODES = new Set([10, 13, 14]);

/** What is thrown for a statement that failed. */
export function failureFrom(message: string, code: string): Error {
  return DISK_CODES.has(Number(code) % 256) ? new StoreFailing(message) : new SqliteFailure(message, code);
}

export interface SqliteThread {
  run(statement: Statement): Promise<StatementResult>;
  commit(jobs: Statement[][]): Promise<JobResult[]>;
  close(): Promise<void>;
}

interface Asked {
  request: SqlRequest;
  resolve(results: JobResult[]): void;
  reject(error: Error): void;
}

/** Of rows and replies little lives longer than its request: more would only be kept from the machine. */
const YOUNG_MB = 4;

/** Starts the thread; resolves once its file is open with durable settings. */
export async function startThread(setup: ConnectionSetup): Promise<SqliteThread> {
  const { port1, port2 } = new MessageChannel();
  const handover = createHandover(port1);
  const workerData: WorkerSetup = { ...setup, handover: { ...handover, port: port2 } };
  const script = new URL('./sqlite.worker.ts', import.meta.url);
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(script, { workerData, transferList: [port2], execArgv: [], resourceLimits });
  let line: Asked[] = [];
  let asked: Asked | null = null;
  let failure: Error | null = null;
  let replies = 0;

  function fail(error: Error): void {
    failure ??= error;
    for (const one of asked ? [asked, ...line] : line) one.reject(failure);
    asked = null;
    line = [];
  }
  const ended = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the database thread has ended')));
  });
  ended.catch(fail);

  function settle(reply: SqlReply): void {
    replies += 1;
    if (reply.kind === 'done') asked?.resolve(reply.results);
    else asked?.reject(failureFrom(reply.message, reply.code));
    askNext();
  }
  function askNext(): void {
    asked = line.shift() ?? null;
    if (!asked) return;
    sendRequest(handover, asked.request);
    nextReply(handover, replies)
      .then((reply) => settle(reply as SqlReply))
      .catch(fail);
  }
  const ask = (request: SqlRequest) =>
    new Promise<JobResult[]>((resolve, reject) => {
      if (failure) return reject(failure);
      line.push({ request, resolve, reject });
      if (!asked) askNext();
    });

  await Promise.race([nextReply(handover, 0), ended]);
  replies = 1;
  return {
    async run(statement) {
      const [answer] = await ask({ kind: 'run', statement });
      if (!answer?.ok || !answer.results[0]) throw new Error('the database thread gave no answer');
      return answer.results[0];
    },
    commit: (jobs) => ask({ kind: 'commit', jobs }),
    async close() {
      // The thread may be gone before its answer to this has arrived, and has closed its file all the same.
      const gone = ended.catch(() => undefined);
      if (!failure) await Promise.race([ask({ kind: 'close' }).catch(() => undefined), gone]);
      await gone;
      port1.close();
    },
  };
}
