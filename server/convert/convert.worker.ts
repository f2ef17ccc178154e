/** A thread that reads documents, so that a large or hostile one keeps nobody else waiting. */
import { parentPort } from 'node:worker_threads';
import type { ConvertReply, ConvertWork } from './converter.ts';
import { blocksFrom, ConversionRefused, checkDepth } from './import.ts';
import { pageFactsIn } from './pageFacts.ts';
import { preparedText } from './preparedText.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

function result(work: ConvertWork): ConvertReply {
  if (work.kind === 'page') {
    checkDepth(work.html);
    return { kind: 'page', facts: pageFactsIn(work.html) };
  }
  const { format, content, language } = work.document;
  return { kind: 'document', text: preparedText(blocksFrom(format, content), language) };
}

function answer(work: ConvertWork): ConvertReply {
  try {
    return result(work);
  } catch (error) {
    if (error instanceof ConversionRefused) return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (work: ConvertWork) => port.postMessage(answer(work)));
port.postMessage({ kind: 'ready' } satisfies ConvertReply);
