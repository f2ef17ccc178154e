/** Where the checking of articles stands, kept for those asked for last until their words, ledger or tags are others. */
import type { LedgerState } from '../../shared/ledger/state.ts';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import { type ReviewBlock, reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import { createSettings } from './oneTurn.ts';
import type { Rooms } from './port.ts';

export interface ReadReview {
  review: ArticleReview;
  state: LedgerState;
  blocks: readonly ReviewBlock[];
  tags: TagSet;
}

export interface ReviewParts {
  storage: Pick<Storage, 'desks' | 'texts'>;
  rooms: Pick<Rooms, 'withText'>;
  stateOf(article: string): Promise<LedgerState>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** Articles whose review is kept; a further one pushes out the one not asked for longest. */
const MOST_ARTICLES = 500;

export function createReviews({ storage, rooms, stateOf, clock }: ReviewParts) {
  const kept = new Map<string, { key: string; read: ReadReview }>();
  const settingsOf = createSettings(storage.desks);

  function remember(article: string, key: string, read: ReadReview): void {
    kept.delete(article);
    kept.set(article, { key, read });
    const oldest = kept.keys().next();
    if (kept.size > MOST_ARTICLES && !oldest.done) kept.delete(oldest.value);
  }

  return async ({ id, desk, language }: ArticleRecord): Promise<ReadReview> => {
    const [state, seq, [own, set]] = await Promise.all([stateOf(id), storage.texts.lastSeq(id), settingsOf(desk)]);
    const [tags, rules] = [own ?? DEFAULT_TAGS, set ?? DEFAULT_RULES];
    const now = new Date(clock()).toISOString();
    const key = JSON.stringify([state.seq, seq, language, tags, rules]);
    const known = kept.get(id);
    const isCurrent =
      known?.key === key && [...known.read.review.claims.values()].every(({ lease }) => !lease || lease.until > now);
    if (known && isCurrent) return known.read;
    const blocks = await rooms.withText(id, async (live) => {
      // What is told, and kept, is told of what is durable.
      await live.settled();
      return reviewBlocks(live.text);
    });
    const review = reviewOf({ state, blocks, tags, rules, language, now });
    const read = { review, state, blocks, tags };
    remember(id, key, read);
    return read;
  };
}
