/** Loaded into a server's process (`--import`): each SIGUSR2 collects garbage, and a line on standard output says so. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  collect();
  process.stdout.write('collected\n');
});
