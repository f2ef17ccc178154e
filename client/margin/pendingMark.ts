/** What every annotation shows alike: where it stands, and what of it has not been answered yet. */
import type { Dismissal, KeptPassage } from '../../shared/ledger/passages.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import type { KeptRange } from '../session/target.ts';

export interface PendingMark {
  /** The command that waits. */
  command: string;
  /** Null while it waits; else why the server refused it. */
  refusal: { code: string; detail: string } | null;
}

export interface PassageView {
  id: string;
  quote: string;
  /** The words that were selected for it, while it is on its way. */
  waiting?: KeptRange;
  /** Set while its words are known to be gone for good. */
  dismissed?: Dismissal;
}

export function passageViews(passages: readonly KeptPassage[]): PassageView[] {
  return passages.map(({ id, quote, dismissed }) => ({ id, quote: quote.exact, ...(dismissed ? { dismissed } : {}) }));
}

/** A passage that the server has not made yet, under an id that nothing else has. */
export function waitingPassage(id: string, { quote, range }: Target): PassageView {
  return { id, quote: quote?.exact ?? '', ...(range ? { waiting: range } : {}) };
}

/** The passage of an annotation that waits itself: drawn where it was selected, under the annotation's own id. */
export function pendingPassage({ annotation, target }: { annotation: string; target: Target }): {
  passages: PassageView[];
  pendingRange: KeptRange | null;
} {
  return { passages: [waitingPassage(annotation, target)], pendingRange: target.range ?? null };
}
