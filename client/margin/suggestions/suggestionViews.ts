/** Suggestions as the reader sees them: the ledger's, and on top what this person has just asked for. */
import type { Command, CommandOf } from '../../../shared/ledger/command.ts';
import { annotationsOf, type LedgerState } from '../../../shared/ledger/state.ts';
import type { SuggestedFormat, Suggestion } from '../../../shared/ledger/suggestion.ts';
import type { OutboxEntry } from '../../session/outbox.ts';
import type { KeptRange } from '../../session/target.ts';
import { annotationOf } from '../annotationOf.ts';
import { type PassageView, type PendingMark, passageViews, pendingPassage } from '../pendingMark.ts';

export interface SuggestionView {
  kind: 'suggestion';
  id: string;
  passages: readonly PassageView[];
  opener: string;
  /** ISO 8601. */
  openedAt: string;
  /** How the passage read, and how it should read. */
  was: string;
  text: string;
  format: SuggestedFormat | null;
  note: string | null;
  outcome: Suggestion['outcome'];
  /** Set while the suggestion itself waits: the words it is about. */
  pendingRange: KeptRange | null;
  /** What of it waits or was refused, the making itself or a decision. */
  pending: PendingMark | null;
}

export type KnownSuggestions = WeakMap<Suggestion, SuggestionView>;

/** In the order made; `me` asked for what waits in the outbox. A decision that waits is shown as waiting, not as made. */
export function suggestionViews(
  ledger: LedgerState,
  outbox: readonly OutboxEntry[],
  me: string,
  known: KnownSuggestions = new WeakMap(),
): SuggestionView[] {
  const views = new Map<string, SuggestionView>();
  for (const suggestion of annotationsOf(ledger, 'suggestion')) {
    const view = known.get(suggestion) ?? recorded(suggestion);
    known.set(suggestion, view);
    views.set(suggestion.id, view);
  }
  for (const { command, refusal, at } of outbox) {
    const about = annotationOf(command);
    if (about === null) continue;
    const pending = { command: command.id, refusal };
    const view = views.get(about);
    if (command.type === 'suggestion.revise' && view) views.set(view.id, revised(view, command.text, pending));
    else if (isDecision(command) && view) views.set(view.id, { ...view, pending });
    else if (command.type === 'suggestion.make' && !view) views.set(command.annotation, made(command, pending, at, me));
  }
  return [...views.values()];
}

function isDecision(command: Command): boolean {
  return command.type === 'suggestion.accept' || command.type === 'suggestion.decline';
}

/** Its author's own words are shown at once; a refused revision shows what the ledger has. */
function revised(view: SuggestionView, text: string, pending: PendingMark): SuggestionView {
  return pending.refusal ? { ...view, pending } : { ...view, text, pending };
}

function recorded(suggestion: Suggestion): SuggestionView {
  return { ...suggestion, passages: passageViews(suggestion.passages), pendingRange: null, pending: null };
}

function made(command: CommandOf<'suggestion.make'>, pending: PendingMark, at: number, opener: string): SuggestionView {
  const { annotation: id, text, format = null, note = null } = command;
  const was = command.target.quote?.exact ?? '';
  const openedAt = new Date(at).toISOString();
  const place = pendingPassage(command);
  return { kind: 'suggestion', id, ...place, opener, openedAt, was, text, format, note, outcome: null, pending };
}
