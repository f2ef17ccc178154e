/** Our cookies: their names, and reading one of them out of a request. */

/** `session`: who is signed in. `pending`: gave a password, and owes the second factor. `guest`: came by a guest link. `journey`: is at the sign-on provider. */
export type CookieKind = 'session' | 'pending' | 'guest' | 'journey';

/** Over https the browser takes a cookie of this name from this host alone, and only over https. */
export const cookieName = (kind: CookieKind, secure: boolean) => `${secure ? '__Host-' : ''}kantlijn.${kind}`;

/** What goes into `cookie` of a request that carries this one alone; empty where there is none. */
export function cookieAlone(headers: Headers, name: string): string {
  const all = (headers.get('cookie') ?? '').split(/; */);
  return all.find((pair) => pair.startsWith(`${name}=`)) ?? '';
}
