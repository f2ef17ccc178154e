/** Reads what an article is searched in, from its room where it is live, else from the store alone. */
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { holdsUntil } from '../../shared/review/figures.ts';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { documentFrom, lastSeqOf } from '../rooms/liveText.ts';
import type { ReadReview } from '../rooms/reviews.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import type { SearchStamp } from '../storage/searchPort.ts';
import type { Searched } from './entries.ts';

export interface ReadingParts {
  storage: Pick<Storage, 'desks' | 'texts' | 'ledgers'>;
  /** From the room of the article, which it loads if need be. */
  reviewOf(article: ArticleRecord): Promise<ReadReview>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

type Read = Searched & { review: ArticleReview; text: number };
export interface SearchReading extends Searched {
  stamp: Omit<SearchStamp, 'edition'>;
}

async function fromRoom({ storage, reviewOf: reviewed }: ReadingParts, record: ArticleRecord): Promise<Read> {
  // First, so that the text is at least as late as it says.
  const text = await storage.texts.lastSeq(record.id);
  return { ...(await reviewed(record)), text };
}

async function fromStore({ storage, clock }: ReadingParts, { id, desk, language }: ArticleRecord): Promise<Read> {
  const { desks, texts, ledgers } = storage;
  const [events, stored] = [await ledgers.read(id, 0), await texts.load(id)];
  const [tags, rules] = [(await desks.tagsOf(desk)) ?? DEFAULT_TAGS, (await desks.rulesOf(desk)) ?? DEFAULT_RULES];
  const state = evolveAll(emptyLedger(), events);
  const doc = documentFrom(id, stored);
  const blocks = reviewBlocks(bodyOf(doc));
  doc.destroy();
  const now = new Date(clock()).toISOString();
  return { state, blocks, review: reviewOf({ state, blocks, tags, rules, language, now }), text: lastSeqOf(stored) };
}

/** @param isLive whether the article is in memory here anyway. */
export async function readForSearch(
  parts: ReadingParts,
  record: ArticleRecord,
  isLive: boolean,
): Promise<SearchReading> {
  const { state, blocks, review, text } = await (isLive ? fromRoom(parts, record) : fromStore(parts, record));
  const until = holdsUntil(review);
  const { slug, desk, language } = record;
  const stamp = { text, ledger: state.seq, slug, desk, language, until: until === null ? null : Date.parse(until) };
  return { state, blocks, review, stamp };
}
