/**
 * What becomes of signatures when words change: ticks that crack and are mended, claims that go stale, a clearance that is
 * touched. None of that is decided, so no ledger tells it: it is found by looking at an article's checking some seconds
 * after its words changed or something was decided on it, and comparing with what was told last (R-READ-5). What is told
 * is named by the article and a number that counts up, so that telling it twice changes nothing.
 */
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import type { Clock } from '../rooms/clock.ts';
import { type Log, messageOf } from '../rooms/log.ts';
import type { ReadReview } from '../rooms/reviews.ts';
import type { Watcher, WatcherFactory } from '../rooms/watcher.ts';
import type { ToldStanding } from '../storage/inboxPort.ts';
import type { ArticleRecord, PassageRecord, Storage } from '../storage/ports.ts';
import type { LedgerReader, Reading } from './readers.ts';

interface CrackedTick {
  claim: string;
  /** Number of its event. */
  tick: number;
  signer: string;
  /** People who had a part in the words since; empty where nobody can tell. */
  by: string[];
}

/** What is otherwise than when it was told last. */
export interface StandingTurn {
  article: ArticleRecord;
  turn: number;
  /** Milliseconds since the epoch. */
  at: number;
  cracked: CrackedTick[];
  /** Ticks that had cracked and stand again, or were taken back. */
  mended: { claim: string; signer: string }[];
  /** Claims that are stale now and were not. */
  stale: { claim: string; by: string[] }[];
  /** Where the clearance is as it was: null. */
  clearance: 'touched' | 'whole' | null;
  /** Who changed words of passages since their ticks; empty where nobody can tell. */
  by: string[];
}

/** Resolves once what it made of it is durable. */
export type StandingFollower = (turn: StandingTurn) => Promise<void>;

/** Words are looked at when nobody has changed any for so long … */
const QUIET_MS = 5_000;
/** … or at the latest so long after the first change. */
const LATEST_MS = 30_000;
/** How often it is looked for words that changed unseen: before a crash, or on a node that is gone. */
const SWEEP_MS = 60_000;

type Standing = Omit<ToldStanding, 'turn' | 'textSeq'>;
const NOTHING: Standing = { cracked: [], stale: [], isTouched: false };

function standingIn({ claims, clearance }: ArticleReview): Standing {
  const all = [...claims];
  const cracked = all.flatMap(([, { state, ticks }]) =>
    state === 'dropped'
      ? []
      : ticks.filter(({ crack }) => crack !== null && crack !== 'ended').map(({ tick }) => tick.seq),
  );
  return {
    cracked: cracked.sort((a, b) => a - b),
    stale: all.flatMap(([id, { state }]) => (state === 'stale' ? [id] : [])).sort(),
    isTouched: clearance !== null && !clearance.isWhole,
  };
}

interface Signature {
  claim: string;
  tick: number;
  signer: string;
  at: string;
}

const signaturesIn = (state: LedgerState): Signature[] =>
  annotationsOf(state, 'claim').flatMap(({ id, ticks }) =>
    ticks.map(({ seq, by, at }) => ({ claim: id, tick: seq, signer: by, at })),
  );

/** Who changed words of an annotation's passages after that moment, who did last first. */
function changersOf(records: readonly PassageRecord[], annotation: string, after: string): string[] {
  const own = records.filter((record) => record.annotation === annotation);
  const changes = own.flatMap(({ changes: made, lost }) => [
    ...made,
    ...(lost?.by ? [{ by: [lost.by], at: lost.at }] : []),
  ]);
  const later = changes.filter(({ at }) => at > after).sort((a, b) => (a.at < b.at ? 1 : -1));
  return [...new Set(later.flatMap(({ by }) => by))];
}

interface Compared {
  article: ArticleRecord;
  state: LedgerState;
  before: Standing;
  now: Standing;
  records: readonly PassageRecord[];
  turn: number;
  at: number;
}

/** Null where there is nothing to tell. */
function turnOf({ article, state, before, now, records, turn, at }: Compared): StandingTurn | null {
  const signatures = signaturesIn(state);
  const [was, is] = [new Set(before.cracked), new Set(now.cracked)];
  const cracked = signatures
    .filter(({ tick }) => is.has(tick) && !was.has(tick))
    .map(({ at: signedAt, ...signature }) => ({ ...signature, by: changersOf(records, signature.claim, signedAt) }));
  const mended = signatures.filter(({ tick }) => was.has(tick) && !is.has(tick));
  const lastSigned = (claim: string) => signatures.findLast((each) => each.claim === claim)?.at ?? '';
  const stale = now.stale
    .filter((claim) => !before.stale.includes(claim))
    .map((claim) => ({ claim, by: changersOf(records, claim, lastSigned(claim)) }));
  const clearance = now.isTouched === before.isTouched ? null : now.isTouched ? 'touched' : 'whole';
  if (cracked.length + mended.length + stale.length === 0 && clearance === null) return null;
  const by = [...new Set([...cracked, ...stale].flatMap((each) => each.by))];
  return {
    ...{ article, turn, at, cracked, stale, clearance, by },
    mended: mended.map(({ claim, signer }) => ({ claim, signer })),
  };
}

export interface StandingParts {
  storage: Pick<Storage, 'standings' | 'articles' | 'texts' | 'passages'>;
  followers: readonly StandingFollower[];
  stateOf(article: string): Promise<LedgerState>;
  reviewOf(article: ArticleRecord): Promise<ReadReview>;
  clock: Clock;
  log: Log;
}

export interface Standings extends LedgerReader {
  /** Give this to the rooms. */
  watch: WatcherFactory;
  start(): Promise<void>;
  /** Resolves once nothing is looked at any more. */
  stop(): Promise<void>;
}

/** What cannot crack does not have to be looked at. */
function isSigned({ clearance, annotations }: LedgerState): boolean {
  if (clearance.cleared) return true;
  return [...annotations.values()].some((each) => each.kind === 'claim' && each.ticks.length > 0);
}

export function createStandings(parts: StandingParts): Standings {
  const { storage, followers, stateOf, reviewOf, clock, log } = parts;
  let looking: Promise<unknown> = Promise.resolve();
  let isStopped = true;
  let callOffSweep: (() => void) | null = null;

  /** @param isNews of a tick, where nothing was told of the article yet: whether it was given just now. */
  async function look(id: string, isNews: (tick: number) => boolean): Promise<void> {
    const article = await storage.articles.find(id);
    if (!article || article.deletedAt !== null) return;
    const told = await storage.standings.told(id);
    if (!told && !isSigned(await stateOf(id))) return;
    const textSeq = await storage.texts.lastSeq(id);
    const [{ review, state }, records] = await Promise.all([reviewOf(article), storage.passages.load(id)]);
    const now = standingIn(review);
    // What had cracked before anybody followed this article is no news.
    const unknown = { ...NOTHING, ...now, cracked: now.cracked.filter((tick) => !isNews(tick)) };
    const turn = (told?.turn ?? 0) + 1;
    const changed = turnOf({ article, state, before: told ?? unknown, now, records, turn, at: clock.now() });
    if (changed) for (const follow of followers) await follow(changed);
    if (changed || !told || told.textSeq !== textSeq) {
      await storage.standings.keep(id, { ...now, textSeq, turn }, told?.turn ?? null);
    }
  }
  /** One after the other: telling costs the reading of a whole article. */
  function lookSoon(id: string, isNews: (tick: number) => boolean): Promise<void> {
    const next = looking.then(() => (isStopped ? undefined : look(id, isNews)));
    looking = next.catch(() => undefined);
    return next;
  }
  const lookAgain = (id: string): void =>
    void lookSoon(id, () => false).catch((error: unknown) =>
      log.warn({ article: id, error: messageOf(error) }, 'what became of signatures could not be told'),
    );

  function watch(article: string, live: Parameters<WatcherFactory>[1]): Watcher {
    let callOff: (() => void) | null = null;
    let firstAt = 0;
    let lastAt = 0;
    const due = () => Math.min(lastAt + QUIET_MS, firstAt + LATEST_MS) - clock.now();
    function wait(): void {
      callOff = clock.after(due(), () => {
        callOff = null;
        if (due() > 0) wait();
        else if (live.hasDuty()) lookAgain(article);
      });
    }
    return {
      changed() {
        lastAt = clock.now();
        if (callOff) return;
        firstAt = lastAt;
        wait();
      },
      // What is missed here the sweep finds.
      unload: () => callOff?.(),
    };
  }
  /** Words that changed and that nobody has looked at from one sweep to the next. */
  async function sweep(before: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    const behind = await storage.standings.behind();
    for (const [id, last] of behind) if (before.get(id) === last) lookAgain(id);
    return behind;
  }
  function plan(before: ReadonlyMap<string, number>): void {
    callOffSweep = clock.after(SWEEP_MS, () => void round(before));
  }
  async function round(before: ReadonlyMap<string, number>): Promise<void> {
    const behind = await sweep(before).catch(() => before);
    if (!isStopped) plan(behind);
  }
  return {
    name: 'standings',
    async read({ article, events }: Reading) {
      const given = new Set(events.flatMap((event) => (event.type === 'claim.ticked' ? [event.seq] : [])));
      await lookSoon(article.id, (tick) => given.has(tick));
    },
    watch,
    async start() {
      isStopped = false;
      plan(await storage.standings.behind());
    },
    async stop() {
      isStopped = true;
      callOffSweep?.();
      await looking;
    },
  };
}
