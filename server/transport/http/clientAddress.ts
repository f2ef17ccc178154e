/** Which address a request comes from. What a proxy says of it counts only for proxies that the settings name. */
import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

export type ClientAddress = (c: Context) => string;

/** The other end of the connection; '' where there is none (tests). */
export function remoteAddress(c: Context): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress ?? '';
}

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function listOf(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** The last address that no trusted proxy stands for: what comes before it anybody may have written. */
export function clientAddressBehind(proxies: readonly string[]): (remote: string, forwarded: string) => string {
  const isTrusted = listOf(proxies);
  return (remote, forwarded) => {
    let address = plain(remote);
    for (const next of forwarded.split(',').map(plain).reverse()) {
      if (!isTrusted(address) || isIP(next) === 0) break;
      address = next;
    }
    return address;
  };
}

/** @param proxies addresses or networks such as `10.0.0.0/8`. */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const behind = clientAddressBehind(proxies);
  return (c) => behind(remoteAddress(c), c.req.header('x-forwarded-for') ?? '');
}

/** Whether a setting names an address or a network. */
export function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
  );
}
