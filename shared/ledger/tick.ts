/** Ticks in the ledger: one person's signature under one verdict on one exact wording (product.md, Ticks). */
import type { Verdict } from '../review/verdicts.ts';
import type { Stamped } from './stamp.ts';

/** How a passage read when it was signed; hash is hex sha-256 of the text. */
export interface SignedWording {
  passage: string;
  text: string;
  hash: string;
}

export type TickEvent =
  | {
      type: 'claim.ticked';
      annotation: string;
      verdict: Verdict;
      wordings: SignedWording[];
      /** Whether this person may sign as the second: wrote none of it, and gave not its only evidence. */
      independent: boolean;
      /** With *change*: what is to be accepted, and how the passages will read then. */
      change?: { suggestion: string; wordings: SignedWording[] };
      note?: string;
    }
  | { type: 'claim.unticked'; annotation: string; tick: number; reason?: string }
  | { type: 'claim.reopened'; annotation: string; reason?: string };

export interface Tick {
  /** Number of its event: what it is known by. */
  seq: number;
  by: string;
  at: string;
  verdict: Verdict;
  wordings: readonly SignedWording[];
  independent: boolean;
  change: { suggestion: string; wordings: readonly SignedWording[] } | null;
  note: string | null;
  /** Set once it counts no longer, whatever the wording. */
  ended: { by: string; at: string; kind: 'unticked' | 'reopened'; reason: string | null } | null;
}

type EventOf<T extends TickEvent['type']> = Extract<Stamped<TickEvent>, { type: T }>;

function given(event: EventOf<'claim.ticked'>): Tick {
  const { seq, actor: by, at, verdict: code, wordings, independent, change = null, note = null } = event;
  return { seq, by, at, verdict: code, wordings, independent, change, note, ended: null };
}

/** The ticks of a claim after what happened to them. */
export function changedTicks(ticks: readonly Tick[], event: Stamped<TickEvent>): readonly Tick[] {
  if (event.type === 'claim.ticked') return [...ticks, given(event)];
  const { actor: by, at, reason: why = null } = event;
  const isMeant = (tick: Tick) => event.type === 'claim.reopened' || tick.seq === event.tick;
  const kind = event.type === 'claim.reopened' ? ('reopened' as const) : ('unticked' as const);
  const ended = { by, at, kind, reason: why };
  return ticks.map((tick) => (tick.ended === null && isMeant(tick) ? { ...tick, ended } : tick));
}
