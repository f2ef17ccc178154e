/** A thread that owns one SQLite connection, so that the event loop never waits for the disk. */
import { workerData } from 'node:worker_threads';
import { failureOf, openConnection } from './connection.ts';
import { awaitRequest, sendReply } from './handover.ts';
import type { SqlReply, SqlRequest, WorkerSetup } from './messages.ts';

const { handover, ...setup } = workerData as WorkerSetup;
const connection = openConnection(setup);

function answer(request: SqlRequest): SqlReply {
  switch (request.kind) {
    case 'run':
      return { kind: 'done', results: [{ ok: true, results: [connection.run(request.statement)] }] };
    case 'commit':
      return { kind: 'done', results: connection.commit(request.jobs) };
    case 'close':
      connection.close();
      return { kind: 'done', results: [] };
  }
}

function answerOrFailure(request: SqlRequest): SqlReply {
  try {
    return answer(request);
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) };
  }
}

sendReply(handover, { kind: 'done', results: [] } satisfies SqlReply);
let isOpen = true;
for (let seen = 0; isOpen; seen += 1) {
  const request = awaitRequest(handover, seen) as SqlRequest;
  sendReply(handover, answerOrFailure(request));
  isOpen = request.kind !== 'close';
}
