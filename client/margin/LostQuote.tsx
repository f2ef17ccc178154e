/** The words of an annotation that are gone from the text. */
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';

export function LostQuote({ text }: { text: string }) {
  const { t } = useTranslation('margin');
  return (
    <div className={styles['gone']}>
      <q dir="auto">{text}</q>
      <p>{t('wordsGone')}</p>
    </div>
  );
}
