import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: Record<string, unknown> = {}) => ({
  test: {
    ...{ name, include, environment: 'node', testTimeout: 20_000, hookTimeout: 60_000 },
    // What is waited for comes late on a busy machine, which is no fault.
    expect: { poll: { timeout: 15_000 } },
    ...more,
  },
});

/** One project per stage of `npm test`; `npx vitest --project unit` runs one. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: './tests/support/runServers.ts',
    projects: [
      // Files share what they import: reading it anew for each took most of the time. A test keeps nothing in a module.
      project('unit', ['tests/{shared,server,client}/**/*.test.{ts,tsx}', 'tests/*.test.ts'], { isolate: false }),
      project('contract', ['tests/contracts/**/*.test.ts']),
      project('fuzz', ['tests/fuzz/**/*.test.ts'], { testTimeout: 240_000 }),
      project('system', ['tests/system/**/*.test.ts'], { testTimeout: 180_000, fileParallelism: false }),
      // Files share the browser of their worker.
      project('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 120_000, isolate: false }),
    ],
  },
});
