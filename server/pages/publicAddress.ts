/**
 * Which addresses are out on the internet. Of IPv4 everything that the registries of special purposes leave; of IPv6 only
 * what is given out for general use (2000::/3), less its own special parts: so an IPv4 address in an IPv6 one (mapped,
 * translated, tunnelled) never counts, whatever it holds.
 */
import { BlockList, isIP } from 'node:net';

/** IANA, IPv4 Special-Purpose Address Registry; multicast and above; and an address where a cloud answers its machines. */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '168.63.129.16/32',
];
/** IANA, IPv6 Special-Purpose Address Registry, as far as it lies in 2000::/3: protocols and Teredo, examples, 6to4. */
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const special4 = listOf(SPECIAL_4, 'ipv4');
const general6 = listOf(['2000::/3'], 'ipv6');
const special6 = listOf(SPECIAL_6, 'ipv6');

/** True for an address of the internet; false for every other, and for what is none. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special4.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return general6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
