/** What a page on the web says of itself, fetched because a person asked for it (docs/protocol/verification.md, R-FETCH). */
import type { IncomingMessage } from 'node:http';
import type { Converter } from '../convert/converter.ts';
import { NO_FACTS, type PageFacts } from '../convert/pageFacts.ts';
import { ConversionRefused } from '../convert/refusal.ts';
import { checkedAddress, guardedGet, PageRefused, type Reach } from './guardedGet.ts';
import { decoded, firstBytes } from './pageBody.ts';

export interface FoundPage extends PageFacts {
  /** Where it was found after redirects; of a copy in a web archive, the address of the original. */
  url: string;
  /** The copy, and when it was made (ISO 8601 in UTC); null where it is none. */
  archived: { url: string; at: string } | null;
  /** Media type, as its server says. */
  type: string;
  /** Bytes, as its server says; null where it does not. */
  size: number | null;
}

export interface Pages {
  /** @throws PageRefused */
  read(address: string): Promise<FoundPage>;
}

export interface PageLimits {
  /** For all of it: looking up, redirects, the body. */
  totalMs: number;
  /** After unpacking; a longer page is read so far. */
  bytes: number;
}

const LIMITS: PageLimits = { totalMs: 8_000, bytes: 512 * 1024 };
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;

async function answerFrom(address: URL, reach: Reach, signal: AbortSignal) {
  let url = address;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await guardedGet(url, reach, signal);
    const { statusCode = 0, headers } = answer;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined) return { url, answer };
    answer.destroy();
    url = checkedAddress(headers.location, url);
  }
  throw new PageRefused('page.redirects', `The address leads on more than ${MAX_REDIRECTS} times.`);
}

/** A copy in a web archive says so, and of what and when (RFC 7089). */
function mementoOf({ headers }: IncomingMessage, url: URL): Pick<FoundPage, 'url' | 'archived'> {
  const made = Date.parse(String(headers['memento-datetime'] ?? ''));
  const links = String(headers['link'] ?? '');
  const original = /<([^<>]{1,2000})>\s*;[^,]*\brel="?original\b/.exec(links)?.[1];
  if (Number.isNaN(made) || original === undefined || !/^https?:/i.test(original) || !URL.canParse(original)) {
    return { url: url.href, archived: null };
  }
  return { url: original, archived: { url: url.href, at: new Date(made).toISOString() } };
}

function sizeOf({ headers }: IncomingMessage): number | null {
  const told = Number(headers['content-length']);
  return Number.isSafeInteger(told) && told >= 0 ? told : null;
}

/** Settles with the work, or rejects once the time is over: looking up a name cannot be called off. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, late]);
}

export function createPages(reach: Reach, converter: Pick<Converter, 'page'>, limits: PageLimits = LIMITS): Pages {
  async function factsIn(answer: IncomingMessage, contentType: string, signal: AbortSignal): Promise<PageFacts> {
    const bytes = await firstBytes(answer, limits.bytes, signal);
    try {
      return await converter.page(decoded(bytes, contentType));
    } catch (error) {
      if (error instanceof ConversionRefused) throw new PageRefused('page.unreadable', error.message);
      throw error;
    }
  }
  async function read(address: string, signal: AbortSignal): Promise<FoundPage> {
    const { url, answer } = await answerFrom(checkedAddress(address), reach, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode < 200 || statusCode > 299) {
      answer.destroy();
      throw new PageRefused('page.status', `The server of this page answers ${statusCode}.`);
    }
    const contentType = headers['content-type'] ?? 'application/octet-stream';
    const type = contentType.split(';')[0]?.trim().toLowerCase().slice(0, 120) ?? '';
    const facts = HTML.test(type) ? await factsIn(answer, contentType, signal) : NO_FACTS;
    answer.destroy();
    return {
      ...facts,
      site: facts.site ?? url.hostname.replace(/^www\./, ''),
      ...mementoOf(answer, url),
      type,
      size: sizeOf(answer),
    };
  }
  return {
    async read(address) {
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(), limits.totalMs);
      try {
        return await within(ending.signal, read(address, ending.signal));
      } catch (error) {
        if (ending.signal.aborted) throw new PageRefused('page.slow', 'The page takes too long to come.');
        throw error;
      } finally {
        clearTimeout(timer);
        ending.abort();
      }
    },
  };
}
