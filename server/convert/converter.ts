/** Reads documents in a thread of their own, one after the other, each with a bound on time and memory. */
import { createBoundedThread, WorkRefused } from './boundedThread.ts';
import type { ImportFormat } from './import.ts';
import type { PageFacts } from './pageFacts.ts';
import type { PreparedArticle } from './preparedArticle.ts';
import { ConversionRefused, type RefusedCode } from './refusal.ts';

interface ForArticle {
  /** Id of the article to be. */
  article: string;
  /** Guessed where it is left out and the document does not say. */
  language?: string | undefined;
}
/** A text of a format that is known, or a file that shows by itself what it is. */
export type DocumentContent = { format: ImportFormat; content: string } | { name: string; bytes: Uint8Array };
export type DocumentRequest = ForArticle & DocumentContent;

/** What the thread is given. */
export type ConvertWork = { kind: 'document'; document: DocumentRequest } | { kind: 'page'; html: string };

export type ConvertReply =
  | { kind: 'ready' }
  | { kind: 'document'; article: PreparedArticle }
  | { kind: 'page'; facts: PageFacts }
  | { kind: 'refused'; code: RefusedCode; message: string }
  | { kind: 'failed'; message: string };

export interface Converter {
  /** @throws ConversionRefused */
  prepare(request: DocumentRequest): Promise<PreparedArticle>;
  /** What a page of the web says of itself. @throws ConversionRefused */
  page(html: string): Promise<PageFacts>;
  close(): Promise<void>;
}

/** Ten megabytes of plain text take about one second; what takes five was made to. */
const LIMIT_MS = 5_000;
const MEMORY_MB = 512;
/** Documents that may wait; more come from somebody who wants the server to be busy. */
const MAX_WAITING = 64;

function refusal({ why }: WorkRefused): ConversionRefused {
  return new ConversionRefused(why === 'slow' ? 'format.tooSlow' : 'format.busy');
}

/** The reply that was waited for. @throws ConversionRefused where the thread refused. */
function replied<K extends ConvertReply['kind']>(reply: ConvertReply, kind: K): Extract<ConvertReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<ConvertReply, { kind: K }>;
  if (reply.kind === 'refused') throw new ConversionRefused(reply.code, reply.message);
  throw new Error(`a document could not be read: ${reply.kind === 'failed' ? reply.message : 'no answer'}`);
}

/** @param limitMs how long one document may take. */
export function createConverter(limitMs = LIMIT_MS): Converter {
  const script = new URL('./convert.worker.ts', import.meta.url);
  const bounds = { limitMs, memoryMb: MEMORY_MB, maxWaiting: MAX_WAITING };
  const thread = createBoundedThread<ConvertWork, ConvertReply>(script, bounds);

  async function run<K extends ConvertWork['kind']>(work: Extract<ConvertWork, { kind: K }>, kind: K) {
    const reply = await thread.run(work).catch((error: unknown) => {
      throw error instanceof WorkRefused ? refusal(error) : error;
    });
    return replied(reply, kind);
  }
  return {
    async prepare(document) {
      return (await run({ kind: 'document', document }, 'document')).article;
    },
    async page(html) {
      return (await run({ kind: 'page', html }, 'page')).facts;
    },
    close: thread.close,
  };
}
