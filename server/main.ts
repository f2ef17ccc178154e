/** The server as `npm start` runs it. */
import { modulesAreRead } from './reading.ts';

const { BadConfig, readConfig } = await import('./config.ts');
const { runServer } = await import('./process.ts');
modulesAreRead();

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
