/** A thread that writes exports, so that a long article with many comments keeps nobody's words waiting. */
import { parentPort } from 'node:worker_threads';
import { formatOf } from './export/formats.ts';
import type { ExportReply, ExportWork } from './exporter.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

async function answer({ name, source }: ExportWork): Promise<ExportReply> {
  try {
    const written = await formatOf(name).write(source);
    return { kind: 'written', bytes: typeof written === 'string' ? new TextEncoder().encode(written) : written };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', (work: ExportWork) => void answer(work).then((reply) => port.postMessage(reply)));
port.postMessage({ kind: 'ready' } satisfies ExportReply);
