/** Under which addresses this server's own pages are reached. */
import type { Config } from './config.ts';
import type { OwnOrigin } from './transport/http/origin.ts';

export interface Addresses {
  /** Without a slash at the end. */
  publicUrl: () => string;
  ownOrigin: OwnOrigin;
  /** Told once the server listens; with port 0 the system chose one. */
  listening(port: number): void;
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const EVERYWHERE = new Set(['0.0.0.0', '::', '']);

/** Whether other machines reach this server without its knowing under which address. */
export const listensUnnamed = ({ host, publicUrl }: Pick<Config, 'publicUrl' | 'host'>) =>
  EVERYWHERE.has(host) && publicUrl === null;

/** A name that only begins like one of these may be anybody’s. */
const LOOPBACK_HOST = /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/;

/** Whether other machines come without TLS, so that whoever is on the network between reads along. */
export function isOpenToTheNetwork({ host, publicUrl }: Pick<Config, 'publicUrl' | 'host'>): boolean {
  if (publicUrl === null) return !LOOPBACK_HOST.test(host);
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !LOOPBACK_HOST.test(hostname);
}

/**
 * With PUBLIC_URL, that address alone; without, the loopback names and the host listened on. Never the `Host` header:
 * whoever sends the request chooses it.
 */
export function createAddresses(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): Addresses {
  let port = config.port;
  const isAnywhere = EVERYWHERE.has(config.host);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const names = isAnywhere ? LOOPBACK_NAMES : [...LOOPBACK_NAMES, host];
  const own = config.publicUrl === null ? null : new URL(config.publicUrl).origin;
  return {
    publicUrl: () => config.publicUrl ?? `http://${isAnywhere ? '127.0.0.1' : host}:${port}`,
    ownOrigin(origin) {
      if (own !== null) return origin === own;
      return names.some((name) => URL.canParse(origin) && origin === new URL(`http://${name}:${port}`).origin);
    },
    listening(actual) {
      port = actual;
    },
  };
}
