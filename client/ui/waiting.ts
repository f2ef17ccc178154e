/** How many lines wait in the person's inbox; 0 where nobody is signed in. */
import { createContext, useContext } from 'react';

export const WaitingContext = createContext(0);

export function useWaiting(): number {
  return useContext(WaitingContext);
}
