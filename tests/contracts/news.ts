/** What every store must do for what follows articles. */
import type { Storage } from '../../server/storage/ports.ts';
import { describeHooks } from './hooks.ts';
import { describeInbox } from './inbox.ts';
import { describeLetters } from './letters.ts';
import { describeReaders } from './readers.ts';

/** @param of gives a store that holds the article `a` of the desk `d1`. */
export function describeNews(of: () => Storage): void {
  describeReaders(of);
  describeInbox(of);
  describeLetters(of);
  describeHooks(of);
}
