/**
 * A decision from command to fan-out: done before? → look up its place → decide in one transaction on the locked head →
 * put its passage into the text → tell everyone (docs/protocol/ledger.md).
 */
import { eventHash } from '../../shared/ledger/chain.ts';
import type { Command } from '../../shared/ledger/command.ts';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { decide } from '../domain/decide.ts';
import type { Actor, Refusal } from '../domain/decision.ts';
import type { LedgerAppend, PassageRecord, Storage } from '../storage/ports.ts';
import { annotationsIn, type ToldAnnotation } from './annotations.ts';
import { type FactStores, factsFor, type Ground, groundOf, isThread, placeFor } from './facts.ts';
import type { Keepers } from './keeper/keepers.ts';
import { createLedgerCache, type LedgerVerdict, verifyLedger } from './ledgers.ts';
import type { Place } from './places.ts';
import type { LiveText, Rooms } from './port.ts';

type Answer = { ok: true; seq: number; events: LedgerEvent[] } | ({ ok: false } & Refusal);

export interface Decisions {
  /** Resolves once what was decided is durable and on its way to every reader. */
  execute(article: string, command: Command, actor: Actor): Promise<Answer>;
  stateOf(article: string): Promise<LedgerState>;
  annotationsOf(article: string): Promise<ToldAnnotation[]>;
  /** Walks the whole chain, and compares its end with the head that the store keeps. */
  verify(article: string): Promise<LedgerVerdict>;
}

export interface DecisionParts {
  storage: Pick<Storage, 'ledgers' | 'passages'> & FactStores;
  rooms: Pick<Rooms, 'withText' | 'publish'>;
  keepers: Keepers;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A new uuid. */
  newId: () => string;
}

const FOREIGN: Answer = {
  ok: false,
  status: 409,
  code: 'command.foreign',
  detail: 'Another person has sent a command with this id; make a new id.',
};

/** The answer to a command that was done before: the same as the first time. */
function answerAgain(actor: Actor, events: LedgerEvent[]): Answer {
  const last = events.at(-1);
  if (!last || last.actor !== actor.person) return FOREIGN;
  return { ok: true, seq: last.seq, events };
}

/** Frames what happened: who, when, and its place in the chain. */
function chained(
  state: LedgerState,
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

/** Records of the passages that these events bring, to be written with them. */
function recordsFor(events: readonly LedgerEvent[], place: Place | null): PassageRecord[] {
  return events.flatMap((event) =>
    'passages' in event && place?.ok
      ? [
          {
            ...place.quote,
            id: place.passage,
            annotation: event.annotation,
            status: 'pending',
            ids: place.ids,
            longest: place.quote.exact.length,
            reattached: false,
          } as const,
        ]
      : [],
  );
}

export function createDecisions(parts: DecisionParts): Decisions {
  const { storage, rooms, keepers } = parts;
  const cache = createLedgerCache(storage.ledgers);

  /** Decides on the head as it is inside the transaction; `append` holds what is durable when this resolves. */
  async function append(article: string, known: LedgerState, command: Command, actor: Actor, place: Place | null) {
    const at = new Date(parts.clock()).toISOString();
    const facts = await factsFor(storage, article, command, place);
    let answer: Answer = FOREIGN;
    let appended: LedgerAppend | null = null;
    await storage.ledgers.transact(article, known.seq, (_head, missed) => {
      appended = null;
      const state = evolveAll(known, missed);
      const before = missed.filter((event) => event.command === command.id);
      if (before.length > 0) {
        answer = answerAgain(actor, before);
        return null;
      }
      const decision = decide(state, command, actor, facts);
      if ('refusal' in decision) {
        answer = { ok: false, ...decision.refusal };
        return null;
      }
      const events = chained(state, decision.events, { command: command.id, actor: actor.person, at });
      answer = { ok: true, seq: state.seq + events.length, events };
      if (events.length === 0) return null;
      appended = { events, passages: recordsFor(events, place) };
      return appended;
    });
    return { answer: answer as Answer, appended: appended as LedgerAppend | null };
  }

  function publish(article: string, events: readonly LedgerEvent[]): void {
    const first = events[0];
    if (first) rooms.publish(article, first.seq - 1, [...events]);
  }

  /** The attribute first, so that whoever is told of the passage finds it; the telling whatever becomes of that. */
  async function openOn(
    live: LiveText,
    article: string,
    known: LedgerState,
    command: Command,
    actor: Actor,
    ground: Ground,
  ) {
    const keeper = await keepers.on(article, live);
    const place = placeFor(live.text, ground, keeper.records(), parts.newId());
    const { answer, appended } = await append(article, known, command, actor, place);
    if (!appended) return answer;
    try {
      const sought = place.ok && place.ids.length === 0 && !isThread(ground) ? ground : null;
      for (const record of appended.passages) await keeper.admit(record, sought);
    } finally {
      publish(article, appended.events);
    }
    return answer;
  }

  return {
    async execute(article, command, actor) {
      const known = await cache.stateOf(article);
      const done = await storage.ledgers.findCommand(article, command.id);
      if (done) return answerAgain(actor, done.events);
      const ground = groundOf(known, command);
      if (ground) return rooms.withText(article, (live) => openOn(live, article, known, command, actor, ground));
      const { answer, appended } = await append(article, known, command, actor, null);
      if (appended) publish(article, appended.events);
      return answer;
    },
    stateOf: (article) => cache.stateOf(article),
    async annotationsOf(article) {
      const state = await cache.stateOf(article);
      return rooms.withText(article, async (live) => {
        const keeper = await keepers.on(article, live);
        return annotationsIn(state, keeper.records(), live.text);
      });
    },
    verify: (article) => verifyLedger(storage.ledgers, article),
  };
}
