/** Annotations of every kind as the reader sees them now, and what holds for all of them. */
import { assertNever } from '../../shared/assertNever.ts';
import { peopleMentioned } from '../../shared/ledger/mention.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { OutboxEntry } from '../session/outbox.ts';
import { type ClaimView, claimViews, type KnownClaims } from './claimViews.ts';
import { type KnownSuggestions, type SuggestionView, suggestionViews } from './suggestions/suggestionViews.ts';
import { type KnownThreads, type ThreadView, threadViews } from './threadViews.ts';

export type AnnotationView = ThreadView | ClaimView | SuggestionView;

/** Views made before: what did not change keeps its view, so that its card is not drawn again. */
export interface KnownViews {
  threads: KnownThreads;
  claims: KnownClaims;
  suggestions: KnownSuggestions;
}

export function noViews(): KnownViews {
  return { threads: new WeakMap(), claims: new WeakMap(), suggestions: new WeakMap() };
}

/** The reader's annotations, those of a kind in the order opened; `me` asked for what waits in the outbox. */
export function annotationViews(
  ledger: LedgerState,
  outbox: readonly OutboxEntry[],
  me: string,
  known: KnownViews,
): AnnotationView[] {
  return [
    ...threadViews(ledger, outbox, me, known.threads),
    ...claimViews(ledger, outbox, me, known.claims),
    ...suggestionViews(ledger, outbox, me, known.suggestions),
  ];
}

/** True once nobody has anything to do about it any more: resolved, dropped, or decided. */
export function isClosed(view: AnnotationView): boolean {
  switch (view.kind) {
    case 'thread':
      return view.resolution !== null;
    case 'claim':
      return view.dropped !== null;
    case 'suggestion':
      return view.outcome !== null;
    default:
      return assertNever(view);
  }
}

/** Ids of everybody who has a part in it. */
export function peopleIn(view: AnnotationView): string[] {
  if (view.kind === 'suggestion') return [view.opener, ...(view.outcome ? [view.outcome.by] : [])];
  if (view.kind === 'claim') {
    const { opener, dropped, lease, assignee, ticks, evidence } = view;
    const checkers = [...ticks.map(({ by }) => by), ...evidence.map(({ by }) => by)];
    return [opener, ...checkers, ...[dropped?.by, lease?.by, assignee].filter((id) => typeof id === 'string')];
  }
  const inComments = view.comments.flatMap(({ author, text, reactions }) => [
    author,
    ...reactions.map(({ by }) => by),
    ...peopleMentioned(text),
  ]);
  return view.resolution ? [...inComments, view.resolution.by] : inComments;
}
