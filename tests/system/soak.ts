/**
 * `npm run soak`: the fault tests of the system and fuzz stages, run long. `--hours N` (1) sets how long the killing goes
 * on and scales the rest; `--smoke` runs what no stage of `npm test` runs, for some seconds, so that this script stays alive;
 * `--only WORD` runs the parts with that word in their name. What a machine cannot do is told, and counted as skipped.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { lackingForFullDisk, lackingForPowerLoss, lackingForTracing } from '../support/disks.ts';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean' },
    only: { type: 'string', default: '' },
    hours: { type: 'string', default: '1' },
  },
});
const hours = Number(values.hours);
if (!(hours > 0)) throw new Error('--hours takes a number above 0');

interface Part {
  name: string;
  /** Why it cannot be run on this machine; null where it can. */
  lacking?: () => string | null;
  file: string;
  smoke: Record<string, number>;
  /** Amounts for one hour. */
  long: Record<string, number>;
}

const PARTS: Part[] = [
  {
    name: 'kill -9 under load',
    file: 'tests/system/kill.test.ts',
    smoke: {},
    long: { KILL_ROUNDS: 4_000, KILL_BUDGET_MS: 2_400_000 },
  },
  {
    name: 'kill -9 in start-up, migration, compaction and backup',
    file: 'tests/system/killPhases.test.ts',
    smoke: {},
    long: { PHASE_KILLS: 50 },
  },
  {
    name: 'kill -9 in an update of the tables',
    file: 'tests/system/killUpdate.test.ts',
    smoke: {},
    long: { UPDATE_ROUNDS: 60 },
  },
  {
    name: 'backups amid writing',
    file: 'tests/system/backup.test.ts',
    smoke: {},
    long: { BACKUPS: 20 },
  },
  {
    name: 'loss of power',
    file: 'tests/faults/powerLoss.test.ts',
    lacking: lackingForPowerLoss,
    smoke: { POWER_LOSSES: 2 },
    long: { POWER_LOSSES: 100 },
  },
  {
    name: 'a full disk',
    file: 'tests/faults/fullDisk.test.ts',
    lacking: lackingForFullDisk,
    smoke: { FULL_ROUNDS: 1 },
    long: { FULL_ROUNDS: 50 },
  },
  {
    name: 'commits that are synced',
    file: 'tests/faults/syncing.test.ts',
    lacking: lackingForTracing,
    smoke: { SYNC_ACKS: 100 },
    long: { SYNC_ACKS: 5_000 },
  },
  {
    name: 'hostile frames and requests',
    file: 'tests/system/hostile.test.ts',
    smoke: {},
    long: { HOSTILE_ARTICLES: 10_000 },
  },
  {
    name: 'clocks that jump, reconnects and slow readers',
    file: 'tests/system/crowd.test.ts',
    smoke: {},
    long: { CROWD_READERS: 200 },
  },
  {
    name: 'broken frames, files and requests',
    file: 'tests/fuzz/server.test.ts',
    smoke: {},
    long: { FUZZ_SECONDS: 600 },
  },
  {
    name: 'three nodes among failing commits, cut off, and with a standby promoted',
    file: 'tests/faults/nodes.test.ts',
    smoke: { NODE_FAULT_SECONDS: 2, FAILOVERS: 1 },
    long: { NODE_FAULT_SECONDS: 60, FAILOVERS: 5 },
  },
  {
    name: 'kill -9 while people decide',
    file: 'tests/system/killDeciding.test.ts',
    smoke: {},
    long: { DECIDING_KILLS: 100 },
  },
  {
    name: 'convergence of rooms',
    file: 'tests/fuzz/rooms.test.ts',
    smoke: {},
    long: { FUZZ_SEEDS: 4_000 },
  },
  {
    name: 'admission of hostile and honest updates',
    file: 'tests/fuzz/admission.test.ts',
    smoke: {},
    long: { FUZZ_UPDATES: 1_000_000, FUZZ_HONEST: 10_000 },
  },
];

function amounts({ smoke, long }: Part): Record<string, string> {
  const chosen = values.smoke
    ? Object.entries(smoke)
    : Object.entries(long).map(([key, n]) => [key, n * hours] as const);
  return Object.fromEntries(chosen.map(([key, amount]) => [key, String(Math.ceil(amount))]));
}

const wanted = PARTS.filter(({ name, file }) => `${name} ${file}`.includes(values.only));
const chosen = values.smoke ? wanted.filter(({ smoke }) => Object.keys(smoke).length > 0) : wanted;
const able = chosen.filter(({ name, lacking }) => {
  const lack = lacking?.() ?? null;
  if (lack !== null) process.stdout.write(`${name}: skipped, for this machine lacks it: ${lack}\n`);
  return lack === null;
});
let failed = 0;
// Briefly they go together, which saves their starts.
for (const parts of values.smoke ? [able] : able.map((part) => [part])) {
  const given = Object.assign({}, ...parts.map(amounts)) as Record<string, string>;
  process.stdout.write(`${parts.map(({ name }) => name).join('; ')}: ${JSON.stringify(given)}\n`);
  const limit = String(1_000 * 3_600 * (hours + 1));
  const args = ['run', ...parts.map(({ file }) => file), '--testTimeout', limit, '--disableConsoleIntercept'];
  const { status } = spawnSync('vitest', args, {
    env: { ...process.env, ...given },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) failed += parts.length;
}
const skipped = chosen.length - able.length;
const held = able.length - failed;
process.stdout.write(`${held} of ${chosen.length} parts held, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;
