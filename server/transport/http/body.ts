/** Request bodies, bounded before and while they are read: what is too much is never held in memory. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { invalid, Problem } from './problem.ts';

const KIB = 1024;
export const SMALL_BODY = 64 * KIB;
export const ARTICLE_BODY = 2 * KIB * KIB;
export const FILE_BODY = 10 * KIB * KIB;
/** A document with its pictures. */
export const IMPORT_BODY = 25 * KIB * KIB;

const tooLarge = (limit: number) =>
  new Problem(413, 'body.tooLarge', `The body is larger than the ${Math.round(limit / KIB)} kB that are read here.`);

/** A body of this many bytes comes at once from whoever has it; a longer one has the time that the server gives requests. */
const QUICK_BODY = 64 * KIB;
const QUICK_MS = 15_000;

function cutOff(): never {
  throw new Problem(400, 'body.incomplete', 'The connection ended before the body did.');
}

/** The pieces of a body as they come. @throws Problem `body.slow` when they stop coming, or never end. */
async function* piecesOf(body: ReadableStream<Uint8Array>, withinMs: number | null): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  const { promise: late, reject } = Promise.withResolvers<never>();
  late.catch(() => undefined);
  const tooSlow = () =>
    reject(new Problem(408, 'body.slow', 'The body did not arrive in time.', { headers: { connection: 'close' } }));
  const timer = withinMs === null ? undefined : setTimeout(tooSlow, withinMs);
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read().catch(cutOff), late]);
      if (done) return;
      yield value;
    }
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
}

/** The body's bytes, at most `limit`; a longer one is refused by its declared length, else as soon as it passes it. */
export async function boundedBytes(c: Context, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const { body } = c.req.raw;
  const withinMs = limit > QUICK_BODY ? null : QUICK_MS;
  for await (const chunk of body ? piecesOf(body, withinMs) : []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem(400, 'body.malformed', 'The body is not JSON in UTF-8.');
  }
}

/** The JSON body as `schema` reads it. Keys that the schema does not know are refused. */
export async function jsonBody<T>(c: Context, schema: z.ZodType<T>, limit: number): Promise<T> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem(415, 'body.unsupported', 'Send JSON: application/json.');
  const read = schema.safeParse(parsed(await boundedBytes(c, limit)));
  if (!read.success) throw invalid('body.invalid', read.error);
  return read.data;
}

/** The fields of a multipart form as `schema` reads them. */
export async function multipartOf<T>(bytes: Uint8Array<ArrayBuffer>, type: string, schema: z.ZodType<T>): Promise<T> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Problem(400, 'body.malformed', 'The body is not a multipart form.');
  }
  const read = schema.safeParse(Object.fromEntries(form));
  if (!read.success) throw invalid('body.invalid', read.error);
  return read.data;
}
