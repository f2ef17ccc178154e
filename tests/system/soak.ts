/**
 * `npm run soak`: the fault tests of the system and fuzz stages, run long. `--hours N` (1) sets how long the killing goes
 * on and scales the rest; `--smoke` runs each part for some seconds, so that this script stays alive.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { smoke: { type: 'boolean' }, hours: { type: 'string', default: '1' } } });
const hours = Number(values.hours);
if (!(hours > 0)) throw new Error('--hours takes a number above 0');

interface Part {
  name: string;
  project: 'fuzz' | 'system';
  file: string;
  smoke: Record<string, number>;
  /** Amounts for one hour. */
  long: Record<string, number>;
}

const PARTS: Part[] = [
  {
    name: 'kill -9 under load',
    project: 'system',
    file: 'tests/system/kill.test.ts',
    smoke: { KILL_ROUNDS: 5, KILL_BUDGET_MS: 30_000 },
    long: { KILL_ROUNDS: 4_000, KILL_BUDGET_MS: 2_400_000 },
  },
  {
    name: 'kill -9 while people decide',
    project: 'system',
    file: 'tests/system/killDeciding.test.ts',
    smoke: { DECIDING_KILLS: 1 },
    long: { DECIDING_KILLS: 100 },
  },
  {
    name: 'convergence of rooms',
    project: 'fuzz',
    file: 'tests/fuzz/rooms.test.ts',
    smoke: { FUZZ_SEEDS: 20 },
    long: { FUZZ_SEEDS: 4_000 },
  },
  {
    name: 'admission of hostile and honest updates',
    project: 'fuzz',
    file: 'tests/fuzz/admission.test.ts',
    smoke: { FUZZ_UPDATES: 2_000, FUZZ_HONEST: 20 },
    long: { FUZZ_UPDATES: 1_000_000, FUZZ_HONEST: 10_000 },
  },
];

function amounts({ smoke, long }: Part): Record<string, string> {
  const chosen = values.smoke
    ? Object.entries(smoke)
    : Object.entries(long).map(([key, n]) => [key, n * hours] as const);
  return Object.fromEntries(chosen.map(([key, amount]) => [key, String(Math.ceil(amount))]));
}

let failed = 0;
for (const part of PARTS) {
  const env = { ...process.env, ...amounts(part) };
  process.stdout.write(`${part.name}: ${JSON.stringify(amounts(part))}\n`);
  const limit = String(1_000 * 3_600 * (hours + 1));
  const args = ['run', '--project', part.project, part.file, '--testTimeout', limit, '--disableConsoleIntercept'];
  if (spawnSync('vitest', args, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) failed += 1;
}
process.stdout.write(`${PARTS.length - failed} of ${PARTS.length} parts held\n`);
process.exitCode = failed === 0 ? 0 : 1;
