/** Time that runs, by the server's clock: minutes and seconds since a moment. */
import { useEffect, useState } from 'react';
import type { ServerClock } from '../session/serverClock.ts';

const SECOND_MS = 1_000;

/** `1:02:09`, or `2:09` below an hour. */
function elapsedWords(ms: number): string {
  const all = Math.max(0, Math.floor(ms / SECOND_MS));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** @param since ISO 8601. */
export function Clock({ clock, since, label }: { clock: ServerClock; since: string; label: string }) {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return (
    <span className="checkroom-clock" role="timer" aria-label={label}>
      {elapsedWords(now - Date.parse(since))}
    </span>
  );
}
