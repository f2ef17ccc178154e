/** What goes on with an article: its live session, its report, or whose it is. */
import { useTranslation } from 'react-i18next';
import type { BoardArticle } from '../api/board.ts';
import { useFormats } from '../i18n/formats.ts';
import { firstName } from './RowCheck.tsx';

export function RowWork({ article, now }: { article: BoardArticle; now: Date }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { id, session, clearance, deletedAt, archivedAt } = article;
  const when = (at: string) => formats.when(new Date(at), now);
  if (deletedAt) return <p className="row-work quiet">{t('binned', { when: when(deletedAt) })}</p>;
  if (archivedAt) return <p className="row-work quiet">{t('archived', { when: when(archivedAt) })}</p>;
  if (session) {
    return (
      <p className="row-work row-live">
        <span className="live-dot" aria-hidden="true" />
        {session.claim > 0 ? t('live', { claim: session.claim, of: session.of }) : t('liveBegins')}
      </p>
    );
  }
  if (clearance?.status === 'cleared') {
    return (
      <p className="row-work">
        <a className="row-report" href={`/api/v1/articles/${id}/export/report.html`} target="_blank" rel="noreferrer">
          {t('reportReady')}
        </a>
      </p>
    );
  }
  return <Workers article={article} />;
}

/** Whom it was given to; else who has a claim of it. */
function Workers({ article: { assigned, holders } }: { article: BoardArticle }) {
  const { t } = useTranslation('desk');
  const people = assigned.length > 0 ? assigned : holders;
  const names = people.map(({ name }) => name).join(', ');
  return (
    <p className="row-work quiet" title={names}>
      <span className="unseen">{t('assignedTo')}</span>{' '}
      {people.length > 0 ? people.map(({ name }) => firstName(name)).join(', ') : t('unassigned')}
    </p>
  );
}
