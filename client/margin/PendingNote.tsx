/** Says that something is on its way, or why the server refused it, and gives the words back. */
import { CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../ui/problemWords.ts';
import styles from './card.module.css';
import type { PendingMark } from './pendingMark.ts';

export interface PendingNoteProps {
  pending: PendingMark;
  /** The words that wait, for copying; empty where there are none. */
  text: string;
  onTakeBack(command: string): void;
}

export function PendingNote({ pending, text, onTakeBack }: PendingNoteProps) {
  const { t } = useTranslation('margin');
  const words = useRefusalWords();
  if (!pending.refusal) return <p className={styles['waiting']}>{t('waiting')}</p>;
  return (
    <div className={styles['refused']} role="alert">
      <p>{t('refused', { reason: words(pending.refusal.code) })}</p>
      <div className={styles['controls']}>
        {text !== '' && (
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <button type="button" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </button>
            )}
          </CopyButton>
        )}
        <button type="button" onClick={() => onTakeBack(pending.command)}>
          {t('takeBack')}
        </button>
      </div>
    </div>
  );
}
