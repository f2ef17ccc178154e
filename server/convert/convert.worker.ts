/** A thread that reads documents, so that a large or hostile one keeps nobody else waiting. */
import { randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { ConvertReply, ConvertWork, DocumentRequest } from './converter.ts';
import { checkDepth } from './depth.ts';
import { type ReadDocument, readFile, readText } from './import.ts';
import { preparedArticle } from './preparedArticle.ts';
import { pageFactsIn } from './readPageFacts.ts';
import { ConversionRefused } from './refusal.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

async function read(document: DocumentRequest): Promise<ReadDocument> {
  if ('bytes' in document) return readFile(document.bytes, document.name);
  const { format, content } = document;
  return { imported: readText(format, content), format, encoding: null };
}

async function result(work: ConvertWork): Promise<ConvertReply> {
  if (work.kind === 'page') {
    checkDepth(work.html);
    return { kind: 'page', facts: pageFactsIn(work.html) };
  }
  const { document } = work;
  const { article, language } = document;
  const name = 'bytes' in document ? document.name : null;
  const prepared = preparedArticle(await read(document), { article, name, language, newId: randomUUID });
  return { kind: 'document', article: prepared };
}

async function answer(work: ConvertWork): Promise<ConvertReply> {
  try {
    return await result(work);
  } catch (error) {
    if (error instanceof ConversionRefused) return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (work: ConvertWork) => {
  void answer(work).then((reply) => port.postMessage(reply));
});
port.postMessage({ kind: 'ready' } satisfies ConvertReply);
