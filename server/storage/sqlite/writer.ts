/**
 * The one writer. Transactions of several steps take turns; jobs that are known in full beforehand (a text append of
 * one room) wait in a line while something is under way and then go together, one fsync for all of them.
 */
import type { JobResult, Statement, StatementResult } from './messages.ts';
import { failureFrom, type SqliteThread } from './thread.ts';

interface QueuedJob {
  job: Statement[];
  resolve(results: StatementResult[]): void;
  reject(error: Error): void;
}

export interface SqliteWriter {
  /** Waits for the writer; the returned function hands it on. */
  lock(): Promise<() => void>;
  run(statement: Statement): Promise<StatementResult>;
  /** Runs the statements as one transaction, perhaps together with others'. */
  commit(job: Statement[]): Promise<StatementResult[]>;
}

export function createWriter(thread: SqliteThread): SqliteWriter {
  const turns: (() => void)[] = [];
  let line: QueuedJob[] = [];
  let isBusy = false;
  let isLineWaiting = false;

  function release(): void {
    const next = turns.shift();
    if (next) next();
    else isBusy = false;
  }
  function lock(): Promise<() => void> {
    return new Promise((resolve) => {
      const take = () => resolve(release);
      if (isBusy) turns.push(take);
      else {
        isBusy = true;
        take();
      }
    });
  }
  function settle({ resolve, reject }: QueuedJob, result: JobResult | undefined): void {
    if (result?.ok) resolve(result.results);
    else reject(failureFrom(result?.message ?? 'no answer', result?.code ?? 'unknown'));
  }
  async function commitLine(): Promise<void> {
    const unlock = await lock();
    const jobs = line;
    line = [];
    isLineWaiting = false;
    try {
      const results = await thread.commit(jobs.map(({ job }) => job));
      jobs.forEach((queued, place) => {
        settle(queued, results[place]);
      });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const queued of jobs) queued.reject(failure);
    } finally {
      unlock();
    }
  }
  return {
    lock,
    run: (statement) => thread.run(statement),
    commit(job) {
      return new Promise((resolve, reject) => {
        line.push({ job, resolve, reject });
        if (isLineWaiting) return;
        isLineWaiting = true;
        void commitLine();
      });
    },
  };
}
