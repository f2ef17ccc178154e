/** One try to tell a receiver: a signed POST behind the guard of pages. Of the answer only its status is looked at. */
import { checkedAddress, guardedRequest, PageRefused, type Reach } from '../pages/guardedGet.ts';

/** A receiver that takes longer does its work before it answers, which is not how it is meant. */
const TRY_MS = 10_000;

export interface Posted {
  /** Null where there was no answer. */
  status: number | null;
  /** Why there was none. */
  fault: string | null;
  ms: number;
}

/** @throws PageRefused for an address that is told nothing: not https, or not out on the internet. */
export function hookAddress(text: string, { loopbackPorts }: Pick<Reach, 'loopbackPorts'>): URL {
  const url = checkedAddress(text);
  const isListed = loopbackPorts.includes(Number(url.port));
  if (url.protocol !== 'https:' && !isListed) throw new PageRefused('page.address', 'Webhooks go to https addresses.');
  return url;
}

/** @param ended when the server ends: what had no answer by then is tried again. */
export type Post = (
  address: string,
  signed: Record<string, string>,
  body: string,
  ended: AbortSignal,
) => Promise<Posted>;

/** @param now milliseconds, for how long it took. */
export function createPost(reach: Reach, now: () => number, tryMs = TRY_MS): Post {
  return async (address, signed, body, ended) => {
    const begun = now();
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), tryMs);
    const end = () => ending.abort();
    ended.addEventListener('abort', end);
    const posted = (status: number | null, fault: string | null) => ({ status, fault, ms: now() - begun });
    try {
      const asked = {
        method: 'POST' as const,
        headers: { 'content-type': 'application/json', 'user-agent': 'Kantlijn', ...signed },
        body,
      };
      const { statusCode = 0 } = await guardedRequest(hookAddress(address, reach), asked, reach, ending.signal);
      return posted(statusCode, null);
    } catch (error) {
      if (ending.signal.aborted) return posted(null, 'page.slow');
      return posted(null, error instanceof PageRefused ? error.code : 'page.unreachable');
    } finally {
      clearTimeout(timer);
      ended.removeEventListener('abort', end);
      // The body is nobody's business.
      ending.abort();
    }
  };
}
