/**
 * Requests that change something must come from our own pages. Browsers state where a request came from (`Origin`,
 * `Sec-Fetch-Site`); a foreign statement is refused whatever the content type. A bearer token is never sent by a browser
 * on its own account, so that it needs no origin.
 */
import { Problem } from './problem.ts';

/** True for an origin, such as `http://127.0.0.1:3000`, under which this server's own pages are served. */
export type OwnOrigin = (origin: string) => boolean;

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
export const foreignOrigin = () =>
  new Problem(403, 'origin.foreign', 'This request came from a page that is not Kantlijn’s own.');

/** @throws Problem `origin.foreign` for a changing request from elsewhere. */
export function checkOrigin(
  request: { method: string; header(name: string): string | undefined },
  own: OwnOrigin,
): void {
  if (!CHANGING.has(request.method) || request.header('authorization') !== undefined) return;
  const origin = request.header('origin');
  if (origin !== undefined && !own(origin)) throw foreignOrigin();
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreignOrigin();
}
