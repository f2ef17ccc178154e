/** Annotations whose words are gone for good, folded away below the others of their kind. */
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import { LongList } from '../../ui/LongList.tsx';
import type { ListProps } from './AnnotationList.tsx';
import styles from './panel.module.css';

export interface DismissedListProps extends Pick<ListProps, 'model' | 'annotations'> {
  kinds: readonly AnnotationView['kind'][];
}

export function DismissedList({ model, annotations, kinds }: DismissedListProps) {
  const { t } = useTranslation('tray');
  const shown = annotations.dismissed.filter((one) => kinds.includes(one.kind));
  if (shown.length === 0) return null;
  return (
    <details className={styles['resolved']}>
      <summary>{t('dismissedTitle', { count: shown.length })}</summary>
      <LongList
        items={shown}
        row={({ id, passages }) => (
          <button type="button" className={styles['row']} onClick={() => model.activate(id)}>
            <span className={styles['sign']} aria-hidden="true">
              –
            </span>
            <span className={styles['quote']}>{passages[0]?.quote}</span>
          </button>
        )}
      />
    </details>
  );
}
