/** The ledger panel: the article's comments in the order of the text, and its outline. */
import { Tabs } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import type { MarginModel } from '../margin/marginModel.ts';
import type { ThreadView } from '../margin/threadViews.ts';
import type { Person } from '../margin/usePeople.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { Outline } from './Outline.tsx';
import styles from './panel.module.css';
import type { Threads } from './useThreads.ts';

export interface PanelProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  threads: Threads;
  person(id: string): Person;
}

export function Panel({ model, editor, threads, person }: PanelProps) {
  const { t } = useTranslation('workspace');
  return (
    <Tabs defaultValue="comments" className={styles['tabs'] ?? ''} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="comments">{t('commentsCount', { count: threads.ordered.length })}</Tabs.Tab>
        <Tabs.Tab value="outline">{t('outline')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="comments">
        <ThreadList model={model} threads={threads} person={person} />
      </Tabs.Panel>
      <Tabs.Panel value="outline">
        <Outline editor={editor} />
      </Tabs.Panel>
      <footer className={styles['keys']}>
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {t('keysStep')}
        </span>
        <span>
          <kbd>M</kbd> {t('keysComment')}
        </span>
        <span>
          <kbd>?</kbd> {t('keysAll')}
        </span>
      </footer>
    </Tabs>
  );
}

function ThreadList({ model, threads, person }: Pick<PanelProps, 'model' | 'threads' | 'person'>) {
  const { t } = useTranslation('margin');
  const active = useStore(model.active);
  const row = (thread: ThreadView) => (
    <li key={thread.id}>
      <button
        type="button"
        className={styles['row']}
        aria-current={thread.id === active}
        onClick={() => model.activate(thread.id)}
      >
        <ThreadRow thread={thread} person={person} lost={threads.detached.includes(thread)} />
      </button>
    </li>
  );
  if (threads.all.length === 0) {
    return (
      <div className={styles['empty']}>
        <h2>{t('noThreads')}</h2>
        <p>{t('noThreadsHint')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className={styles['list']}>{threads.ordered.map(row)}</ul>
      {threads.resolved.length > 0 && (
        <details className={styles['resolved']}>
          <summary>{t('resolvedThreads', { count: threads.resolved.length })}</summary>
          <ul className={styles['list']}>{threads.resolved.map(row)}</ul>
        </details>
      )}
    </>
  );
}

function ThreadRow({ thread, person, lost }: { thread: ThreadView; person(id: string): Person; lost: boolean }) {
  const { t } = useTranslation('margin');
  const [first, ...replies] = thread.comments;
  const answers = replies.length > 0 ? t('replies', { count: replies.length }) : t('repliesNone');
  return (
    <>
      <span className={thread.resolution ? styles['signDone'] : styles['sign']} aria-hidden="true">
        {thread.resolution ? '✓' : lost ? '?' : ''}
      </span>
      <span className={styles['quote']}>{thread.passages[0]?.quote}</span>
      <span className={styles['meta']}>
        {first ? person(first.author).name : ''} · {lost ? t('wordsGone') : answers}
      </span>
    </>
  );
}
