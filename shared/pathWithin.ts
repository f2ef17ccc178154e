/** A path to go to after sign-in that stays on this host; whatever could lead elsewhere becomes the first page. */
export function pathWithin(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/';
  const base = 'http://kantlijn.invalid';
  const url = URL.parse(next, base);
  if (!url || url.origin !== base || url.pathname.startsWith('//') || url.pathname === '/sign-in') return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
