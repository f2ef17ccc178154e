import { BadConfig, type Config, readConfig } from './config.ts';
import { runServer } from './process.ts';

function configured(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`The settings do not fit.\n${error.message}\n`);
    process.exit(1);
  }
}

await runServer(configured());
