/** Left-overs of a CMS in the text, each handled once: taken out of it, or kept as a paragraph like any other. */
import type { RangeSelector } from './selectors.ts';
import type { Stamped } from './stamp.ts';

export interface ResidueEvent {
  type: 'residue.removed' | 'residue.kept';
  /** Its words. */
  was: string;
  range: RangeSelector;
  /** Yjs client id under which the text is changed: it is exactly when the text knows that id. */
  client: number;
}

export interface HandledResidue {
  outcome: 'removed' | 'kept';
  was: string;
  range: RangeSelector;
  client: number;
  by: string;
  at: string;
}

export function handledResidue(event: Stamped<ResidueEvent>): HandledResidue {
  const { type, was, range, client, actor: by, at } = event;
  return { outcome: type === 'residue.removed' ? 'removed' : 'kept', was, range, client, by, at };
}
