/**
 * One request to an address that somebody typed, behind a guard: names are looked up once, every address that comes of it
 * is checked, and the connection is made to those addresses and no other, so that an answer of the name service that
 * changes in between changes nothing. Redirects are not followed here. Pages are asked for so, and webhooks sent.
 */
import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './publicAddress.ts';

/** Why a page is not read: stable codes. */
export type PageFault =
  /** Not an address that is fetched: another scheme or port, a name and password in it. */
  | 'page.address'
  /** It leads to a machine that is not out on the internet. */
  | 'page.internal'
  | 'page.unreachable'
  | 'page.slow'
  | 'page.redirects'
  /** Its server says no. */
  | 'page.status'
  | 'page.unreadable';

export class PageRefused extends Error {
  override name = 'PageRefused';
  readonly code: PageFault;
  constructor(code: PageFault, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Reach {
  /** All addresses of a name; rejects where there is none. */
  lookup(name: string): Promise<readonly { address: string; family: number }[]>;
  /** Ports of this machine that may be asked, beside the internet; for tests. */
  loopbackPorts: readonly number[];
}

export const systemReach = (loopbackPorts: readonly number[]): Reach => ({
  lookup: (name) => systemLookup(name, { all: true, verbatim: true }),
  loopbackPorts,
});

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
const LOOPBACK = ['127.0.0.1', '::1'];

const internal = () => new PageRefused('page.internal', 'This address is not out on the internet.');
const unreachable = () => new PageRefused('page.unreachable', 'Nobody answers at this address.');

const portOf = ({ protocol, port }: URL): number => (port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port));

/** @throws PageRefused for an address that is not fetched, whoever may be behind it. */
export function checkedAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new PageRefused('page.address', 'This is not an address.');
  const url = new URL(text, base);
  if (!(url.protocol in DEFAULT_PORTS) || url.username !== '' || url.password !== '') {
    throw new PageRefused('page.address', 'Only http and https addresses without a name and password are fetched.');
  }
  return url;
}

/** The addresses behind it, every one of them checked. */
async function addressesOf(url: URL, { lookup, loopbackPorts }: Reach) {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const port = portOf(url);
  const isListed = loopbackPorts.includes(port);
  if (!isListed && DEFAULT_PORTS[url.protocol] !== port) {
    throw new PageRefused('page.address', 'Only the ports 80 and 443 are asked.');
  }
  const family = isIP(name);
  const found = family ? [{ address: name, family }] : await lookup(name).catch(() => Promise.reject(unreachable()));
  if (found.length === 0) throw unreachable();
  const isOpen = (address: string) => (isListed ? LOOPBACK.includes(address) : isPublicAddress(address));
  if (!found.every(({ address }) => isOpen(address))) throw internal();
  return { found, isOpen };
}

/** No cookies, no referrer, nothing of who asks. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Kantlijn)',
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
  'accept-encoding': 'gzip, br',
};
const MAX_HEADER_BYTES = 32 * 1024;

export interface Asked {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Asks for a page; as `guardedRequest`. */
export const guardedGet = (url: URL, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> =>
  guardedRequest(url, { method: 'GET', headers: HEADERS }, reach, signal);

/**
 * Sends the request; resolves with the answer's head, its body not read yet.
 * @param signal aborts the request, and the reading of its body.
 * @throws PageRefused
 */
export async function guardedRequest(
  url: URL,
  { method, headers, body }: Asked,
  reach: Reach,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { found, isOpen } = await addressesOf(url, reach);
  signal.throwIfAborted();
  const addresses = found.map(({ address, family }) => ({ address, family }));
  const pinned: LookupFunction = (_name, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const asked = send(url, {
    ...{ method, headers, lookup: pinned, signal, agent: false, maxHeaderSize: MAX_HEADER_BYTES },
  });
  asked.once('socket', (socket) => {
    socket.once('connect', () => {
      if (!isOpen(socket.remoteAddress ?? '')) asked.destroy(internal());
    });
  });
  asked.once('response', (answer) => {
    // Whoever reads the body hears of it there; a body that nobody reads may break.
    answer.on('error', () => undefined);
    resolve(answer);
  });
  asked.once('error', (error) => reject(error instanceof PageRefused || signal.aborted ? error : unreachable()));
  asked.end(body);
  return promise;
}
