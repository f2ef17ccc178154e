/** The time, fresh enough for words about minutes. */
import { useEffect, useState } from 'react';

const TICK_MS = 20_000;

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
