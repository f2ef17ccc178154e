/** The live sessions that an article had, each with its minutes and its replay. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { articleQuery } from '../api/articles.ts';
import { minutesAddress, sessionsQuery } from '../api/sessions.ts';
import { useFormats } from '../i18n/formats.ts';
import { Page } from '../shell/Page.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import './sessions.css';

export function SessionsPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation('checkroom');
  const words = useProblemWords();
  const formats = useFormats();
  const article = useQuery(articleQuery(id));
  const sessions = useQuery(sessionsQuery(id));
  const error = article.error ?? sessions.error;
  const language = i18n.language.startsWith('nl') ? 'nl' : 'en';
  const name = article.data?.headline || article.data?.slug || '';
  return (
    <Page title={t('sessionsTitle', { name })} {...(article.data ? { desk: article.data.desk } : {})}>
      <div className="sessions">
        <p>
          <Link to="/article/$id" params={{ id }} search={{}}>
            {t('backToArticle')}
          </Link>
        </p>
        <h1>{t('sessionsTitle', { name })}</h1>
        {error && <p role="alert">{words(error)}</p>}
        {sessions.data?.length === 0 && <p className="quiet">{t('sessionsNone')}</p>}
        <ul>
          {sessions.data?.map(({ id: session, startedAt, endedAt, leader, claims }) => (
            <li key={session}>
              <strong>{formats.moment(new Date(startedAt))}</strong>
              <span>
                {[
                  t('leads', { name: leader.name }),
                  t('sessionClaims', { count: claims }),
                  ...(endedAt ? [] : [t('sessionRuns')]),
                ].join(' · ')}
              </span>
              <span className="sessions-ways">
                <a href={`${minutesAddress(id, session, 'html')}?language=${language}`} target="_blank" rel="noopener">
                  {t('minutes')}
                </a>
                <a href={minutesAddress(id, session, 'csv')} download>
                  CSV
                </a>
                <Link to="/room/$id/replay/$session" params={{ id, session }}>
                  {t('replay')}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
