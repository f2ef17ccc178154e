/** Claims as the reader sees them: the ledger's, and on top what this person has just asked for. */
import type { Claim } from '../../shared/ledger/claim.ts';
import { type ClaimWork, NO_WORK } from '../../shared/ledger/claimWork.ts';
import type { Command, CommandOf } from '../../shared/ledger/command.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { OutboxEntry } from '../session/outbox.ts';
import type { KeptRange } from '../session/target.ts';
import { annotationOf } from './annotationOf.ts';
import { type PassageView, type PendingMark, passageViews, pendingPassage, waitingPassage } from './pendingMark.ts';

export interface ClaimView extends ClaimWork, Pick<Claim, 'evidence' | 'ticks' | 'reopenings'> {
  kind: 'claim';
  id: string;
  passages: readonly PassageView[];
  opener: string;
  /** ISO 8601. */
  openedAt: string;
  /** Key letter of its tag. */
  tag: string;
  /** The thread that became this claim. */
  thread: string | null;
  dropped: Claim['dropped'];
  /** Set while the claim itself waits: the words it is about. */
  pendingRange: KeptRange | null;
  /** Whatever of it waits or was refused. */
  pending: PendingMark | null;
}

export type KnownClaims = WeakMap<Claim, ClaimView>;

/** In the order opened; `me` asked for what waits in the outbox. */
export function claimViews(
  ledger: LedgerState,
  outbox: readonly OutboxEntry[],
  me: string,
  known: KnownClaims = new WeakMap(),
): ClaimView[] {
  const views = new Map<string, ClaimView>();
  for (const claim of annotationsOf(ledger, 'claim')) {
    const view = known.get(claim) ?? recorded(claim);
    known.set(claim, view);
    views.set(claim.id, view);
  }
  for (const entry of outbox) apply(views, entry, me);
  return [...views.values()];
}

function recorded(claim: Claim): ClaimView {
  return { ...claim, passages: passageViews(claim.passages), pendingRange: null, pending: null };
}

function apply(views: Map<string, ClaimView>, { command, refusal, at }: OutboxEntry, me: string): void {
  const pending = { command: command.id, refusal };
  const when = new Date(at).toISOString();
  const about = annotationOf(command);
  if (about === null) return;
  const claim = views.get(about);
  if (command.type === 'claim.open' && !claim) views.set(command.annotation, opening(command, pending, when, me));
  else if (claim) views.set(claim.id, changedBy(claim, command, pending, when, me));
}

const UNCHECKED = { ...NO_WORK, evidence: [], ticks: [], reopenings: [], dropped: null };

function opening(command: CommandOf<'claim.open'>, pending: PendingMark, openedAt: string, opener: string): ClaimView {
  const { annotation: id, tag } = command;
  return { kind: 'claim', id, ...pendingPassage(command), opener, openedAt, tag, thread: null, ...UNCHECKED, pending };
}

/** A refused command changes nothing but the mark that says so. */
function changedBy(claim: ClaimView, command: Command, pending: PendingMark, at: string, by: string): ClaimView {
  const shown = pending.refusal === null;
  switch (command.type) {
    case 'claim.tag':
      return { ...claim, pending, tag: shown ? command.tag : claim.tag };
    case 'claim.addPassage': {
      const passages = [...claim.passages, waitingPassage(command.id, command.target)];
      return { ...claim, pending, passages: shown ? passages : claim.passages };
    }
    case 'claim.drop': {
      const { reason } = command;
      const dropped = { by, at, ...(reason === undefined ? {} : { reason }) };
      return { ...claim, pending, dropped: shown ? dropped : claim.dropped };
    }
    case 'claim.take':
    case 'claim.release':
    case 'claim.assign':
    case 'claim.note':
    case 'claim.tick':
    case 'claim.untick':
    case 'claim.reopen':
    case 'evidence.add':
    case 'evidence.amend':
    case 'evidence.withdraw':
      return { ...claim, pending };
    default:
      return claim;
  }
}
