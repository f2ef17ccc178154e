/**
 * The text as it was at a moment, from the log of its updates, which is never shortened: each row tells when it was
 * committed. A text that was made is kept, and so are states on the way to it, so that whoever goes to another moment
 * applies only what came since the nearest of them: forth and back under a slider, whatever the length of the log.
 */
import * as Y from 'yjs';
import { bodyOf } from '../../shared/text/body.ts';
import type { TextStore } from '../storage/ports.ts';

/** Rows applied before others have their turn. */
const PAGE = 100;
/** Articles of which a past text is kept; the one not asked for longest goes first. */
const MOST_KEPT = 8;

/** Rows between two kept states, at first. */
const EVERY = 2_000;
/** States kept of an article; of more every second one goes, and they are twice as far apart from then on. */
const MOST_STATES = 24;

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
  /** The same after so many rows of its log; null where it has none so far. */
  upTo<T>(article: string, row: number, read: (text: Y.Text) => T): Promise<(PastSpan & { read: T }) | null>;
}

type Until = { moment: number } | { row: number };

/** How far in the log. */
interface Place {
  /** Of the last row; 0 before the first. */
  seq: number;
  /** When it was committed; a clock that was set back counts as standing still. */
  from: number;
}

interface Kept extends Place {
  doc: Y.Doc;
  /** The first one first. */
  states: (Place & { state: Uint8Array })[];
  every: number;
  /** Resolves when whoever asked before has read. */
  turn: Promise<unknown>;
}

const isWithin = (until: Until, { seq, from }: Place) => ('row' in until ? seq <= until.row : from <= until.moment);

const nothing = () => ({ doc: new Y.Doc(), seq: 0, from: 0 });

/** Takes the nearest state before the place where the text is a later one, or that is nearer. */
function jump(kept: Kept, until: Until): void {
  const nearest = kept.states.findLast((state) => isWithin(until, state));
  if (isWithin(until, kept) && (!nearest || nearest.seq <= kept.seq)) return;
  Object.assign(kept, nothing());
  if (!nearest) return;
  const { seq, from, state } = nearest;
  Y.applyUpdate(kept.doc, state);
  Object.assign(kept, { seq, from });
}

function keepState(kept: Kept): void {
  const { seq, from, doc, every } = kept;
  if (seq - (kept.states.at(-1)?.seq ?? 0) < every) return;
  kept.states.push({ seq, from, state: Y.encodeStateAsUpdate(doc) });
  if (kept.states.length <= MOST_STATES) return;
  kept.states = kept.states.filter((_state, at) => at % 2 === 1);
  kept.every *= 2;
}

/** @param every rows between two kept states, at first. */
export function createPast(texts: Pick<TextStore, 'history'>, every = EVERY): Past {
  const all = new Map<string, Kept>();

  function keptOf(article: string): Kept {
    const kept = all.get(article) ?? { ...nothing(), states: [], every, turn: Promise.resolve() };
    all.delete(article);
    all.set(article, kept);
    const [oldest] = all.keys();
    if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest);
    return kept;
  }

  /** @returns when the row after it was committed; null where there is none. */
  async function goTo(article: string, kept: Kept, until: Until): Promise<number | null> {
    jump(kept, until);
    for (;;) {
      const rows = await texts.history(article, kept.seq, PAGE);
      for (const { seq, at, update } of rows) {
        if (!isWithin(until, { seq, from: at })) return at;
        Y.applyUpdate(kept.doc, update);
        Object.assign(kept, { seq, from: Math.max(kept.from, at) });
        keepState(kept);
      }
      if (rows.length < PAGE) return null;
    }
  }

  function readAt<T>(article: string, until: Until, read: (text: Y.Text) => T) {
    const kept = keptOf(article);
    const answer = kept.turn.then(async () => {
      const next = await goTo(article, kept, until);
      return kept.seq === 0 ? null : { from: kept.from, until: next, read: read(bodyOf(kept.doc)) };
    });
    kept.turn = answer.catch(() => undefined);
    return answer;
  }
  return {
    at: (article, moment, read) => readAt(article, { moment }, read),
    upTo: (article, row, read) => readAt(article, { row }, read),
  };
}
