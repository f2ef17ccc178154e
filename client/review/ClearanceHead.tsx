/** Where the clearing of an article stands: state, version, by whom and when. */
import { useTranslation } from 'react-i18next';
import type { ArticleReview } from '../../shared/review/review.ts';
import { useFormats } from '../i18n/formats.ts';
import type { Person } from '../margin/usePeople.ts';
import { CLEARANCE_SIGNS, shortVersion, statusOf } from './clearanceStatus.ts';

const WORDS = { none: 'notCleared', cleared: 'cleared', touched: 'clearedTouched' } as const;

export interface ClearanceHeadProps {
  review: ArticleReview;
  /** Hash of the text as it is now. */
  version: string;
  person(id: string): Person;
}

export function ClearanceHead({ review, version, person }: ClearanceHeadProps) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const status = statusOf(review);
  const cleared = review.clearance?.clearance;
  const hash = (whole: string) => <code title={whole}>{shortVersion(whole)}</code>;
  return (
    <dl className={`clearance-head clearance-head-${status}`}>
      <div>
        <dt>{t('state')}</dt>
        <dd>
          {CLEARANCE_SIGNS[status]} {t(WORDS[status])}
        </dd>
      </div>
      <div>
        <dt>{t('versionNow')}</dt>
        <dd>{hash(version)}</dd>
      </div>
      {cleared && (
        <div>
          <dt>{t('clearedVersion')}</dt>
          <dd>
            {hash(cleared.version)} ·{' '}
            {t('clearedBy', { name: person(cleared.by).name, time: formats.when(new Date(cleared.at), new Date()) })}
          </dd>
        </div>
      )}
    </dl>
  );
}
