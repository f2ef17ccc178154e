/** One article on the desk: headline, how far its check is, who works on it, who is in it, deadline, its menu. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/permissions.ts';
import { colourOf } from '../../shared/protocol/presence.ts';
import type { BoardArticle } from '../api/board.ts';
import { useFormats } from '../i18n/formats.ts';
import { AvatarRow } from '../ui/Avatar.tsx';
import { DeadlineWords } from './DeadlineWords.tsx';
import { languageName } from './languageName.ts';
import { RowCheck } from './RowCheck.tsx';
import { RowMenu } from './RowMenu.tsx';
import { RowWork } from './RowWork.tsx';

export interface ArticleRowProps {
  article: BoardArticle;
  /** What the reader may do on the desk. */
  role: Role;
  desk: string;
  now: Date;
}

export function ArticleRow({ article, role, desk, now }: ArticleRowProps) {
  const { present, clearance, deletedAt } = article;
  const isListed = deletedAt === null;
  const faces = present.map(({ id, name }) => ({ id, name, colour: colourOf(id) }));
  return (
    <div className="row">
      <RowTitle article={article} />
      <RowCheck article={article} />
      <RowWork article={article} now={now} />
      <div className="row-people">{isListed && <AvatarRow faces={faces} most={3} />}</div>
      <div className="row-deadline">
        <DeadlineWords deadline={clearance?.status === 'cleared' ? null : article.deadline} now={now} />
      </div>
      <RowMenu article={article} role={role} desk={desk} />
    </div>
  );
}

function RowTitle({ article }: { article: BoardArticle }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { id, slug, headline, language, words, counts, deletedAt } = article;
  const facts = [
    slug,
    languageName(language, formats.locale),
    t('words', { count: words, formatted: formats.number(words) }),
    ...(counts.openThreads > 0 ? [t('openComments', { count: counts.openThreads })] : []),
    ...(counts.detached > 0 ? [t('detached', { count: counts.detached })] : []),
  ];
  const shown = headline || t('noHeadline');
  return (
    <div className="row-title">
      <h2 className="headline" lang={headline ? language : undefined}>
        {deletedAt === null ? (
          <Link to="/article/$id" params={{ id }} className="row-link" title={shown}>
            {shown}
          </Link>
        ) : (
          shown
        )}
      </h2>
      <p className="quiet" title={facts.join(' · ')}>
        {facts.join(' · ')}
      </p>
    </div>
  );
}
