/**
 * Transactions that several jobs share. The append of a room alone takes a connection, two round trips and a write to the
 * disk; those of many rooms that arrive while others are under way wait for them, and then go together. Jobs of one place
 * go one after the other, in the order in which they came. Nobody's failure is another's: where a shared transaction
 * fails, each of its jobs is run by itself.
 */
import { CompiledQuery } from 'kysely';
import { CommitUnknown } from '../failures.ts';
import { type Job, runAtOnce } from './atOnce.ts';
import type { ConnectionPool } from './pool.ts';

interface WaitingJob extends Job {
  /** What it locks. */
  place: string;
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
function joined(jobs: readonly WaitingJob[]): Job {
  const inOrder = jobs.toSorted((a, b) => (a.place < b.place ? -1 : 1));
  return {
    locks: [PATIENCE, ...inOrder.flatMap(({ locks }) => locks)],
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
  const busy = new Set<string>();

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
  /** The next of the line, one of each place. */
  function take(): WaitingJob[] {
    const [taken, left]: [WaitingJob[], WaitingJob[]] = [[], []];
    for (const job of line) {
      const goes = taken.length < MOST_JOBS && !busy.has(job.place);
      (goes ? taken : left).push(job);
      if (goes) busy.add(job.place);
    }
    line = left;
    return taken;
  }
  async function run(jobs: WaitingJob[]): Promise<void> {
    const [only] = jobs;
    await (jobs.length === 1 && only ? runAlone(only) : runTogether(jobs));
    for (const { place } of jobs) busy.delete(place);
    if (free > 0) void goOn();
  }
  async function goOn(): Promise<void> {
    free -= 1;
    for (let jobs = take(); jobs.length > 0; jobs = take()) await atMost(LANE_MS, run(jobs));
    free += 1;
  }
  return (job) =>
    new Promise((resolve, reject) => {
      line.push({ ...job, place: placeOf(job), resolve, reject });
      if (free > 0) void goOn();
    });
}
