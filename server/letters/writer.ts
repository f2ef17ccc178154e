/**
 * Writes to those who chose so: a minute after somebody spoke to them or gave them a claim, or once a day. A letter is put
 * off in the store before it is sent, and what it told of is marked after: so a crash between costs one more of the same
 * name, some minutes later, and never a flood.
 */

import type { KeptEntry } from '../../shared/inbox/entry.ts';
import { AT_ONCE, type LetterChoice } from '../../shared/inbox/letters.ts';
import type { Accounts, Person } from '../identity/accounts.ts';
import { LetterRefused, type Mailer } from '../mail/port.ts';
import type { Clock } from '../rooms/clock.ts';
import { type Log, messageOf } from '../rooms/log.ts';
import type { DueLetter } from '../storage/letterPort.ts';
import type { Storage } from '../storage/ports.ts';
import { letterOf, settingsOf } from './letter.ts';

/** A row of claims given is one letter. */
export const GATHER_MS = 60_000;
const MINUTE = 60_000;
/** Until the next try, after so many. */
const WAITS_MS = [5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE, 720 * MINUTE];
const LOOK_MS = 15_000;
const LOOKED = 100;
const MOST_ENTRIES = 500;
/** When the daily letter comes, by the server's own clock (`TZ`). */
const MORNING = 8;

export interface LetterWriterParts {
  storage: Pick<Storage, 'letters' | 'desks' | 'articles'>;
  accounts: Pick<Accounts, 'find' | 'namesOf'>;
  /** Null where no letters leave. */
  mailer: Mailer | null;
  publicUrl: () => string;
  clock: Clock;
  log: Log;
}

export interface LetterWriter {
  start(): void;
  /** Resolves once none is being written. */
  stop(): Promise<void>;
}

/** The next morning, in milliseconds. */
export function nextMorning(now: number): number {
  const at = new Date(now);
  at.setHours(MORNING, 0, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** When the next letter to somebody is due who has just chosen, or got one. */
export function nextDue(choice: LetterChoice, now: number): number | null {
  return choice === 'daily' ? nextMorning(now) : null;
}

export function createLetterWriter(parts: LetterWriterParts): LetterWriter {
  const { storage, accounts, mailer, publicUrl, clock, log } = parts;
  const { letters } = storage;
  let isStopped = true;
  let callOff: (() => void) | null = null;
  let working: Promise<void> = Promise.resolve();

  async function entriesFor({ person, choice }: DueLetter): Promise<KeptEntry[]> {
    const desks = (await storage.desks.membershipsOf(person)).map(({ desk }) => desk);
    const now = clock.now();
    const unwritten = await letters.unwritten(person, desks, MOST_ENTRIES);
    const isToTell = ({ kind, readAt, snoozedUntil }: KeptEntry) =>
      readAt === null && (snoozedUntil ?? 0) <= now && (choice === 'daily' || AT_ONCE.includes(kind));
    return unwritten.filter(isToTell);
  }
  async function send(to: Mailer, person: Person, choice: 'atOnce' | 'daily', entries: KeptEntry[]): Promise<void> {
    const articles = [...new Set(entries.map(({ article }) => article))];
    const records = await Promise.all(articles.map((article) => storage.articles.find(article)));
    const headlines = new Map(
      records.flatMap((each) => (each ? [[each.id, each.headline || each.slug] as const] : [])),
    );
    const names = await accounts.namesOf(entries.flatMap(({ actor }) => actor ?? []));
    const { name, language, email } = person;
    const letter = letterOf({ name, language, choice, entries, names, headlines, publicUrl: publicUrl() });
    await to.send({ ...letter, to: email, settings: settingsOf(publicUrl()) });
  }
  async function write(to: Mailer, letter: DueLetter): Promise<void> {
    const { person: id, choice, tries } = letter;
    const wait = WAITS_MS[tries];
    const until = clock.now() + (wait ?? MINUTE);
    if (!(await letters.take(letter, until))) return;
    const entries = choice === 'never' ? [] : await entriesFor(letter);
    const person = entries.length > 0 ? await accounts.find(id) : null;
    try {
      // After the last try nobody is written to about it any more: it stands in the inbox.
      if (person && choice !== 'never' && wait !== undefined) await send(to, person, choice, entries);
    } catch (error) {
      const isFinal = error instanceof LetterRefused && error.isFinal;
      log.warn({ person: id, error: messageOf(error) }, 'a letter did not leave');
      if (!isFinal) return;
    }
    await letters.written(id, entries);
    await letters.settle(id, until, nextDue(choice, clock.now()));
  }
  async function look(to: Mailer): Promise<void> {
    for (const letter of await letters.due(clock.now(), LOOKED)) {
      if (isStopped) return;
      await write(to, letter);
    }
  }
  function plan(to: Mailer): void {
    callOff = clock.after(LOOK_MS, () => {
      working = look(to)
        .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'letters could not be looked for'))
        .finally(() => isStopped || plan(to));
    });
  }
  return {
    start() {
      isStopped = false;
      if (mailer) plan(mailer);
    },
    async stop() {
      isStopped = true;
      callOff?.();
      await working;
    },
  };
}
