/** What people decide about a passage whose words went, or that was put to words alone. */
import { assertNever } from '../assertNever.ts';
import type { MarkedPassage, QuoteSelector } from './selectors.ts';
import type { Stamped } from './stamp.ts';

interface OfPassage {
  annotation: string;
  passage: string;
}

export type PassageEvent =
  /** A person put it to other words; the quote is the server's, taken from its text. */
  | ({ type: 'passage.reattached'; quote: QuoteSelector } & OfPassage)
  /** Its words are gone for good: it leaves the tray. */
  | ({ type: 'passage.dismissed'; reason?: string } & OfPassage)
  /** The keeper put it to words alone, and a person found that it belongs there. */
  | ({ type: 'passage.confirmed' } & OfPassage)
  /** The keeper put it to words alone, and a person found that it does not belong there. */
  | ({ type: 'passage.detached' } & OfPassage);

/** Who found that the words of a passage are gone for good. */
export interface Dismissal {
  by: string;
  at: string;
  reason?: string;
}

/** A passage as the ledger knows it: its words when it was marked, or put to others by a person. */
export interface KeptPassage extends MarkedPassage {
  /** Set while its words are known to be gone for good. */
  dismissed?: Dismissal;
}

function passageAfter({ id, quote, dismissed }: KeptPassage, event: Stamped<PassageEvent>): KeptPassage {
  switch (event.type) {
    case 'passage.reattached':
      return { id, quote: event.quote };
    case 'passage.dismissed': {
      const { actor: by, at, reason: why } = event;
      return { id, quote, dismissed: why === undefined ? { by, at } : { by, at, reason: why } };
    }
    case 'passage.confirmed':
    case 'passage.detached':
      return dismissed ? { id, quote, dismissed } : { id, quote };
    default:
      return assertNever(event);
  }
}

/** The annotation after what happened to one of its passages. */
export function withPassage<A extends { passages: readonly KeptPassage[] }>(
  annotation: A,
  event: Stamped<PassageEvent>,
): A {
  const passages = annotation.passages.map((each) => (each.id === event.passage ? passageAfter(each, event) : each));
  return { ...annotation, passages };
}
