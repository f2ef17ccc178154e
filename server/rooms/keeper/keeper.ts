/**
 * The keeper of one open article: looks after its passages about a second after changes, in one transaction of its own.
 * All it needs to go on after a restart is in the records. Of several nodes the one that has the duty of the article
 * looks after it; the keepers of the others read its records, and write nothing.
 */
import type * as Y from 'yjs';
import type { Target } from '../../../shared/ledger/selectors.ts';
import type { Coverage, IdRun } from '../../../shared/passage/covered.ts';
import { type Fold, foldTypography } from '../../../shared/passage/folded.ts';
import { isPlain, type PassageState } from '../../../shared/passage/passageState.ts';
import { PASSAGE_PREFIX } from '../../../shared/text/block.ts';
import type { LedgerStore, PassageRecord, PassageStore } from '../../storage/ports.ts';
import type { LiveText } from '../port.ts';
import { type Kept, keep, learn, stateOf } from './kept.ts';
import { type Plan, planUpkeep } from './plan.ts';
import { type Removal, type RemovalLogs, removalIn, removalsInLog } from './removals.ts';

/** Long enough for a burst of typing to end, short enough that nobody waits for a passage to come back. */
const UPKEEP_DELAY_MS = 1_000;

/** Where another node looks after the passages, its records are read once more after so many delays: it had to hear first. */
const LATER_LOOK = 3;
/** Removals remembered for a look that may become this node's. */
const MOST_REMOVALS = 500;
/** A look whose records were changed by a decision meanwhile is taken anew; decisions do not come that fast for long. */
const MOST_LOOKS = 5;

/** Runs `work` once after `delayMs`; what it returns calls it off. */
export type Schedule = (delayMs: number, work: () => void) => () => void;

/** The logs tell who took away what a crash kept the keeper from seeing. */
export interface KeeperOptions extends RemovalLogs {
  ledgers: Pick<LedgerStore, 'read' | 'head'>;
  article: string;
  live: LiveText;
  passages: PassageStore;
  records: readonly PassageRecord[];
  schedule: Schedule;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Told of passages that people have to be told something else of than before; what they are told is durable. */
  tell?: (states: PassageState[]) => void;
  /** Told of what went wrong in the background; the next change is a new try. */
  onError: (error: unknown) => void;
  /** Of an article that other nodes have open, too: said after records were saved. */
  tellNodes?: (() => void) | undefined;
  fold?: Fold;
}

function applyFormats(text: Y.Text, plan: Plan): void {
  for (const { start, end, passage, on } of plan.formats) {
    text.format(start, end - start, { [PASSAGE_PREFIX + passage]: on || null });
  }
}

export class Keeper {
  private readonly options: KeeperOptions;
  private readonly fold: Fold;
  private readonly kept = new Map<string, Kept>();
  /** What people were last told of each passage, as JSON; those that simply stand in the text are missing. */
  private readonly told = new Map<string, string>();
  private seen: Coverage | null = null;
  /** Since the last look. */
  private removals: Removal[] = [];
  private callOff: (() => void) | null = null;
  private callOffLater: (() => void) | null = null;
  private upkeep: Promise<void> = Promise.resolve();
  /** The ledger event up to which the records are the latest; null where no other node writes any. */
  private known: number | null = null;

  constructor(options: KeeperOptions) {
    this.options = options;
    this.fold = options.fold ?? foldTypography;
    for (const record of options.records) this.kept.set(record.id, keep(record, this.fold));
    options.live.text.observe(this.notice);
    this.changed();
  }

  /** The text is not as it was: it is looked at soon. What the keeper itself wrote is looked at once more, too. */
  changed(): void {
    if (!this.options.live.hasDuty()) this.readLater();
    this.callOff ??= this.options.schedule(UPKEEP_DELAY_MS, () => {
      this.callOff = null;
      this.run().catch(this.options.onError);
    });
  }

  private readLater(): void {
    this.callOffLater ??= this.options.schedule(LATER_LOOK * UPKEEP_DELAY_MS, () => {
      this.callOffLater = null;
      this.run().catch(this.options.onError);
    });
  }

  /** What is known of each passage as the text is at this moment, before the next look writes it down. */
  recordsNow(): PassageRecord[] {
    const news = new Map(this.plan(this.options.live.text).records.map((record) => [record.id, record]));
    return this.records().map((record) => news.get(record.id) ?? record);
  }

  /** What is known of each passage, as of the last look. */
  records(): PassageRecord[] {
    return [...this.kept.values()].map((kept) => kept.record);
  }

  recordOf(passage: string): PassageRecord | undefined {
    return this.kept.get(passage)?.record;
  }

  /** Null for a passage that is in nobody's care here. */
  stateOf(passage: string): PassageState | null {
    const kept = this.kept.get(passage);
    return kept ? stateOf(kept) : null;
  }

  /** What people are to be told: of each passage that does not simply stand in the text. */
  states(): PassageState[] {
    return [...this.kept.values()].map(stateOf).filter((state) => !isPlain(state));
  }

  /** Takes a new passage into care and puts it into the text; resolves once that is durable. */
  admit(record: PassageRecord, sought: Target | null): Promise<void> {
    this.kept.set(record.id, keep(record, this.fold, sought));
    return this.run();
  }

  /** Looks after all passages now; resolves once what it did is durable. One run at a time. */
  run(): Promise<void> {
    const next = this.upkeep.then(() => this.look());
    this.upkeep = next.catch(() => undefined);
    return next;
  }

  /**
   * Once it has looked, and knows these passages: one that a crash kept out of the text is back in it by then, and one that
   * was decided on another node a moment ago is read.
   */
  looked(passages: Iterable<string>): Promise<void> {
    const knowsAll = Iterator.from(passages).every((id) => this.kept.has(id));
    return this.seen && knowsAll ? this.upkeep : this.run();
  }

  close(): void {
    this.options.live.text.unobserve(this.notice);
    for (const callOff of [this.callOff, this.callOffLater]) callOff?.();
    this.callOff = null;
    this.callOffLater = null;
  }

  private readonly notice = (_event: Y.YTextEvent, transaction: Y.Transaction): void => {
    const removal = removalIn(transaction, this.now());
    if (removal) this.removals.push(removal);
  };

  private now(): string {
    return new Date(this.options.clock()).toISOString();
  }

  private plan(text: Y.Text): Plan {
    const { removals, seen: before, fold } = this;
    return planUpkeep(text, this.kept, { before, fold, removals, ownerOf: this.options.live.ownerOf, at: this.now() });
  }

  private async look(): Promise<void> {
    const { live, tellNodes } = this.options;
    if (!live.hasDuty()) return this.readAlong();
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (tellNodes) await this.meetDecided();
      if (await this.lookOnce()) return;
    }
    this.changed();
  }

  /** What another node's keeper knows; beyond it only what the text itself tells, and none of that is written. */
  private async readAlong(): Promise<void> {
    const { passages, article, live } = this.options;
    this.takeOver(await passages.load(article));
    const plan = this.plan(live.text);
    this.takeIn({ ...plan, formats: [], removals: 0 });
    this.removals.splice(0, Math.max(0, this.removals.length - MOST_REMOVALS));
    this.tellOf(plan.looked.keys());
  }

  /** Decisions on any node may have brought records, or changed them, since they were read. */
  private async meetDecided(): Promise<void> {
    const { passages, ledgers, article } = this.options;
    const { seq } = await ledgers.head(article);
    if (seq === this.known) return;
    this.takeOver(await passages.load(article));
    this.known = seq;
  }

  private takeOver(records: readonly PassageRecord[]): void {
    for (const record of records) {
      const kept = this.kept.get(record.id);
      if (!kept) this.kept.set(record.id, keep(record, this.fold));
      else if (JSON.stringify(kept.record) !== JSON.stringify(record)) {
        learn(kept, record, this.fold);
        kept.settled = false;
      }
    }
  }

  /** @returns false when a decision changed records meanwhile, and nothing was saved. */
  private async lookOnce(): Promise<boolean> {
    const { live, passages, article } = this.options;
    let plan = this.plan(live.text);
    const unseen = this.seen ? [] : this.goneFrom(plan);
    if (unseen.length > 0) {
      this.removals.unshift(...(await removalsInLog(this.options, article, unseen)));
      plan = this.plan(live.text);
    }
    if (plan.unknown.length > 0) {
      await this.meetUnknown();
      plan = this.plan(live.text);
    }
    if (plan.formats.length > 0 || plan.unknown.length > 0) {
      await live.edit({ from: 'keeper' }, (text) => {
        plan = this.plan(text);
        applyFormats(text, plan);
        this.removeUnknown(text, plan);
      });
    }
    if (plan.records.length > 0 && !(await passages.save(article, plan.records, this.known ?? undefined))) return false;
    this.takeIn(plan);
    if (plan.records.length > 0) this.options.tellNodes?.();
    this.tellOf(plan.looked.keys());
    return true;
  }

  /** Characters of passages that say something else than when they were last looked at, and that are gone. */
  private goneFrom({ records, coverage }: Plan): IdRun[] {
    return records.flatMap(({ id, exact, status }) => {
      const was = this.kept.get(id)?.record;
      const isSame = !was || (was.exact === exact && was.status === status);
      return isSame ? [] : coverage.missing(was.ids);
    });
  }

  private tellOf(ids: Iterable<string>): void {
    const news: PassageState[] = [];
    for (const id of ids) {
      const kept = this.kept.get(id);
      if (!kept) continue;
      const state = stateOf(kept);
      const words = isPlain(state) ? undefined : JSON.stringify(state);
      if (words === this.told.get(id)) continue;
      if (words === undefined) this.told.delete(id);
      else this.told.set(id, words);
      news.push(state);
    }
    if (news.length > 0) this.options.tell?.(news);
  }

  private takeIn(plan: Plan): void {
    this.seen = plan.coverage;
    this.removals.splice(0, plan.removals);
    for (const [id, looked] of plan.looked) {
      const kept = this.kept.get(id);
      if (kept) Object.assign(kept, looked, { settled: true });
    }
    for (const { passage } of plan.formats) this.unsettle(passage);
    for (const record of plan.records) {
      const kept = this.kept.get(record.id);
      if (kept) learn(kept, record, this.fold);
      this.unsettle(record.id);
    }
  }

  /** The next look goes over it, too. */
  private unsettle(id: string): void {
    const kept = this.kept.get(id);
    if (kept) kept.settled = false;
  }

  /** An id that is not known here may have been made on another node: its record was stored before its attribute. */
  private async meetUnknown(): Promise<void> {
    for (const record of await this.options.passages.load(this.options.article)) {
      if (!this.kept.has(record.id)) this.kept.set(record.id, keep(record, this.fold));
    }
  }

  /** All of them in one go over the text, for words pasted from elsewhere may bring hundreds. */
  private removeUnknown(text: Y.Text, plan: Plan): void {
    if (plan.unknown.length === 0) return;
    text.format(0, text.length, Object.fromEntries(plan.unknown.map((id) => [PASSAGE_PREFIX + id, null])));
  }
}
