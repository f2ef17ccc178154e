/**
 * A decision from command to fan-out: done before? → look up its place → decide in one transaction on the locked head →
 * put its passage into the text → tell everyone (docs/protocol/ledger.md).
 */
import type { Command, CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { eventsFor, type Reader } from '../../shared/ledger/withhold.ts';
import { decide } from '../domain/decide.ts';
import { type Actor, type Refusal, refuse } from '../domain/decision.ts';
import { barToSecond } from '../domain/ticks.ts';
import type { ArticleRecord, LedgerAppend, Storage } from '../storage/ports.ts';
import { acceptanceFacts } from './acceptances.ts';
import { asksForWords, checkFacts, claimSignedBy, isOutrun } from './checking.ts';
import { type FactStores, factsFor, type Ground, groundOf, isThread, placeFor } from './facts.ts';
import { createFigures, type HeldFigures } from './figures.ts';
import { bringsPassages, handledRecords, isAboutPassage, type PassageCommand } from './handling.ts';
import type { Keeper } from './keeper/keeper.ts';
import type { Keepers } from './keeper/keepers.ts';
import { createLedgerCache, type LedgerVerdict, verifyLedger } from './ledgers.ts';
import type { LookedUp } from './lookedUp.ts';
import { decidedIn, passagesIn } from './onTheWay.ts';
import type { Past } from './past.ts';
import { lookUpNow, recordsFor } from './places.ts';
import type { LiveText, Rooms } from './port.ts';
import { createReadings, type Readings } from './readings.ts';
import { type Answer, answerAgain, createRecorder } from './recorder.ts';
import { residueFacts } from './residue.ts';
import { restorationFacts, versionFacts } from './restorations.ts';
import { createReviews, type ReadReview } from './reviews.ts';
import { createTelling } from './telling.ts';
import type { WatcherFactory } from './watcher.ts';
import { createWriter } from './writer.ts';

export interface Decisions extends Readings {
  /** Give this to the rooms: what was decided about the text is in it before anybody is shown it. */
  watch: WatcherFactory;
  /** Resolves once what was decided is durable and on its way to every reader. */
  execute(article: string, command: Command, actor: Actor): Promise<Answer>;
  stateOf(article: string): Promise<LedgerState>;
  /** Where its checking stands now. */
  reviewOf(article: ArticleRecord): Promise<ReadReview>;
  /** What lists show of it. */
  figuresOf(article: ArticleRecord): Promise<HeldFigures>;
  /** Why somebody may not give the second signature on a claim, as the words are now; null where they may. */
  barToSecond(article: string, annotation: string, actor: Actor): Promise<Refusal | null>;
  /** Events after a sequence number, as this reader may have them. */
  eventsOf(article: string, after: number, reader: Reader): Promise<LedgerEvent[]>;
  /** Walks the whole chain, and compares its end with the head that the store keeps. */
  verify(article: string): Promise<LedgerVerdict>;
}

export interface DecisionParts {
  storage: Pick<Storage, 'ledgers' | 'passages' | 'texts' | 'figures'> & FactStores;
  rooms: Pick<Rooms, 'withText' | 'publish' | 'attendance' | 'grew'>;
  keepers: Keepers;
  past: Past;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A new uuid. */
  newId: () => string;
  /** From 0 to below 1. */
  random: () => number;
  /** Something beside a decision failed; nobody is answered otherwise for it. */
  onError(error: unknown): void;
}

type ResidueCommand = CommandOf<'residue.remove' | 'residue.keep'>;
type VersionCommand = CommandOf<'version.name' | 'version.restore'>;

const OUTRUN = refuse(409, 'R-TICK-13', 'These words were changed at this moment; read them again, then sign.');

export function createDecisions(parts: DecisionParts): Decisions {
  const { storage, rooms, keepers } = parts;
  const cache = createLedgerCache(storage.ledgers);
  const reviews = createReviews({ storage, rooms, stateOf: cache.stateOf, clock: parts.clock });
  const { clock, onError } = parts;
  const telling = createTelling({ rooms, ledgers: storage.ledgers, stateOf: cache.stateOf, onError });
  const { publish, publishSealed } = telling;
  const figures = createFigures({ storage, reviewOf: reviews, clock, onError });
  const record = createRecorder(storage.ledgers, parts.clock);
  const catchUp = createWriter({ stateOf: cache.stateOf, keepers, record, newId: parts.newId, versions: parts });

  async function append(article: string, known: LedgerState, command: Command, actor: Actor, found: LookedUp = {}) {
    const { place = null, acceptance = null, passage = null, check = null, residue = null } = found;
    const { version = null, restoration = null } = found;
    const here = command.type === 'session.lead' ? rooms.attendance(article) : null;
    const given = { place, now: new Date(parts.clock()).toISOString(), newId: parts.newId, here };
    const looked = { acceptance, passage, check, residue, version, restoration };
    const facts = { ...(await factsFor(storage, article, command, given)), ...looked };
    const recorded = await record(known, {
      ...{ article, command: command.id, actor: actor.person },
      decide: (state) => {
        const decision = decide(state, command, actor, facts);
        return found.live && 'events' in decision && isOutrun(decision.events, found.live.text) ? OUTRUN : decision;
      },
      records: (events) =>
        isAboutPassage(command) ? handledRecords(events, found.record, place) : recordsFor(events, place),
    });
    if (recorded.appended) rooms.grew(article, 'ledger');
    return recorded;
  }

  /** The attributes first, so that whoever is told of a passage finds it; the telling whatever becomes of that. */
  async function admitAndTell(
    live: LiveText,
    article: string,
    keeper: Keeper,
    appended: LedgerAppend,
    sought: Target | null,
  ) {
    try {
      if (live.hasDuty()) for (const passage of appended.passages) await keeper.admit(passage, sought);
      else await passagesIn(live, appended.passages);
    } catch (error) {
      // Another node has taken the duty over: it finds in the ledger what is owed.
      if (live.hasDuty()) throw error;
    } finally {
      publish(article, appended.events);
    }
  }

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
    const sentence = command.type === 'sentence.clear' ? place : null;
    const check = asksForWords(command)
      ? await checkFacts(storage, article, live, keeper, claimSignedBy(command), sentence)
      : null;
    const { answer, appended } = await append(article, known, command, actor, { place, check });
    if (!appended) return answer;
    const sought = place.ok && place.ids.length === 0 && !isThread(ground) ? ground : null;
    await admitAndTell(live, article, keeper, appended, sought);
    return answer;
  }

  /** On the words as they are now. */
  async function checkOn(live: LiveText, article: string, known: LedgerState, command: Command, actor: Actor) {
    const keeper = await keepers.on(article, live);
    await keeper.run();
    const check = await checkFacts(storage, article, live, keeper, claimSignedBy(command));
    const { answer, appended } = await append(article, known, command, actor, { check, live });
    if (appended) publish(article, appended.events);
    return answer;
  }

  /** On the text as it is now: the keeper looks before, so that nothing is handled that has just come back. */
  async function handleOn(live: LiveText, article: string, known: LedgerState, command: PassageCommand, actor: Actor) {
    const keeper = await keepers.on(article, live);
    await keeper.run();
    const { passage } = command;
    const place = command.type === 'passage.reattach' ? lookUpNow(live.text, command.target, passage) : null;
    const found = { ...(place ? { place } : {}), passage: keeper.stateOf(passage), record: keeper.recordOf(passage) };
    const { answer, appended } = await append(article, known, command, actor, found);
    if (appended) await admitAndTell(live, article, keeper, appended, null);
    return answer;
  }

  /** On the left-over at its target; the ledger first, the text after (R-RESIDUE-3). */
  async function residueOn(live: LiveText, article: string, known: LedgerState, command: ResidueCommand, actor: Actor) {
    const place = lookUpNow(live.text, command.target, parts.newId());
    const residue = place.ok ? residueFacts(live, place, parts.random) : null;
    const { answer, appended } = await append(article, known, command, actor, { place, residue });
    if (appended) await writeAndTell(live, article, appended);
    return answer;
  }

  /** The ledger first, the text after (R-SUGGEST-7): whoever is told of it finds the words changed. */
  async function acceptOn(live: LiveText, article: string, known: LedgerState, command: Command, actor: Actor) {
    const keeper = await keepers.on(article, live);
    const acceptance = acceptanceFacts(live, known, keeper.records(), parts.random);
    const { answer, appended } = await append(article, known, command, actor, { acceptance });
    if (appended) await writeAndTell(live, article, appended);
    return answer;
  }

  /** On the text as it was; the ledger first, the text after (R-HISTORY-9). */
  async function versionOn(live: LiveText, article: string, known: LedgerState, command: VersionCommand, actor: Actor) {
    const source = { ...parts, article };
    const found =
      command.type === 'version.name'
        ? { version: await versionFacts(source, command) }
        : { restoration: await restorationFacts(source, live, known, command, parts.random) };
    const { answer, appended } = await append(article, known, command, actor, found);
    if (appended) await writeAndTell(live, article, appended);
    return answer;
  }

  async function writeAndTell(live: LiveText, article: string, appended: LedgerAppend): Promise<void> {
    if (!live.hasDuty()) {
      await decidedIn(live, await cache.stateOf(article));
      publish(article, appended.events);
      return;
    }
    let lost: readonly LedgerEvent[] = [];
    try {
      lost = await catchUp(live, article);
    } catch {
      // This room may have been given up meanwhile; the one in its place was loaded before the ledger said so.
      lost = await rooms.withText(article, (fresh) => catchUp(fresh, article));
    } finally {
      publish(article, [...appended.events, ...lost]);
    }
  }

  return {
    async watch(article, live) {
      const write = async (events: readonly LedgerEvent[]) => {
        if (!live.hasDuty()) return;
        if (events.some(bringsPassages)) await (await keepers.on(article, live)).run();
        if ((await catchUp(live, article)).length > 0) rooms.grew(article, 'ledger');
      };
      if (live.hasDuty()) await catchUp(live, article);
      const { seq } = await storage.ledgers.head(article);
      const following = telling.follow(article, seq, write);
      return {
        changed: () => undefined,
        unload: following.stop,
        grew: (what, last) => what === 'ledger' && following.grew(last),
        dutyTaken: () => void write([]).catch(onError),
      };
    },
    async execute(article, command, actor) {
      const known = await cache.stateOf(article);
      const done = await storage.ledgers.findCommand(article, command.id);
      if (done) return answerAgain(actor.person, done.events);
      if (command.type === 'residue.remove' || command.type === 'residue.keep') {
        return rooms.withText(article, (live) => residueOn(live, article, known, command, actor));
      }
      if (command.type === 'version.name' || command.type === 'version.restore') {
        return rooms.withText(article, (live) => versionOn(live, article, known, command, actor));
      }
      if (isAboutPassage(command)) {
        return rooms.withText(article, (live) => handleOn(live, article, known, command, actor));
      }
      const ground = groundOf(known, command);
      if (ground) return rooms.withText(article, (live) => openOn(live, article, known, command, actor, ground));
      if (command.type === 'suggestion.accept') {
        return rooms.withText(article, (live) => acceptOn(live, article, known, command, actor));
      }
      if (asksForWords(command)) {
        return rooms.withText(article, (live) => checkOn(live, article, known, command, actor));
      }
      const { answer, appended } = await append(article, known, command, actor);
      if (appended?.events.some((event) => 'opened' in event)) await publishSealed(article, appended.events);
      else if (appended) publish(article, appended.events);
      return answer;
    },
    stateOf: (article) => cache.stateOf(article),
    reviewOf: reviews,
    figuresOf: figures,
    async barToSecond(article, annotation, actor) {
      const state = await cache.stateOf(article);
      return rooms.withText(article, async (live) => {
        const keeper = await keepers.on(article, live);
        await keeper.run();
        return barToSecond(state, annotation, actor, await checkFacts(storage, article, live, keeper, annotation));
      });
    },
    async eventsOf(article, after, reader) {
      const events = await storage.ledgers.read(article, after);
      return eventsFor(reader, await cache.stateOf(article), events);
    },
    ...createReadings({ storage, rooms, keepers, reviews }),
    verify: (article) => verifyLedger(storage.ledgers, article),
  };
}
