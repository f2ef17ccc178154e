/** How far the check of an article is: a bar, and the same in words. */
import { useTranslation } from 'react-i18next';
import type { BoardArticle } from '../api/board.ts';
import { useFormats } from '../i18n/formats.ts';
import { CoverageBar } from '../review/CoverageBar.tsx';
import { CLEARANCE_SIGNS } from '../review/clearanceStatus.ts';

/** So many people are named behind who cleared it. */
const NAMED = 2;

export const firstName = (name: string) => name.split(' ')[0] ?? name;

export function RowCheck({ article }: { article: BoardArticle }) {
  const { t } = useTranslation('desk');
  const { coverage, counts, clearance, wordStates, words } = article;
  const facts = [
    t('coverage', { percent: coverage }),
    ...(counts.openClaims > 0 ? [t('openClaims', { count: counts.openClaims })] : []),
    ...(counts.staleClaims > 0 ? [t('staleClaims', { count: counts.staleClaims })] : []),
  ];
  return (
    <div className="row-check">
      <CoverageBar counts={wordStates} words={words} />
      {clearance?.status === 'cleared' ? (
        <Cleared clearance={clearance} />
      ) : (
        <p>
          {facts.join(' · ')}
          {clearance && <Touched clearance={clearance} />}
        </p>
      )}
    </div>
  );
}

type Clearance = NonNullable<BoardArticle['clearance']>;

/** "Cleared 20:14 · Milan, Sara": who cleared it, then who signed. */
function Cleared({ clearance: { at, by, signers } }: { clearance: Clearance }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const people = [by, ...signers.slice(0, NAMED)].map(({ name }) => firstName(name)).filter(Boolean);
  const rest = signers.length - NAMED;
  const names = [...people, ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
  return (
    <p className="row-cleared" title={formats.moment(new Date(at))}>
      <span aria-hidden="true">{CLEARANCE_SIGNS.cleared} </span>
      {t('cleared')} {formats.when(new Date(at), new Date())} · {names}
    </p>
  );
}

function Touched({ clearance: { at, touched } }: { clearance: Clearance }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const sentences = touched > 0 ? ` · ${t('touchedSentences', { count: touched })}` : '';
  return (
    <span className="row-touched" title={formats.moment(new Date(at))}>
      <span aria-hidden="true">{CLEARANCE_SIGNS.touched} </span>
      {t('touched')}
      {sentences}
    </span>
  );
}
