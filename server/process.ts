/** The server as a process: what it prints, how signals and failures end it. */
import { isOpenToTheNetwork, listensUnnamed } from './addresses.ts';
import type { Config } from './config.ts';
import { type RunningServer, startServer } from './server.ts';

/** A stop that takes longer is cut short; what was acknowledged is on disk all the same. */
const STOP_MS = 4_500;

const print = (line: string) => process.stdout.write(`${line}\n`);

const UNNAMED = 'PUBLIC_URL is not set: browsers on other machines cannot sign in until it names the address they use.';

const IN_THE_CLEAR =
  'People come without TLS: whoever is on the network between reads passwords and text. Put a proxy with https in front, and name it in PUBLIC_URL.';

function announce({ url, setupUrl }: RunningServer): void {
  print(`Kantlijn is at ${url}`);
  if (setupUrl) print(`Make the first account here (the link works once): ${setupUrl}`);
  else print('Sign in with an account of this installation.');
}

function endOnSignals(server: RunningServer): void {
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    server.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), STOP_MS).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(server, error),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

/** Nothing is known of the state after an error that nobody caught: end, and be started anew from what is durable. */
function fail(server: RunningServer, error: unknown): void {
  server.log.fatal({ error: error instanceof Error ? error.stack : String(error) }, 'an error that nobody caught');
  server.log.flush(() => process.exit(1));
}

/** Starts the server and stays until a signal ends the process. */
export async function runServer(config: Config): Promise<void> {
  if (listensUnnamed(config)) print(UNNAMED);
  if (isOpenToTheNetwork(config)) print(IN_THE_CLEAR);
  let server: RunningServer;
  try {
    server = await startServer(config);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  process.on('unhandledRejection', (error) => fail(server, error));
  process.on('uncaughtException', (error) => fail(server, error));
  endOnSignals(server);
  announce(server);
}
