/**
 * What is kept from a person who may not read it: of evidence, all but that it is there and what it weighs; of a vote, all
 * but that it was given.
 */
import type { LedgerEvent } from './event.ts';
import { type Evidence, mayReadEvidence } from './evidence.ts';
import type { BlindVote, Round, Session } from './sessionState.ts';
import type { LedgerState } from './state.ts';

export interface Reader {
  /** Person id. */
  person: string;
  /** Whether they belong to the article's desk; a guest does not. */
  isMember: boolean;
}

function closed(evidence: Evidence): Evidence {
  const earlier = evidence.earlier.map((version) => ({ ...version, content: null, reason: null }));
  const { by, at } = evidence.withdrawn ?? {};
  const withdrawn = by && at ? { by, at } : null;
  return { ...evidence, origin: evidence.id, content: null, reason: null, earlier, withdrawn };
}

function mayRead(evidence: readonly Evidence[], id: string, reader: Reader): boolean {
  const found = evidence.find((each) => each.id === id);
  return found !== undefined && mayReadEvidence(found, reader);
}

/**
 * The events as this reader may have them; those that hold nothing sealed are the very same. What may be read is told by
 * the state of now: a record that was made confidential later is withheld in its earlier wordings, too.
 */
export function eventsFor(reader: Reader, state: LedgerState, events: readonly LedgerEvent[]): LedgerEvent[] {
  return events.map((event) => {
    if (!('opened' in event) || event.opened === undefined) return event;
    if (event.type === 'session.voted') {
      if (event.actor === reader.person) return event;
      const { opened: _blind, ...told } = event;
      return told;
    }
    const claim = state.annotations.get(event.annotation);
    if (claim?.kind === 'claim' && mayRead(claim.evidence, event.evidence, reader)) return event;
    const { opened: _withheld, ...told } = event;
    return told;
  });
}

/** The state as this reader may have it: what `eventsFor` gives them amounts to the same. */
export function stateFor(reader: Reader, state: LedgerState): LedgerState {
  const annotations = new Map(state.annotations);
  for (const [id, annotation] of state.annotations) {
    if (annotation.kind !== 'claim' || annotation.evidence.every((each) => mayReadEvidence(each, reader))) continue;
    const evidence = annotation.evidence.map((each) => (mayReadEvidence(each, reader) ? each : closed(each)));
    annotations.set(id, { ...annotation, evidence });
  }
  const sessions = new Map([...state.sessions].map(([id, session]) => [id, sessionFor(reader, session)]));
  return { ...state, annotations, sessions };
}

/** Only one's own votes: those that were revealed stand beside them. */
function sessionFor({ person }: Reader, session: Session): Session {
  const blind = (votes: Round['votes']) =>
    new Map(
      [...votes].map(([by, vote]): [string, BlindVote] => [by, by === person ? vote : { ...vote, content: null }]),
    );
  const turns = session.turns.map((turn) => ({
    ...turn,
    rounds: turn.rounds.map((round) => ({ ...round, votes: blind(round.votes) })),
  }));
  return { ...session, turns };
}
