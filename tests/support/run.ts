/**
 * `npm test`: every check of the project, one stage after another, and at the end the line `N passed, N failed`. Stages
 * go on after a failure, so that one run shows all of them. A missing part (Chromium, Redis, PostgreSQL) is installed
 * where this process may do so; where it may not, the run fails with what to install. Nothing is skipped silently.
 *
 * `npm test -- unit fuzz` runs only the stages named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingParts } from './systemParts.ts';

interface Outcome {
  passed: number;
  failed: number;
}

const root = new URL('../..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-test-'));
/** Where tests note the routes that answered them. */
const asked = join(scratch, 'routes');
mkdirSync(asked);
const env = { ...process.env, KANTLIJN_ROUTES_ASKED: asked };
const print = (line: string) => process.stdout.write(`${line}\n`);

function run(command: string, args: string[]): boolean {
  const result = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return result.status === 0;
}

/** A stage that either holds or does not: it counts as one test. */
function check(command: string, args: string[]): Outcome {
  return run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
}

/** A vitest project. A file that fails to load, a skipped test and a run without a report each count as failed. */
function vitest(project: string): Outcome {
  const file = join(scratch, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run('vitest', args);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const broken = report.testResults.filter((t) => t.status === 'failed' && t.assertionResults.length === 0).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) print(`${skipped} skipped tests count as failed: a check that does not run proves nothing.`);
  const failed = report.numFailedTests + broken + skipped;
  return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed };
}

const together = (a: Outcome, b: Outcome): Outcome => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

const stages: Record<string, () => Outcome> = {
  parts: () => {
    const missing = missingParts();
    for (const part of missing) print(`Missing: ${part.name}. Install it: apt-get install -y ${part.packages}`);
    return { passed: missing.length === 0 ? 1 : 0, failed: missing.length };
  },
  types: () => check('tsc', ['-p', '.']),
  lint: () => check('biome', ['check', '.', '--error-on-warnings']),
  unused: () => check('knip', []),
  layers: () => check('node', ['tests/support/layers.ts']),
  build: () => check('vite', ['build', '--logLevel', 'warn']),
  unit: () => together(vitest('unit'), check('node', ['tests/support/untestedRoutes.ts', asked])),
  contract: () => vitest('contract'),
  fuzz: () => vitest('fuzz'),
  system: () => vitest('system'),
  timed: () => vitest('timed'),
  bench: () => check('node', ['tests/bench/main.ts', '--smoke']),
  soak: () => check('node', ['tests/system/soak.ts', '--smoke']),
  e2e: () => vitest('e2e'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0)
  throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(' ')}`);

const total: Outcome = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  print(`\n── ${name} ${'─'.repeat(Math.max(1, 70 - name.length))}`);
  const begun = performance.now();
  const outcome = stage();
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  summary.push(
    `${name.padEnd(10)} ${String(outcome.passed).padStart(6)} passed ${String(outcome.failed).padStart(4)} failed ${seconds.padStart(8)} s`,
  );
}
rmSync(scratch, { recursive: true, force: true });
print(`\n${summary.join('\n')}\n`);
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
