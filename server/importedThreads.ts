/** Threads that came in with a document, as the first events of the article's ledger: put in by the importing person, said by others. */
import type { Origin } from '../shared/ledger/comment.ts';
import { MAX_COMMENT } from '../shared/ledger/comment.ts';
import type { EventBody, LedgerEvent } from '../shared/ledger/event.ts';
import { emptyLedger } from '../shared/ledger/state.ts';
import type { ForeignComment } from './convert/imported.ts';
import type { PreparedThread } from './convert/preparedArticle.ts';
import { recordAt } from './rooms/places.ts';
import { chained } from './rooms/recorder.ts';
import type { LedgerAppend, PassageRecord } from './storage/ports.ts';

interface Stamps {
  /** Person who imports. */
  actor: string;
  /** ISO 8601 in UTC with milliseconds. */
  at: string;
  newId: () => string;
}

/** What looks like a mention of ours would call people whom its author did not mean: a joiner without width parts it. */
const withoutMentions = (text: string) => text.replace(/@(?=\[(?:person|role|desk):)/g, '@\u2060');

/** A comment as long as one may be, and what is over as further ones. */
function partsOf({ author, at, text }: ForeignComment): { text: string; imported: Origin }[] {
  const whole = withoutMentions(text.toWellFormed().replaceAll('\0', '').trim());
  const count = Math.max(1, Math.ceil(whole.length / MAX_COMMENT));
  const part = (place: number) => whole.slice(place * MAX_COMMENT, (place + 1) * MAX_COMMENT).toWellFormed();
  return Array.from({ length: count }, (_, place) => ({ text: part(place), imported: { author, at } }));
}

function bodiesOf({ passage, quote, comments, resolved }: PreparedThread, newId: () => string): EventBody[] {
  const annotation = newId();
  const passages = [{ id: passage, quote }];
  const said = comments.flatMap(partsOf).map((each, place): EventBody => {
    const about = { annotation, comment: newId(), ...each };
    return place === 0 ? { type: 'thread.opened', ...about, passages } : { type: 'thread.replied', ...about };
  });
  return resolved ? [...said, { type: 'thread.resolved', annotation, outcome: 'done', imported: true }] : said;
}

function recordOf({ passage, quote, ids }: PreparedThread, annotation: string): PassageRecord {
  const place = { ok: true, passage, quote, words: quote.exact, ids } as const;
  return { ...recordAt(place, annotation), status: ids.length > 0 ? 'anchored' : 'detached' };
}

/** Each thread is one command, so that it stands in the ledger whole. */
export function importedThreads(threads: readonly PreparedThread[], { actor, at, newId }: Stamps): LedgerAppend {
  const events: LedgerEvent[] = [];
  const passages: PassageRecord[] = [];
  let head: { seq: number; hash: string } = emptyLedger();
  for (const thread of threads) {
    const [first, ...rest] = chained(head, bodiesOf(thread, newId), { command: newId(), actor, at });
    if (first?.type !== 'thread.opened') continue;
    events.push(first, ...rest);
    head = rest.at(-1) ?? first;
    passages.push(recordOf(thread, first.annotation));
  }
  return { events, passages };
}
