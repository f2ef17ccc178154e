/**
 * The figures of articles for lists, kept with each article under what they were told from: a list asks the store for a
 * few numbers, and reads a text or a ledger only of what changed since, also after a start of the server.
 */
import { figuresOf, holdsUntil } from '../../shared/review/figures.ts';
import { hashOfData } from '../../shared/review/version.ts';
import type { ArticleRecord, KeptFigures, Storage } from '../storage/ports.ts';
import type { ReadReview } from './reviews.ts';

/** To be raised when the same text and ledger give other figures than before: those that are kept are told anew then. */
const EDITION = 2;

/** `until`: from then on they may be otherwise although nothing was written or decided. */
export type HeldFigures = Omit<KeptFigures, 'key'>;

export interface FigureParts {
  storage: Pick<Storage, 'desks' | 'texts' | 'ledgers' | 'passages' | 'figures'>;
  reviewOf(article: ArticleRecord): Promise<ReadReview>;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Figures that could not be kept were given all the same, and are told anew the next time. */
  onError(error: unknown): void;
}

/** Who asks for the same in one turn gets one answer, which is read after all of them asked: to none of them it is old. */
function onceATurn<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const answer =
      asked.get(key) ??
      Promise.resolve().then(() => {
        asked.delete(key);
        return read(key);
      });
    asked.set(key, answer);
    return answer;
  };
}

export function createFigures({ storage, reviewOf, clock, onError }: FigureParts) {
  const { desks, texts, ledgers, passages, figures: kept } = storage;
  const settingsOf = onceATurn((desk) => Promise.all([desks.tagsOf(desk), desks.rulesOf(desk)]));

  return async (article: ArticleRecord): Promise<HeldFigures> => {
    const { id, desk, language } = article;
    const [known, head, seq, lost, [tags, rules]] = await Promise.all([
      kept.of(id),
      ledgers.head(id),
      texts.lastSeq(id),
      passages.lost(id),
      settingsOf(desk),
    ]);
    const key = hashOfData([EDITION, head.seq, seq, language, lost, tags, rules]);
    const now = new Date(clock()).toISOString();
    if (known?.key === key && (known.until === null || known.until > now)) return known;
    const read = await reviewOf(article).catch((error: unknown) => {
      if (!known) throw error;
      onError(error);
      return { ...known, until: now };
    });
    // A list goes on with what it told last while the words cannot be read.
    if (!('review' in read)) return read;
    const { state, review } = read;
    const told = { figures: figuresOf(state, review, new Set(lost)), until: holdsUntil(review) };
    await kept.keep(id, { key, ...told }).catch(onError);
    return told;
  };
}
