/** Time that runs, by the server's clock: minutes and seconds since a moment. */
import { useEffect, useState } from 'react';
import { elapsedWords } from '../../shared/session/elapsed.ts';
import type { ServerClock } from '../session/serverClock.ts';

const SECOND_MS = 1_000;

/** @param since ISO 8601. */
export function Clock({ clock, since, label }: { clock: ServerClock; since: string; label: string }) {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return (
    <span className="checkroom-clock" role="timer" aria-label={label}>
      {elapsedWords(Math.max(0, Math.floor((now - Date.parse(since)) / SECOND_MS)))}
    </span>
  );
}
