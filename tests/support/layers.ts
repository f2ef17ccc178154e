/** `npm run layers`: holds the imports to the layers, and fails when no source could be read, which would prove nothing. */
import { spawnSync } from 'node:child_process';

const LEAST_MODULES = 100;

const folders = ['client', 'server', 'shared', 'tests'];
const { stdout, stderr, status } = spawnSync('depcruise', folders, { encoding: 'utf8' });
process.stdout.write(stdout + stderr);
const read = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (read < LEAST_MODULES)
  process.stdout.write(`Only ${read} modules were read: is the parser for TypeScript installed?\n`);
process.exitCode = status === 0 && read >= LEAST_MODULES ? 0 : 1;
