/**
 * Answers that are asked for while most of the client is still on its way: the network and the compiler then work side
 * by side, not one after the other. Each is given out once, soon, and only where it is what was hoped for.
 */
export type Fetch = typeof globalThis.fetch;

/** An answer that nobody wanted by then is no longer what the server would say. */
const KEPT_MS = 10_000;

const early = new Map<string, Promise<Response | null>>();

/** Asks for `paths` (from the root of this host, with their query) at once. */
export function askEarly(paths: readonly string[]): void {
  const init: RequestInit = { credentials: 'same-origin', headers: { accept: 'application/json' } };
  for (const path of paths) {
    const asked = fetch(path, init).then(
      (response) => (response.ok ? response : null),
      () => null,
    );
    early.set(path, asked);
  }
  setTimeout(() => early.clear(), KEPT_MS);
}

/** `fetch`, but what was asked for early is not asked for a second time. */
export const fetchOnce: Fetch = async (input, init) => {
  const isPlain = typeof input === 'string' && (init?.method ?? 'GET') === 'GET';
  const asked = isPlain ? early.get(input) : undefined;
  if (!isPlain || !asked) return fetch(input, init);
  early.delete(input);
  return (await asked) ?? fetch(input, init);
};
