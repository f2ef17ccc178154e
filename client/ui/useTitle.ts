/** The window's title while the caller is shown: how much waits, what is open, then the name of the application. */
import { useEffect } from 'react';
import { useWaiting } from './waiting.ts';

export function useTitle(title: string): void {
  const waiting = useWaiting();
  useEffect(() => {
    const count = waiting > 0 ? `(${waiting}) ` : '';
    document.title = `${count}${title ? `${title} · Kantlijn` : 'Kantlijn'}`;
  }, [title, waiting]);
}
