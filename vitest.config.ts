import { defineConfig } from 'vitest/config';

/** Servers and commands that tests start find their modules compiled; a start takes about a third less. */
const NODE_COMPILE_CACHE = new URL('./node_modules/.cache/compile', import.meta.url).pathname;

const project = (name: string, include: string[], more: Record<string, unknown> = {}) => ({
  test: {
    ...{ name, include, environment: 'node', testTimeout: 20_000, hookTimeout: 60_000 },
    // What is waited for comes late on a busy machine, which is no fault.
    expect: { poll: { timeout: 15_000 } },
    env: { NODE_COMPILE_CACHE },
    ...more,
  },
});

/** Some things are late there on a machine that does something else, too. */
const TIMED = [
  'tests/system/{crowd,hostile,kill,killPhases,killUpdate,nodes,siege,stop}.test.ts',
  'tests/fuzz/server.test.ts',
];

/** One project per stage of `npm test`; `npx vitest --project unit` runs one. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: './tests/support/runServers.ts',
    projects: [
      // Files share what they import: reading it anew for each took most of the time. A test keeps nothing in a module.
      project('unit', ['tests/{shared,server,client}/**/*.test.{ts,tsx}', 'tests/*.test.ts'], { isolate: false }),
      project('contract', ['tests/contracts/**/*.test.ts']),
      project('fuzz', ['tests/fuzz/**/*.test.ts'], { testTimeout: 240_000, exclude: TIMED }),
      project('system', ['tests/system/**/*.test.ts'], { testTimeout: 180_000, exclude: TIMED }),
      project('timed', TIMED, { testTimeout: 180_000, fileParallelism: false }),
      // Files share the browser of their worker.
      // Faults that need more of a machine than every one gives; run by `npm run soak`, which says what it had to leave out.
      project('faults', ['tests/faults/**/*.test.ts'], { testTimeout: 600_000, fileParallelism: false }),
      project('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 120_000, isolate: false }),
    ],
  },
});
