/** Up to three places where a lost passage may belong: each with its key, its words and what stands around them. */
import { useTranslation } from 'react-i18next';
import type { PassageCandidate } from '../../../shared/passage/passageState.ts';
import styles from './tray.module.css';

export interface CandidatesProps {
  candidates: readonly PassageCandidate[];
  /** Which one is looked at. */
  chosen: number | null;
  onLook(index: number): void;
  onPut(candidate: PassageCandidate): void;
}

/** What is shown of the context on either side, in UTF-16 units. */
const SIDE = 24;

export function Candidates({ candidates, chosen, onLook, onPut }: CandidatesProps) {
  const { t } = useTranslation('tray');
  if (candidates.length === 0) return <p className={styles['none']}>{t('noCandidates')}</p>;
  return (
    <>
      <p className={styles['ask']}>{t('whereNow')}</p>
      <ol className={styles['candidates']}>
        {candidates.map((candidate, index) => (
          <li key={candidate.target.range.start + candidate.target.range.end}>
            <button
              type="button"
              className={styles['candidate']}
              aria-pressed={chosen === index}
              onFocus={() => onLook(index)}
              onClick={() => onLook(index)}
            >
              <kbd>{index + 1}</kbd>
              <Words candidate={candidate} />
            </button>
            {chosen === index && (
              <button type="button" className={styles['put']} onClick={() => onPut(candidate)}>
                {t('putHere')} ↵
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Words({ candidate: { target } }: { candidate: PassageCandidate }) {
  const { exact, prefix = '', suffix = '' } = target.quote;
  return (
    <span dir="auto">
      <span className={styles['around']}>…{prefix.slice(-SIDE)}</span>
      <b>{exact}</b>
      <span className={styles['around']}>{suffix.slice(0, SIDE)}…</span>
    </span>
  );
}
