/** Tells the server that somebody is at this page: a session that nobody uses ends (R-PEOPLE-8). */
import { useEffect } from 'react';
import { api } from '../api/http.ts';

/** A server counts idle hours, and notes no more often. */
const EVERY_MS = 600_000;
const DOINGS = ['pointerdown', 'keydown', 'wheel'] as const;

/** @param isSignedIn whether there is a session; a guest has a link that ends by itself. */
export function useHere(isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return;
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = () => {
      if (Date.now() - toldAt < EVERY_MS) return;
      toldAt = Date.now();
      // Where it does not arrive, the next one does, or whatever the person does says what is wrong.
      api('/me/here', { method: 'POST' }).catch(() => undefined);
    };
    const ending = new AbortController();
    for (const doing of DOINGS) addEventListener(doing, tell, { capture: true, passive: true, signal: ending.signal });
    return () => ending.abort();
  }, [isSignedIn]);
}
