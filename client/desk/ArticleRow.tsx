/** One article on the desk: headline, open comments, who is in it, deadline, its menu. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Article } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { AvatarRow } from '../ui/Avatar.tsx';
import { DeadlineWords } from './DeadlineWords.tsx';
import { languageName } from './languageName.ts';
import { RowMenu } from './RowMenu.tsx';

export function ArticleRow({ article, now }: { article: Article; now: Date }) {
  return (
    <li className="row">
      <RowTitle article={article} />
      <RowCheck article={article} />
      <RowPeople article={article} />
      <div className="row-deadline">
        <DeadlineWords deadline={article.deadline} now={now} />
      </div>
      <RowMenu article={article} />
    </li>
  );
}

function RowTitle({ article }: { article: Article }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { id, slug, headline, language, words, deletedAt } = article;
  const facts = [
    slug,
    languageName(language, formats.locale),
    t('words', { count: words, formatted: formats.number(words) }),
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
      <p className="quiet">{facts.join(' · ')}</p>
    </div>
  );
}

function commentWords(counts: Article['counts'], t: TFunction<'desk'>): string[] {
  const { openThreads, resolvedThreads, detached } = counts;
  if (openThreads + resolvedThreads + detached === 0) return [t('noComments')];
  const words: string[] = [t('openComments', { count: openThreads })];
  if (resolvedThreads > 0) words.push(t('resolvedComments', { count: resolvedThreads }));
  if (detached > 0) words.push(t('detached', { count: detached }));
  return words;
}

/** How far its check is, whether it is cleared, and what is open in its margin. */
function RowCheck({ article }: { article: Article }) {
  const { t } = useTranslation('desk');
  const { coverage, counts, clearance } = article;
  const isBegun = coverage > 0 || counts.openClaims + counts.doneClaims > 0;
  return (
    <div className="row-comments">
      {isBegun && (
        <p className="row-coverage">
          <span className="row-bar" aria-hidden="true">
            <span style={{ width: `${coverage}%` }} />
          </span>
          {t('coverage', { percent: coverage })}
          {clearance && (
            <span className={`row-clearance row-${clearance.status}`}>
              {clearance.status === 'cleared' ? '✓' : '↻'} {t(clearance.status)}
            </span>
          )}
        </p>
      )}
      <RowComments counts={counts} />
    </div>
  );
}

function RowComments({ counts }: { counts: Article['counts'] }) {
  const { t } = useTranslation('desk');
  const [first, ...rest] = commentWords(counts, t);
  return (
    <>
      <p className={counts.openThreads > 0 ? 'row-open' : 'quiet'}>{first}</p>
      {rest.length > 0 && <p className="quiet">{rest.join(' · ')}</p>}
    </>
  );
}

function RowPeople({ article }: { article: Article }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { present, deletedAt } = article;
  if (deletedAt !== null) {
    return <div className="row-people quiet">{t('binned', { when: formats.day(new Date(deletedAt)) })}</div>;
  }
  return (
    <div className="row-people">
      {present.length > 0 ? <AvatarRow faces={present} /> : <span className="quiet">{t('nobodyIn')}</span>}
    </div>
  );
}
