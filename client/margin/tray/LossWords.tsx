/** How the words of a passage went: who, when, and the paragraph as it was. */
import { useTranslation } from 'react-i18next';
import type { PassageLoss } from '../../../shared/passage/passageState.ts';
import { useFormats } from '../../i18n/formats.ts';
import styles from './tray.module.css';
import { useTray } from './trayContext.ts';

/** @param short without the paragraph */
export function LossWords({ lost, short = false }: { lost: PassageLoss | null; short?: boolean }) {
  const { t } = useTranslation('tray');
  const { person } = useTray();
  const formats = useFormats();
  if (!lost) return <p className={styles['when']}>{t('goneSomehow')}</p>;
  const at = new Date(lost.at);
  const time = formats.when(at, new Date());
  const { before, words, after } = lost.paragraph;
  return (
    <>
      <p className={styles['when']}>
        <time dateTime={lost.at} title={formats.moment(at)}>
          {lost.by ? t('removedBy', { name: person(lost.by).name, time }) : t('removedAt', { time })}
        </time>
      </p>
      {!short && (
        <details className={styles['paragraph']}>
          <summary>{t('paragraphBefore')}</summary>
          <p dir="auto">
            {before}
            <del>{words}</del>
            {after}
          </p>
        </details>
      )}
    </>
  );
}
