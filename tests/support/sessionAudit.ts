/** Goes through a ledger as the store holds it, and says what should never have been recorded of a live session. */
import { leaseAt } from '../../shared/ledger/claimWork.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import type { VoteContent } from '../../shared/ledger/session.ts';
import { runningSession, stageOf } from '../../shared/ledger/sessionState.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import { may, type Role } from '../../shared/permissions.ts';

/** Decided by the leader alone. */
const LED = ['staged', 'revealed', 'again', 'concluded', 'ordered', 'ended'].map((each) => `session.${each}`);

export class SessionAudit {
  readonly faults: string[] = [];
  private readonly roles: ReadonlyMap<string, Role>;
  state: LedgerState = emptyLedger();
  /** Of the round at hand, the last that each said. */
  private votes = new Map<string, VoteContent>();
  private isRevealed = false;

  constructor(roles: ReadonlyMap<string, Role>) {
    this.roles = roles;
  }
  /** @param events those after the ones that it saw before. */
  walk(events: readonly LedgerEvent[]): void {
    for (const event of events) {
      this.look(event);
      this.state = evolveAll(this.state, [event]);
    }
  }
  private must(holds: boolean, event: LedgerEvent, what: string): void {
    if (!holds) this.faults.push(`event ${event.seq}, ${event.type} by ${event.actor}: ${what}`);
  }
  private look(event: LedgerEvent): void {
    const running = runningSession(this.state.sessions);
    const turn = running && stageOf(running);
    if (event.type === 'claim.taken') {
      const claim = this.state.annotations.get(event.annotation);
      const lease = claim?.kind === 'claim' ? leaseAt(claim, event.at) : null;
      this.must(lease === null || lease.by === event.actor, event, 'held by two');
    }
    if (!('session' in event)) return;
    const isStart = event.type === 'session.started';
    this.must(isStart ? running === null : running?.id === event.session, event, 'not in the session that runs');
    if (LED.includes(event.type)) this.must(running?.leader === event.actor, event, 'by who does not lead');
    if (event.type === 'session.staged') this.must(turn === null, event, 'two claims on stage');
    if (event.type === 'session.staged' || event.type === 'session.again') {
      this.must(event.type === 'session.staged' || this.isRevealed, event, 'a round before the reveal of the last');
      this.votes = new Map();
      this.isRevealed = false;
    }
    if (event.type === 'session.led') {
      const isFrom = running?.leader === event.actor || event.leader === event.actor;
      this.must(isFrom && may(this.roles.get(event.leader) ?? 'viewer', 'session.lead'), event, 'no lead of theirs');
    }
    if (event.type === 'session.voted') this.voted(event, turn?.annotation);
    if (event.type === 'session.revealed') {
      const shown = new Map(event.votes.map(({ by, role: _role, ...content }) => [by, content]));
      const said = JSON.stringify([...this.votes].toSorted());
      this.must(JSON.stringify([...shown].toSorted()) === said, event, 'shows other votes than were given');
      this.must(!this.isRevealed && shown.size > 0, event, 'nothing to reveal');
      this.isRevealed = true;
    }
  }
  private voted(event: Extract<LedgerEvent, { type: 'session.voted' }>, onStage: string | undefined): void {
    this.must(onStage === event.annotation, event, 'on a claim that is not on stage');
    this.must(!this.isRevealed, event, 'after the reveal');
    this.must(may(this.roles.get(event.actor) ?? 'viewer', 'claim.work'), event, 'without the right to vote');
    this.must(event.opened !== undefined, event, 'lost what it says');
    if (event.opened) this.votes.set(event.actor, event.opened.vote);
  }
}
