/**
 * `npm test`: every check of the project, stage after stage, and at the end what failed, by name, and the line
 * `N passed, N failed`. Stages that leave much of the machine idle run side by side, and what each says is printed when
 * it has ended. Stages go on after a failure, so that one run shows all of them. A missing part (Chromium, Redis,
 * PostgreSQL) is installed where this process may do so; where it may not, the run fails with what to install. Nothing
 * is skipped silently.
 *
 * `npm test -- unit fuzz` runs only the stages named.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { missingParts } from './systemParts.ts';

interface Outcome {
  passed: number;
  /** What failed, each as a line for the end of the run. */
  failed: string[];
}

const root = new URL('../..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-test-'));
/** Where tests note the routes that answered them. */
const asked = join(scratch, 'routes');
mkdirSync(asked);
const env = {
  ...process.env,
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
  KANTLIJN_ROUTES_ASKED: asked,
};

type Print = (text: string) => void;

async function run(command: string, args: string[], print: Print): Promise<boolean> {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  try {
    const [status] = await once(child, 'close');
    return status === 0;
  } catch (error) {
    print(`${command} did not start: ${error}\n`);
    return false;
  }
}

/** A stage that either holds or does not: it counts as one test. */
async function check(print: Print, command: string, ...args: string[]): Promise<Outcome> {
  const holds = await run(command, args, print);
  return { passed: holds ? 1 : 0, failed: holds ? [] : [[command, ...args].join(' ')] };
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Of a failure's message, what fits on a line. */
const firstLine = (message = '') => message.split('\n', 1)[0]?.slice(0, 300) ?? '';

/** A vitest project. A file that fails to load, a skipped test and a run without a report each count as failed. */
async function vitest(print: Print, project: string): Promise<Outcome> {
  const file = join(scratch, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await run('vitest', args, print);
  if (!existsSync(file)) return { passed: 0, failed: [`${project}: vitest left no report`] };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const outcome: Outcome = { passed: 0, failed: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const path = relative(root, name);
    const isBroken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    if (isBroken) outcome.failed.push(`${path}: ${firstLine(message)}`);
    for (const test of assertionResults) {
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed')
        outcome.failed.push(`${path} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
      else outcome.failed.push(`${path} › ${test.fullName}: skipped, and a check that does not run proves nothing`);
    }
  }
  if (!ok && outcome.failed.length === 0) outcome.failed.push(`${project}: vitest failed beside its tests`);
  return outcome;
}

const together = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: [...a.failed, ...b.failed],
});

const stages: Record<string, (print: Print) => Promise<Outcome>> = {
  parts: async (print) => {
    const missing = missingParts();
    const failed = missing.map((part) => `Missing: ${part.name}. Install it: apt-get install -y ${part.packages}`);
    for (const line of failed) print(`${line}\n`);
    return { passed: failed.length === 0 ? 1 : 0, failed };
  },
  types: (print) => check(print, 'tsc', '-p', '.'),
  lint: (print) => check(print, 'biome', 'check', '.', '--error-on-warnings'),
  unused: (print) => check(print, 'knip'),
  layers: (print) => check(print, 'node', 'tests/support/layers.ts'),
  build: (print) => check(print, 'vite', 'build', '--logLevel', 'warn'),
  unit: async (print) => {
    const tests = await vitest(print, 'unit');
    return together(tests, await check(print, 'node', 'tests/support/untestedRoutes.ts', asked));
  },
  contract: (print) => vitest(print, 'contract'),
  fuzz: (print) => vitest(print, 'fuzz'),
  system: (print) => vitest(print, 'system'),
  timed: (print) => vitest(print, 'timed'),
  bench: (print) => check(print, 'node', 'tests/bench/main.ts', '--smoke'),
  soak: (print) => check(print, 'node', 'tests/system/soak.ts', '--smoke'),
  e2e: (print) => vitest(print, 'e2e'),
};

/** What runs after what: each line has one row of stages, or rows that run side by side. */
const ORDER: string[][][] = [
  [['parts']],
  [
    ['lint', 'build'],
    ['types', 'unused', 'layers'],
  ],
  [['unit', 'fuzz', 'system', 'timed']],
  [['contract', 'soak'], ['bench']],
  [['e2e']],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0)
  throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(' ')}`);

let total: Outcome = { passed: 0, failed: [] };
const summary: string[] = [];

async function runStage(name: string, isAlone: boolean): Promise<void> {
  const heading = `\n── ${name} ${'─'.repeat(Math.max(1, 70 - name.length))}\n`;
  const said: string[] = [heading];
  const print: Print = isAlone ? (text) => process.stdout.write(text) : (text) => said.push(text);
  if (isAlone) print(heading);
  const begun = performance.now();
  const outcome = (await stages[name]?.(print)) ?? { passed: 0, failed: [`There is no stage ${name}`] };
  if (!isAlone) process.stdout.write(said.join(''));
  total = together(total, outcome);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  summary.push(
    `${name.padEnd(10)} ${String(outcome.passed).padStart(6)} passed ${String(outcome.failed.length).padStart(4)} failed ${seconds.padStart(8)} s`,
  );
}

for (const rows of ORDER) {
  const due = rows.map((row) => row.filter((name) => wanted.length === 0 || wanted.includes(name)));
  const isAlone = due.filter((row) => row.length > 0).length < 2;
  await Promise.all(
    due.map(async (row) => {
      for (const name of row) await runStage(name, isAlone);
    }),
  );
}
rmSync(scratch, { recursive: true, force: true });
if (total.failed.length > 0) process.stdout.write(`\nFailed:\n${total.failed.join('\n')}\n`);
process.stdout.write(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed.length} failed\n`);
process.exitCode = total.failed.length === 0 && total.passed > 0 ? 0 : 1;
