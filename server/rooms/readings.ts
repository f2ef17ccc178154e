/** The annotations of an article as a reader may see them, by themselves or with a copy of the text that they stand in. */
import { type Reader, stateFor } from '../../shared/ledger/withhold.ts';
import { readBlocks, type TextBlock } from '../../shared/text/blocks.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import { annotationsIn, type ToldAnnotation } from './annotations.ts';
import type { Keepers } from './keeper/keepers.ts';
import type { LiveText, Rooms } from './port.ts';
import type { ReadReview } from './reviews.ts';

interface ArticleCopy {
  annotations: ToldAnnotation[];
  blocks: TextBlock[];
}

export interface Readings {
  /** As this reader may see them. */
  annotationsOf(article: string, reader: Reader): Promise<ToldAnnotation[]>;
  /** A copy of the text and of everything on it, as of one moment and as this reader may see it. */
  copyOf(article: string, reader: Reader): Promise<ArticleCopy>;
}

interface ReadingParts {
  storage: Pick<Storage, 'articles'>;
  rooms: Pick<Rooms, 'withText'>;
  keepers: Keepers;
  reviews(article: ArticleRecord): Promise<ReadReview>;
}

export function createReadings({ storage, rooms, keepers, reviews }: ReadingParts): Readings {
  /** With the annotations as a reader may see them; a passage that a crash kept out of the text is back in it. */
  async function readAs<T>(
    article: string,
    reader: Reader,
    use: (annotations: ToldAnnotation[], live: LiveText) => T | Promise<T>,
  ): Promise<T> {
    const record = await storage.articles.find(article);
    if (!record) throw new Error(`there is no article ${article}`);
    const { state, review } = await reviews(record);
    return rooms.withText(article, async (live) => {
      const keeper = await keepers.on(article, live);
      await keeper.looked([...state.annotations.values()].flatMap(({ passages }) => passages.map(({ id }) => id)));
      return use(annotationsIn(stateFor(reader, state), keeper, live.text, review.claims), live);
    });
  }
  return {
    annotationsOf: (article, reader) => readAs(article, reader, (annotations) => annotations),
    copyOf: (article, reader) =>
      readAs(article, reader, async (annotations, live) => {
        // What leaves is durable.
        await live.settled();
        return { annotations, blocks: readBlocks(live.text) };
      }),
  };
}
