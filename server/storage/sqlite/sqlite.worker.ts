/** A thread that owns one SQLite connection, so that the event loop never waits for the disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, openConnection } from './connection.ts';
import type { SqlReply, SqlRequest, WorkerSetup } from './messages.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
const connection = openConnection(workerData as WorkerSetup);

function answer(request: SqlRequest): SqlReply {
  switch (request.kind) {
    case 'run':
      return { id: request.id, kind: 'done', results: [{ ok: true, results: [connection.run(request.statement)] }] };
    case 'commit':
      return { id: request.id, kind: 'done', results: connection.commit(request.jobs) };
    case 'close':
      connection.close();
      return { id: request.id, kind: 'done', results: [] };
  }
}

port.on('message', (request: SqlRequest) => {
  try {
    port.postMessage(answer(request));
  } catch (error) {
    port.postMessage({ id: request.id, kind: 'failed', ...failureOf(error) } satisfies SqlReply);
  }
  if (request.kind === 'close') port.close();
});
port.postMessage({ id: 0, kind: 'done', results: [] } satisfies SqlReply);
