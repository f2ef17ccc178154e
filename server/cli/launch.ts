#!/usr/bin/env node
/**
 * `kantlijn` of the packed package, compiled to JavaScript that any Node from 20 on reads: runs the command line under a
 * Node that is new enough, which the package brings with it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const MISSING = `Kantlijn runs under Node ${NEEDED}, which comes with it as the package "node"; it was not installed completely.
Where npm runs no install scripts, allow that one (npm rebuild node), or start Kantlijn with a Node ${NEEDED} of your own.
`;

const main = new URL('./main.ts', import.meta.url);

function nodeOfPackage(): string | null {
  const require = createRequire(import.meta.url);
  try {
    const node = join(dirname(require.resolve('node/package.json')), 'bin', 'node');
    return [node, `${node}.exe`].find((path) => existsSync(path)) ?? null;
  } catch {
    return null;
  }
}

function runUnder(node: string): void {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) await import(main.href);
else {
  const node = nodeOfPackage();
  if (node) runUnder(node);
  else {
    process.stderr.write(MISSING);
    process.exitCode = 1;
  }
}
