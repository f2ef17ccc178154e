/** What comments are read and written with, whichever card they stand on: names, addresses, the way to other threads. */
import { createContext, useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Addressee, Mention } from '../../shared/ledger/mention.ts';
import type { Readable } from '../session/store.ts';
import type { OwnPage } from './linkParts.ts';
import type { Mentionable } from './mentionables.ts';
import type { Unread } from './unread.ts';

export interface CommentSurroundings {
  page: OwnPage;
  me: Addressee;
  mentionables: readonly Mentionable[];
  /** Today's name of whom a mention speaks to; null for one that is not known. */
  nameOf(mention: Mention): string | null;
  /** The words that an annotation was put on; null where there is no such. */
  quoteOf(annotation: string): string | null;
  /** Opens the card of an annotation, here. */
  open(annotation: string): void;
  /** Threads with something new. */
  unread: Readable<Unread>;
  /** Asks who is on the desk now. */
  refreshPeople(): void;
  /** Stores a picture with the article, and gives its hash. */
  bring(file: File): Promise<string>;
}

export const CommentContext = createContext<CommentSurroundings | null>(null);

export function useComments(): CommentSurroundings {
  const surroundings = useContext(CommentContext);
  if (!surroundings) throw new Error('a comment outside of its article');
  return surroundings;
}

/** The name of whom a mention speaks to, or plain words for one that is not known. */
export function useMentionWords(): (mention: Mention) => string {
  const { t } = useTranslation('margin');
  const { nameOf } = useComments();
  return useCallback(
    (mention) => nameOf(mention) ?? (mention.kind === 'person' ? t('somebody') : mention.id),
    [nameOf, t],
  );
}
