/** What was decided on its way into the ledger: done before? → decide on the locked head → events and passages, at once. */
import { eventHash } from '../../shared/ledger/chain.ts';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { LedgerAppend, LedgerStore, PassageRecord } from '../storage/ports.ts';

export type Answer = { ok: true; seq: number; events: LedgerEvent[] } | ({ ok: false } & Refusal);

/** Something to be decided and recorded. */
interface Asked {
  article: string;
  /** The id under which it is done once. */
  command: string;
  /** Person id. */
  actor: string;
  /** Records of passages that are to be written with these events. */
  records(events: readonly LedgerEvent[]): PassageRecord[];
  /** Called on the head as it is inside the transaction, possibly more than once. */
  decide(state: LedgerState): Decision;
}

/** `appended` is null where nothing had to be recorded; else it is durable. */
interface Recorded {
  answer: Answer;
  appended: LedgerAppend | null;
}

const FOREIGN: Answer = {
  ok: false,
  status: 409,
  code: 'command.foreign',
  detail: 'Another person has sent a command with this id; make a new id.',
};

/** The answer to a command that was done before: the same as the first time. */
export function answerAgain(actor: string, events: LedgerEvent[]): Answer {
  const last = events.at(-1);
  if (!last || last.actor !== actor) return FOREIGN;
  return { ok: true, seq: last.seq, events };
}

/** Frames what happened: who, when, and its place in the chain. */
export function chained(
  state: Pick<LedgerState, 'seq' | 'hash'>,
  bodies: readonly EventBody[],
  stamp: { command: string; actor: string; at: string },
) {
  let { seq, hash } = state;
  return bodies.map((body): LedgerEvent => {
    seq += 1;
    const unhashed = { ...body, seq, ...stamp };
    hash = eventHash(hash, unhashed);
    return { ...unhashed, hash };
  });
}

/** @param known a state of the article's ledger; what was appended since is read under the lock. */
export type Record = (known: LedgerState, asked: Asked) => Promise<Recorded>;

/** @param clock milliseconds since the epoch. */
export function createRecorder(ledgers: LedgerStore, clock: () => number): Record {
  return async (known, { article, command, actor, records, decide }) => {
    const at = new Date(clock()).toISOString();
    let answer: Answer = FOREIGN;
    let appended: LedgerAppend | null = null;
    await ledgers.transact(article, known.seq, (_head, missed) => {
      appended = null;
      const state = evolveAll(known, missed);
      const before = missed.filter((event) => event.command === command);
      if (before.length > 0) {
        answer = answerAgain(actor, before);
        return null;
      }
      const decision = decide(state);
      if ('refusal' in decision) {
        answer = { ok: false, ...decision.refusal };
        return null;
      }
      const events = chained(state, decision.events, { command, actor, at });
      answer = { ok: true, seq: state.seq + events.length, events };
      if (events.length === 0) return null;
      appended = { events, passages: records(events) };
      return appended;
    });
    return { answer: answer as Answer, appended: appended as LedgerAppend | null };
  };
}
