/** A dot at a thread in which something is new to the reader, with a word for those who do not see it. */
import { useTranslation } from 'react-i18next';
import { useComments } from './commentContext.ts';
import styles from './newMark.module.css';
import { useSelected } from './useStore.ts';

export function NewMark({ thread }: { thread: string }) {
  const { t } = useTranslation('threads');
  const isNew = useSelected(useComments().unread, (unread) => unread.has(thread));
  if (!isNew) return null;
  return (
    <span className={styles['mark']} title={t('isNew')}>
      <span className="unseen">{t('isNew')}</span>
    </span>
  );
}

/** How many threads have something new. */
export function NewCount() {
  const { t } = useTranslation('threads');
  const count = useSelected(useComments().unread, (unread) => unread.size);
  if (count === 0) return null;
  return (
    <span className={styles['count']} title={t('newCount', { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t('newCount', { count })}</span>
    </span>
  );
}
