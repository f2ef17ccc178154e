/**
 * The figures of articles for lists, kept with each article under what they were told from: a list asks the store for a
 * few numbers, and reads a text or a ledger only of what changed since, also after a start of the server.
 */
import { figuresOf, holdsUntil } from '../../shared/review/figures.ts';
import { hashOfData } from '../../shared/review/version.ts';
import type { ArticleRecord, FigureGround, KeptFigures, Storage } from '../storage/ports.ts';
import { createSettings, inOneTurn } from './oneTurn.ts';
import type { ReadReview } from './reviews.ts';

/** To be raised when the same text and ledger give other figures than before: those that are kept are told anew then. */
const EDITION = 2;

/** `until`: from then on they may be otherwise although nothing was written or decided. */
export type HeldFigures = Omit<KeptFigures, 'key'>;

export interface FigureParts {
  storage: Pick<Storage, 'desks' | 'figures'>;
  reviewOf(article: ArticleRecord): Promise<ReadReview>;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Figures that could not be kept were given all the same, and are told anew the next time. */
  onError(error: unknown): void;
}

/** What is brought while a write is under way waits for it, and is written as one. */
function inOneWrite<T>(write: (all: ReadonlyMap<string, T>) => Promise<void>) {
  let line = new Map<string, T>();
  let last = Promise.resolve();
  return (key: string, value: T): Promise<void> => {
    line.set(key, value);
    if (line.size === 1)
      last = last.then(() => {
        const all = line;
        line = new Map();
        return write(all);
      });
    return last;
  };
}

/** Of an article that went meanwhile. */
const NOTHING: FigureGround = { text: 0, ledger: 0, lost: [], kept: null };

export function createFigures({ storage, reviewOf, clock, onError }: FigureParts) {
  const { desks, figures } = storage;
  const groundOf = inOneTurn(figures.of);
  const keep = inOneWrite<KeptFigures>((all) => figures.keep(all).catch(onError));
  const settingsOf = createSettings(desks);

  return async (article: ArticleRecord): Promise<HeldFigures> => {
    const { id, desk, language } = article;
    const [{ text, ledger, lost, kept } = NOTHING, settings] = await Promise.all([groundOf(id), settingsOf(desk)]);
    const key = hashOfData([EDITION, ledger, text, language, lost, ...settings]);
    const now = new Date(clock()).toISOString();
    if (kept?.key === key && (kept.until === null || kept.until > now)) return kept;
    const read = await reviewOf(article).catch((error: unknown) => {
      if (!kept) throw error;
      onError(error);
      return { ...kept, until: now };
    });
    // A list goes on with what it told last while the words cannot be read.
    if (!('review' in read)) return read;
    const { state, review } = read;
    const told = { figures: figuresOf(state, review, new Set(lost)), until: holdsUntil(review) };
    await keep(id, { key, ...told });
    return told;
  };
}
