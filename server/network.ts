/** IPv4 as it is, IPv6 by its /64: what one person or house is given, so that nobody counts as many by taking turns. */
export function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
