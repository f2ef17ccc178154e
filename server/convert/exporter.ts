/** Writes exports in a thread of their own, one after the other, each with a bound on time and memory. */
import { createBoundedThread, WorkRefused } from './boundedThread.ts';
import type { ExportName } from './export/formats.ts';
import type { ExportSource } from './export/source.ts';

/** What the thread is given. */
export interface ExportWork {
  name: ExportName;
  source: ExportSource;
}

export type ExportReply =
  | { kind: 'ready' }
  | { kind: 'written'; bytes: Uint8Array }
  | { kind: 'failed'; message: string };

/** Why nothing was written: stable codes. */
export class ExportRefused extends Error {
  override name = 'ExportRefused';
  readonly code: 'export.tooSlow' | 'export.busy';
  constructor(code: 'export.tooSlow' | 'export.busy') {
    super(
      code === 'export.tooSlow'
        ? 'The article takes too long or too much memory to write in this format; take another one.'
        : 'Too many exports are being written; try again in a moment.',
    );
    this.code = code;
  }
}

export interface Exporter {
  /** The bytes of a file. @throws ExportRefused */
  write(name: ExportName, source: ExportSource): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** A Word file of 5,000 words with 300 threads takes a sixth of a second; what takes ten seconds is no article. */
const LIMIT_MS = 10_000;
const MEMORY_MB = 512;
/** Exports that may wait. */
const MAX_WAITING = 32;

/** @param limitMs how long one export may take. */
export function createExporter(limitMs = LIMIT_MS): Exporter {
  const script = new URL('./export.worker.ts', import.meta.url);
  const bounds = { limitMs, memoryMb: MEMORY_MB, maxWaiting: MAX_WAITING };
  const thread = createBoundedThread<ExportWork, ExportReply>(script, bounds);
  return {
    async write(name, source) {
      const reply = await thread.run({ name, source }).catch((error: unknown) => {
        if (!(error instanceof WorkRefused)) throw error;
        throw new ExportRefused(error.why === 'slow' ? 'export.tooSlow' : 'export.busy');
      });
      if (reply.kind === 'written') return new Uint8Array(reply.bytes);
      throw new Error(`an export could not be written: ${reply.kind === 'failed' ? reply.message : 'no answer'}`);
    },
    close: thread.close,
  };
}
