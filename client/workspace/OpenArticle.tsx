/** One article, opened live for as long as the screen shows it. */
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleQuery } from '../api/articles.ts';
import { fetchOnce } from '../api/earlyAnswers.ts';
import { useMe } from '../api/people.ts';
import { asProblem } from '../api/problem.ts';
import type { Article, Me } from '../api/shapes.ts';
import { articleApi } from '../session/articleApi.ts';
import { type ArticleSession, openArticleSession } from '../session/articleSession.ts';
import { localName } from '../session/localCopies.ts';
import { notesIn } from '../session/notes.ts';
import { Notice } from './Notice.tsx';

export interface OpenArticleProps {
  articleId: string;
  show(session: ArticleSession, article: Article): ReactNode;
}

/** The article, live, once it is there; until then, and where it is not, words that say so. */
export function OpenArticle({ articleId, show }: OpenArticleProps) {
  const { t } = useTranslation('workspace');
  const found = useQuery(articleQuery(articleId));
  const me = useMe();
  const { id, name } = me.person;
  const person = useMemo(() => ({ id, name }), [id, name]);
  // The facts that the room was opened with stay: a refetched query must not open the article a second time.
  const [article, setArticle] = useState<Article | null>(null);
  useEffect(() => {
    if (found.data && found.data.id !== article?.id) setArticle(found.data);
  }, [found.data, article]);
  const session = useSession(article, person);

  if (article && session) return show(session, article);
  if (found.error) return <Unopened error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Notice title={t('opening')}>
      <Loader size="sm" aria-label={t('opening')} />
    </Notice>
  );
}

function Unopened({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation('workspace');
  const problem = asProblem(error);
  if (problem.status === 404) return <Notice title={t('unknownTitle')} text={t('unknownText')} toDesk />;
  return <Notice title={t('failedTitle')} text={t('failedText')} action={t('tryAgain')} onAction={onRetry} toDesk />;
}

/** A live session for as long as the screen shows the article. */
function useSession(article: Article | null, person: Pick<Me['person'], 'id' | 'name'>): ArticleSession | null {
  const [session, setSession] = useState<ArticleSession | null>(null);
  useEffect(() => {
    if (!article) return;
    const opened = openArticleSession({
      article,
      person,
      api: articleApi(article.id, fetchOnce),
      notes: notesIn(localStorage, localName(person.id, article.id)),
      syncUrl: `${location.origin.replace(/^http/, 'ws')}/sync`,
      now: Date.now,
      random: Math.random,
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [article, person]);
  return session;
}
