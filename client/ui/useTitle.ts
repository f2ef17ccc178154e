/** The window's title while the caller is shown: what is open, then the name of the application. */
import { useEffect } from 'react';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Kantlijn` : 'Kantlijn';
  }, [title]);
}
