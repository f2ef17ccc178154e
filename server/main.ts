/** The first module of the server: everything after it is read compiled, where it ran before. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from './packageFolder.ts';

const compiled = join(packageFolder, 'dist/compiled');
enableCompileCache(compiled);
// For the threads that it starts.
process.env['NODE_COMPILE_CACHE'] ??= compiled;

const { BadConfig, readConfig } = await import('./config.ts');
const { runServer } = await import('./process.ts');

function configured() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`The settings do not fit.\n${error.message}\n`);
    process.exit(1);
  }
}

await runServer(configured());
