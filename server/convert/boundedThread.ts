/**
 * A thread for work that may take too long or too much memory: one piece after the other, each with a bound. A thread that
 * goes past them is ended, and the next piece of work gets a new one.
 */
import { Worker } from 'node:worker_threads';

/** Why a piece of work was not done: it went past its bounds, or too much of it waits. */
export class WorkRefused extends Error {
  override name = 'WorkRefused';
  readonly why: 'slow' | 'busy';
  constructor(why: 'slow' | 'busy') {
    super(why === 'slow' ? 'it takes too long or too much memory' : 'too much waits already');
    this.why = why;
  }
}

export interface ThreadBounds {
  /** How long one piece of work may take. */
  limitMs: number;
  /** How much memory the thread may have. */
  memoryMb: number;
  /** Pieces of work that may wait. */
  maxWaiting: number;
}

export interface BoundedThread<Work, Reply> {
  /** @throws WorkRefused */
  run(work: Work): Promise<Reply>;
  close(): Promise<void>;
}

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** The script says that it is ready with its first message. */
function startThread(script: URL, memoryMb: number): Promise<Worker> {
  const worker = new Worker(script, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

/** The thread's answer; rejects when it takes too long or dies of it. */
function answerOf<Reply>(worker: Worker, work: unknown, limitMs: number): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const tooSlow = () => reject(new WorkRefused('slow'));
  const timer = setTimeout(tooSlow, limitMs);
  const onError = (error: Error) => (isOutOfMemory(error) ? tooSlow() : reject(error));
  worker.once('message', resolve).once('error', onError).once('exit', tooSlow);
  worker.postMessage(work);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', onError).off('exit', tooSlow);
  });
}

/** @param script a worker that posts one message when it is ready, and then one reply for each message it gets. */
export function createBoundedThread<Work, Reply>(script: URL, bounds: ThreadBounds): BoundedThread<Work, Reply> {
  let thread: Promise<Worker> | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function dismiss(): Promise<void> {
    const worker = await thread?.catch(() => null);
    thread = null;
    worker?.removeAllListeners('error').on('error', () => undefined);
    await worker?.terminate();
  }
  async function answer(work: Work): Promise<Reply> {
    thread ??= startThread(script, bounds.memoryMb);
    try {
      const worker = await thread;
      worker.ref();
      const reply = await answerOf<Reply>(worker, work, bounds.limitMs);
      worker.unref();
      return reply;
    } catch (error) {
      await dismiss();
      throw error;
    }
  }
  return {
    async run(work) {
      if (waiting >= bounds.maxWaiting) throw new WorkRefused('busy');
      waiting += 1;
      const reply = line
        .then(() => answer(work))
        .finally(() => {
          waiting -= 1;
        });
      line = reply.catch(() => undefined);
      return reply;
    },
    close: dismiss,
  };
}
