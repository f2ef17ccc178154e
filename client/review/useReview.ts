/**
 * The state of the article's checking, live: told anew once the frame that shows a change is painted, so that no key press
 * waits for it. Where the editor shows a branch, what is checked is the article itself.
 */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { createContext, useContext, useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { useSelected } from '../margin/useStore.ts';
import type { LedgerClient } from '../session/ledger.ts';
import type { ServerClock } from '../session/serverClock.ts';
import { createStore, type Readable } from '../session/store.ts';
import { afterPaint } from '../ui/afterPaint.ts';
import { docBlocks } from './docBlocks.ts';

export interface ReviewParts {
  ledger: LedgerClient;
  /** By which leases end. */
  clock: ServerClock;
  editor: Editor | null;
  /** The article's text. */
  text: Y.Text;
  /** True while the editor shows a branch of it. */
  isBranch: boolean;
  language: string;
  tags: TagSet;
  rules: DeskRules;
}

/** Null until there is something to tell of. */
export type LiveReview = Readable<ArticleReview | null>;

/** Where several people type, the state of checking follows their keys so often, and a decision at once. */
const TEXT_EVERY_MS = 200;

/** The next moment, in milliseconds, at which a claim is free again by itself. */
function nextEnd(review: ArticleReview): number {
  const ends = [...review.claims.values()].flatMap(({ lease }) => (lease ? Date.parse(lease.until) : []));
  return Math.min(...ends);
}

export function useReview({ ledger, clock, editor, text, isBranch, language, tags, rules }: ReviewParts): LiveReview {
  const [review] = useState(() => createStore<ArticleReview | null>(null));
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      if (editor.isDestroyed) return;
      const now = new Date(clock.now()).toISOString();
      const blocks = isBranch ? reviewBlocks(text) : docBlocks(editor.state.doc);
      const next = reviewOf({ state: ledger.state.get(), blocks, tags, rules, language, now });
      review.set(next);
      const end = nextEnd(next);
      if (Number.isFinite(end)) timer = setTimeout(read, Math.max(0, end - clock.now()) + 1);
    };
    read();
    const reading = afterPaint(read);
    const following = afterPaint(read, TEXT_EVERY_MS);
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged) following.soon();
    };
    editor.on('transaction', onTransaction);
    const leave = ledger.state.subscribe(reading.soon);
    const leaveClock = clock.ahead.subscribe(reading.soon);
    if (isBranch) text.observe(following.soon);
    return () => {
      clearTimeout(timer);
      reading.cancel();
      following.cancel();
      leave();
      leaveClock();
      editor.off('transaction', onTransaction);
      if (isBranch) text.unobserve(following.soon);
    };
  }, [review, ledger, clock, editor, text, isBranch, language, tags, rules]);
  return review;
}

const NOTHING: LiveReview = createStore<ArticleReview | null>(null);

/** The review of the article that is open; nothing outside of one. */
export const ReviewContext = createContext<LiveReview>(NOTHING);

/** What a part of the screen has to know of the review; drawn again only when that changes (`Object.is`). */
export function useReviewed<T>(select: (review: ArticleReview | null) => T): T {
  return useSelected(useContext(ReviewContext), select);
}
