/**
 * How the server's modules are read; imported before any other. They are read compiled where they ran before, which takes
 * about a third less. What reading them leaves behind makes Node's young generation grow to 50 MB, which it keeps for good:
 * it is held small until they are there, and grows with the work after that.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { packageFolder } from './packageFolder.ts';

const compiled = join(packageFolder, 'dist/compiled');
enableCompileCache(compiled);
// For the threads that it starts.
process.env['NODE_COMPILE_CACHE'] ??= compiled;

const growYoungBy = (factor: 1 | 2) => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
growYoungBy(1);

/** All modules are there. */
export function modulesAreRead(): void {
  growYoungBy(2);
}
