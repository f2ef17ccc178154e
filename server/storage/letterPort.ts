/** Letters about what waits for people (docs/protocol/inbox.md, R-MAIL): what each chose, and when one is due. */
import type { KeptEntry } from '../../shared/inbox/entry.ts';
import type { LetterChoice } from '../../shared/inbox/letters.ts';
import type { EntryName } from './inboxPort.ts';

export interface DueLetter {
  person: string;
  choice: LetterChoice;
  /** Milliseconds. */
  due: number;
  /** Those that failed since the last that came through. */
  tries: number;
}

export interface LetterStore {
  /** `never` for who has not chosen. */
  choice(person: string): Promise<LetterChoice>;
  /** From now on; of what waits already nothing is written. */
  choose(person: string, choice: LetterChoice, due: number | null): Promise<void>;
  /** There is something to write to who wants to hear of it at once: a letter is due by then. */
  want(person: string, due: number): Promise<void>;
  due(now: number, limit: number): Promise<DueLetter[]>;
  /** Puts it off to `until` and counts a try; false where another hand did. */
  take(letter: DueLetter, until: number): Promise<boolean>;
  /** It came through, or is given up: the next is due then, unless one is wanted earlier than `until`, to which it was put off. */
  settle(person: string, until: number, next: number | null): Promise<void>;
  /** What somebody was not written to about, on articles of these desks, the newest first. */
  unwritten(person: string, desks: readonly string[], limit: number): Promise<KeptEntry[]>;
  written(person: string, entries: readonly EntryName[]): Promise<void>;
}
