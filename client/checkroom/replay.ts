/** A session as it was at each of its moments, told from the ledger. Pure. */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import type { SessionEvent } from '../../shared/ledger/session.ts';
import type { Stamped } from '../../shared/ledger/stamp.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';

export interface ReplayMoment {
  event: Stamped<SessionEvent>;
  /** The ledger right after it. */
  state: LedgerState;
}

/** What happened in one session, in order; the claims beside it go along. */
export function momentsOf(events: readonly LedgerEvent[], session: string): ReplayMoment[] {
  const moments: ReplayMoment[] = [];
  let state = emptyLedger();
  let from = 0;
  for (const [at, event] of events.entries()) {
    if (!('session' in event) || event.session !== session) continue;
    state = evolveAll(state, events.slice(from, at + 1));
    from = at + 1;
    moments.push({ event, state });
  }
  return moments;
}

/** The text cut where a passage begins and ends; offsets count code points. */
export function cutAt(text: string, place: { start: number; end: number } | null): [string, string, string] {
  if (!place) return [text, '', ''];
  const characters = Array.from(text);
  const piece = (from: number, to?: number) => characters.slice(from, to).join('');
  return [piece(0, place.start), piece(place.start, place.end), piece(place.end)];
}
