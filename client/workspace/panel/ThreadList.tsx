/** The article's comments in the ledger panel. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import { NewMark } from '../../margin/NewMark.tsx';
import type { ThreadView } from '../../margin/threadViews.ts';
import type { Person } from '../../margin/usePeople.ts';
import { AnnotationList, type ListProps } from './AnnotationList.tsx';
import styles from './panel.module.css';

const isThread = (view: AnnotationView): view is ThreadView => view.kind === 'thread';

export function ThreadList({ model, annotations, view, person }: ListProps) {
  const { t } = useTranslation('margin');
  return (
    <AnnotationList
      model={model}
      views={annotations.shown.filter(isThread)}
      view={view}
      closedTitle={(count) => t('resolvedThreads', { count })}
      row={(thread) => <ThreadRow thread={thread} person={person} lost={annotations.detached.includes(thread)} />}
    />
  );
}

/** Drawn again only when its own annotation changes, however many rows there are. */
const ThreadRow = memo(function ThreadRow({
  thread,
  person,
  lost,
}: {
  thread: ThreadView;
  person(id: string): Person;
  lost: boolean;
}) {
  const { t } = useTranslation('margin');
  const [first, ...replies] = thread.comments;
  const answers = replies.length > 0 ? t('replies', { count: replies.length }) : t('repliesNone');
  return (
    <>
      <span className={thread.resolution ? styles['signDone'] : styles['sign']} aria-hidden="true">
        {thread.resolution ? '✓' : lost ? '?' : ''}
      </span>
      <span className={styles['quote']}>
        {thread.passages[0]?.quote} <NewMark thread={thread.id} />
      </span>
      <span className={styles['meta']}>
        {first ? person(first.author).name : ''} · {lost ? t('wordsGone') : answers}
      </span>
    </>
  );
});
