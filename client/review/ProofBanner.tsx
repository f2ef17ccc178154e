/** While the proof view is on: what its strikes mean, how far the article is, whether it is cleared, and the way out. */
import { useTranslation } from 'react-i18next';
import { CLEARANCE_SIGNS, shortVersion, statusOf } from './clearanceStatus.ts';
import type { Proof } from './useProof.tsx';
import { useReviewed } from './useReview.ts';

const WORDS = { none: 'notCleared', cleared: 'cleared', touched: 'clearedTouched' } as const;

export function ProofBanner({ proof }: { proof: Proof }) {
  const { t } = useTranslation('coverage');
  const percent = useReviewed((review) => review?.coverage.percent ?? 0);
  const status = useReviewed((review) => (review ? statusOf(review) : 'none'));
  const version = useReviewed((review) => review?.clearance?.clearance.version ?? null);
  return (
    <div role="status">
      {proof.isOn && (
        <p className="proof-banner">
          <strong>{t('proofOn')}</strong>
          <span>
            {t('proofMeans')} · {percent}% {t('checked')} · {CLEARANCE_SIGNS[status]} {t(WORDS[status])}
            {version && (
              <>
                {' '}
                <code title={version}>{shortVersion(version)}</code>
              </>
            )}
          </span>
          <button type="button" onClick={proof.toggle}>
            {t('proofOff')}
          </button>
        </p>
      )}
    </div>
  );
}
