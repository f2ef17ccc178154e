/**
 * Reads documents in a thread of their own, one after the other, each with a bound on time and memory. A thread that goes
 * past them is ended, and the next document gets a new one.
 */
import { Worker } from 'node:worker_threads';
import { ConversionRefused, type ImportFormat, type RefusedCode } from './import.ts';
import type { PageFacts } from './pageFacts.ts';
import type { PreparedText } from './preparedText.ts';

interface ConvertRequest {
  format: ImportFormat;
  content: string;
  /** Guessed where it is left out. */
  language?: string | undefined;
}

/** What the thread is given. */
export type ConvertWork = { kind: 'document'; document: ConvertRequest } | { kind: 'page'; html: string };

export type ConvertReply =
  | { kind: 'ready' }
  | { kind: 'document'; text: PreparedText }
  | { kind: 'page'; facts: PageFacts }
  | { kind: 'refused'; code: RefusedCode; message: string }
  | { kind: 'failed'; message: string };

export interface Converter {
  /** @throws ConversionRefused */
  prepare(request: ConvertRequest): Promise<PreparedText>;
  /** What a page of the web says of itself. @throws ConversionRefused */
  page(html: string): Promise<PageFacts>;
  close(): Promise<void>;
}

/** Ten megabytes of plain text take about one second; what takes five was made to. */
const LIMIT_MS = 5_000;
const MEMORY_MB = 512;
/** Documents that may wait; more come from somebody who wants the server to be busy. */
const MAX_WAITING = 64;

const tooSlow = () =>
  new ConversionRefused('The document takes too long or too much memory to read.', 'format.tooSlow');
const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function startThread(): Promise<Worker> {
  const worker = new Worker(new URL('./convert.worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

/** The thread's answer; rejects when it takes too long or dies of it. */
function answerOf(worker: Worker, work: ConvertWork, limitMs: number): Promise<ConvertReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ConvertReply>();
  const timer = setTimeout(() => reject(tooSlow()), limitMs);
  const onError = (error: Error) => reject(isOutOfMemory(error) ? tooSlow() : error);
  const onExit = () => reject(tooSlow());
  worker.once('message', resolve).once('error', onError).once('exit', onExit);
  worker.postMessage(work);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', onError).off('exit', onExit);
  });
}

/** The reply that was waited for. @throws ConversionRefused where the thread refused. */
function replied<K extends ConvertReply['kind']>(reply: ConvertReply, kind: K): Extract<ConvertReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<ConvertReply, { kind: K }>;
  if (reply.kind === 'refused') throw new ConversionRefused(reply.message, reply.code);
  throw new Error(`a document could not be read: ${reply.kind === 'failed' ? reply.message : 'no answer'}`);
}

/** @param limitMs how long one document may take. */
export function createConverter(limitMs = LIMIT_MS): Converter {
  let thread: Promise<Worker> | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function dismiss(): Promise<void> {
    const worker = await thread?.catch(() => null);
    thread = null;
    worker?.removeAllListeners('error').on('error', () => undefined);
    await worker?.terminate();
  }
  async function run<K extends ConvertWork['kind']>(work: Extract<ConvertWork, { kind: K }>, kind: K) {
    thread ??= startThread();
    try {
      const worker = await thread;
      worker.ref();
      const reply = await answerOf(worker, work, limitMs);
      worker.unref();
      return replied(reply, kind);
    } catch (error) {
      // A refusal in words comes from a thread that is well; anything else ends it.
      if (!(error instanceof ConversionRefused) || error.code === 'format.tooSlow') await dismiss();
      throw error;
    }
  }
  /** One after the other. */
  function inLine<K extends ConvertWork['kind']>(work: Extract<ConvertWork, { kind: K }>, kind: K) {
    if (waiting >= MAX_WAITING) {
      throw new ConversionRefused('Too many documents are being read; try again in a moment.', 'format.busy');
    }
    waiting += 1;
    const answer = line
      .then(() => run(work, kind))
      .finally(() => {
        waiting -= 1;
      });
    line = answer.catch(() => undefined);
    return answer;
  }
  return {
    async prepare(document) {
      return (await inLine({ kind: 'document', document }, 'document')).text;
    },
    async page(html) {
      return (await inLine({ kind: 'page', html }, 'page')).facts;
    },
    close: dismiss,
  };
}
