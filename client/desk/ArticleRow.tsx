/** One article on the desk: headline, open comments, who is in it, deadline, its menu. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Article } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { CoverageBar } from '../review/CoverageBar.tsx';
import { CLEARANCE_SIGNS } from '../review/clearanceStatus.ts';
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
  const { coverage, counts, clearance, wordStates, words } = article;
  const isBegun = coverage > 0 || counts.openClaims + counts.doneClaims > 0 || clearance !== null;
  return (
    <div className="row-comments">
      {isBegun && (
        <>
          <CoverageBar counts={wordStates} words={words} />
          <p className="row-coverage">
            {[
              t('coverage', { percent: coverage }),
              ...(counts.openClaims > 0 ? [t('openClaims', { count: counts.openClaims })] : []),
              ...(counts.staleClaims > 0 ? [t('staleClaims', { count: counts.staleClaims })] : []),
            ].join(' · ')}
          </p>
        </>
      )}
      {clearance && <RowClearance clearance={clearance} />}
      {(!isBegun || counts.openThreads + counts.detached > 0) && <RowComments counts={counts} />}
    </div>
  );
}

function RowClearance({ clearance }: { clearance: NonNullable<Article['clearance']> }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { status, byName, at, touched } = clearance;
  const when = formats.when(new Date(at), new Date());
  return (
    <p className={`row-clearance row-${status}`}>
      <span aria-hidden="true">{CLEARANCE_SIGNS[status]}</span> {t(status)} {when} · {byName}
      {touched > 0 && <span className="quiet"> · {t('touchedSentences', { count: touched })}</span>}
    </p>
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
