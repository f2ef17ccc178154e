/**
 * The text as it was at a moment, from the log of its updates, which is never shortened: each row tells when it was
 * committed. A text that was made is kept, so that whoever goes on to a later moment applies only what came between.
 */
import * as Y from 'yjs';
import { bodyOf } from '../../shared/text/body.ts';
import type { TextStore } from '../storage/ports.ts';

/** Rows applied before others have their turn. */
const PAGE = 200;
/** Articles of which a past text is kept; the one not asked for longest goes first. */
const MOST_KEPT = 8;

/** Between two commits. */
export interface PastSpan {
  /** When the last change in it was committed, milliseconds since the epoch. */
  from: number;
  /** When the next one was; null while there is none. */
  until: number | null;
}

export interface Past {
  /**
   * Reads the text as it was at `moment` (milliseconds since the epoch).
   * @param read looks at it at once, and keeps nothing of it.
   * @returns null where the article was not there yet.
   */
  at<T>(article: string, moment: number, read: (text: Y.Text) => T): Promise<(PastSpan & { read: T }) | null>;
}

interface Kept {
  doc: Y.Doc;
  /** Of the last row in it; 0 before the first. */
  seq: number;
  from: number;
  /** Resolves when whoever asked before has read. */
  turn: Promise<unknown>;
}

const nothing = () => ({ doc: new Y.Doc(), seq: 0, from: 0 });

export function createPast(texts: Pick<TextStore, 'history'>): Past {
  const all = new Map<string, Kept>();

  function keptOf(article: string): Kept {
    const kept = all.get(article) ?? { ...nothing(), turn: Promise.resolve() };
    all.delete(article);
    all.set(article, kept);
    const [oldest] = all.keys();
    if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest);
    return kept;
  }

  /** @returns when the row after it was committed; null where there is none. */
  async function goTo(article: string, kept: Kept, moment: number): Promise<number | null> {
    if (kept.from > moment) Object.assign(kept, nothing());
    for (;;) {
      const rows = await texts.history(article, kept.seq, PAGE);
      for (const { seq, at, update } of rows) {
        if (at > moment) return at;
        Y.applyUpdate(kept.doc, update);
        Object.assign(kept, { seq, from: at });
      }
      if (rows.length < PAGE) return null;
    }
  }

  return {
    at(article, moment, read) {
      const kept = keptOf(article);
      const answer = kept.turn.then(async () => {
        const until = await goTo(article, kept, moment);
        return kept.seq === 0 ? null : { from: kept.from, until, read: read(bodyOf(kept.doc)) };
      });
      kept.turn = answer.catch(() => undefined);
      return answer;
    },
  };
}
