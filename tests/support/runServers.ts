/**
 * Servers that all files of a test run share. The run's main process hands out databases over loopback, and starts
 * PostgreSQL when the first is asked for; a run that needs none starts none.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BROKER, type PostgresServer, startPostgres } from './postgres.ts';

/** Called by vitest before the first file; gives what it calls after the last. */
export default async function startBroker(): Promise<() => Promise<void>> {
  let postgres: Promise<PostgresServer> | null = null;
  const broker = createServer((_request, response) => {
    postgres ??= startPostgres();
    postgres
      .then((server) => server.newDatabase())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
      );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  process.env[BROKER] = `http://127.0.0.1:${(broker.address() as AddressInfo).port}`;
  return async () => {
    broker.closeAllConnections();
    broker.close();
    await (await postgres?.catch(() => null))?.stop();
  };
}
