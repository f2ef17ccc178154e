/** Puts signed words back: an editor into the text, as an edit of their own; a checker as a suggestion. */
import { createContext, useContext } from 'react';
import type { SignedWording } from '../../../shared/ledger/tick.ts';

export interface Restore {
  /** Whether it only proposes the words. */
  isProposal: boolean;
  run(wordings: readonly SignedWording[]): void;
}

/** Null for who may do neither. */
export const RestoreContext = createContext<Restore | null>(null);

export const useRestore = () => useContext(RestoreContext);
