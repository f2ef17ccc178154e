/**
 * Transactions that several jobs share. The append of a room alone takes a connection, two round trips and a write to the
 * disk; those of many rooms that arrive while others are under way wait for them, and then go together. Nobody's failure is
 * another's: where a shared transaction fails, each of its jobs is run by itself.
 */
import { CompiledQuery } from 'kysely';
import { CommitUnknown } from '../failures.ts';
import { type Job, runAtOnce } from './atOnce.ts';
import type { ConnectionPool } from './pool.ts';

interface WaitingJob extends Job {
  resolve(answers: unknown[][]): void;
  reject(error: unknown): void;
}

/** Shared transactions at a time: while one waits for the disk another asks. */
const LANES = 2;
/** What takes longer, at a lock or for a standby, keeps those behind it no longer. */
const LANE_MS = 25;
const MOST_JOBS = 100;
/** A lock that is held for longer is waited for by its own job alone. */
const PATIENCE = CompiledQuery.raw('set local lock_timeout = 250');

const placeOf = ({ locks }: Job) => JSON.stringify(locks.map(({ parameters }) => parameters));

/** Several jobs as one. Locks are taken in one order everywhere, so that two nodes never wait for each other. */
function joined(jobs: readonly Job[]): Job {
  const inOrder = jobs.map((job) => ({ job, place: placeOf(job) })).sort((a, b) => (a.place < b.place ? -1 : 1));
  return {
    locks: [PATIENCE, ...inOrder.flatMap(({ job }) => job.locks)],
    queries: jobs.flatMap(({ queries }) => queries),
  };
}

/** Resolves with `work`, or after that time if it takes longer. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((go) => {
    timer = setTimeout(go, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** What each job was answered, of what all were. */
function shares(jobs: readonly Job[], answers: unknown[][]): unknown[][][] {
  let from = 0;
  return jobs.map(({ queries }) => {
    const share = answers.slice(from, from + queries.length);
    from += queries.length;
    return share;
  });
}

/**
 * Gives a function that runs a job, perhaps together with others'.
 * @returns the rows of each of its queries
 * @throws CommitUnknown with them, when the commit got no answer
 */
export function createSharing(pool: ConnectionPool): (job: Job) => Promise<unknown[][]> {
  let line: WaitingJob[] = [];
  let free = LANES;

  function runAlone(job: WaitingJob): Promise<void> {
    return runAtOnce(pool, job).then(job.resolve, job.reject);
  }
  async function runTogether(jobs: WaitingJob[]): Promise<void> {
    try {
      const given = shares(jobs, await runAtOnce(pool, joined(jobs)));
      jobs.forEach(({ resolve }, at) => {
        resolve(given[at] ?? []);
      });
    } catch (error) {
      if (!(error instanceof CommitUnknown)) return void (await Promise.all(jobs.map(runAlone)));
      const given = shares(jobs, error.result as unknown[][]);
      jobs.forEach(({ reject }, at) => {
        reject(new CommitUnknown(given[at], { cause: error }));
      });
    }
  }
  async function goOn(): Promise<void> {
    free -= 1;
    while (line.length > 0) {
      const jobs = line.slice(0, MOST_JOBS);
      line = line.slice(MOST_JOBS);
      const [only] = jobs;
      await atMost(LANE_MS, jobs.length === 1 && only ? runAlone(only) : runTogether(jobs));
    }
    free += 1;
  }
  return (job) =>
    new Promise((resolve, reject) => {
      line.push({ ...job, resolve, reject });
      if (free > 0) void goOn();
    });
}
