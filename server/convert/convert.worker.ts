/** A thread that reads documents, so that a large or hostile one keeps nobody else waiting. */
import { parentPort } from 'node:worker_threads';
import type { ConvertReply, ConvertRequest } from './converter.ts';
import { blocksFrom, ConversionRefused } from './import.ts';
import { preparedText } from './preparedText.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

function answer({ format, content, language }: ConvertRequest): ConvertReply {
  try {
    return { kind: 'done', text: preparedText(blocksFrom(format, content), language) };
  } catch (error) {
    if (error instanceof ConversionRefused) return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (request: ConvertRequest) => port.postMessage(answer(request)));
port.postMessage({ kind: 'ready' } satisfies ConvertReply);
