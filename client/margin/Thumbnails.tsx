/** The pictures of a comment, small; each opens large in a dialog. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { useComments } from './commentContext.ts';
import styles from './thumbnails.module.css';

export interface ThumbnailsProps {
  files: readonly string[];
  /** Who brought them, for those who do not see them. */
  author: string;
  /** Set while the comment is being written. */
  onRemove?: (hash: string) => void;
}

export function Thumbnails({ files, author, onRemove }: ThumbnailsProps) {
  const { t } = useTranslation('threads');
  const { page } = useComments();
  const [large, setLarge] = useState<string | null>(null);
  if (files.length === 0) return null;
  const source = (hash: string) => `/api/v1/articles/${encodeURIComponent(page.article)}/files/${hash}`;
  const name = (hash: string) => t('pictureOf', { author, place: files.indexOf(hash) + 1, count: files.length });
  return (
    <>
      <ul className={styles['row']} aria-label={t('pictures')}>
        {files.map((hash) => (
          <li key={hash} className={styles['item']}>
            <button type="button" className={styles['open']} onClick={() => setLarge(hash)}>
              <img src={source(hash)} alt={name(hash)} loading="lazy" decoding="async" />
            </button>
            {onRemove && (
              <button
                type="button"
                className={styles['remove']}
                aria-label={t('pictureRemove', { picture: name(hash) })}
                onClick={() => onRemove(hash)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {large && (
        <Dialog title={name(large)} size="lg" close={() => setLarge(null)}>
          <img className={styles['large']} src={source(large)} alt={name(large)} />
        </Dialog>
      )}
    </>
  );
}
