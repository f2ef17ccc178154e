/** A claim as a card: its state, its tag, its words, and who opened it. */
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';
import type { ClaimView } from './claimViews.ts';
import { LostQuote } from './LostQuote.tsx';
import type { MarginModel } from './marginModel.ts';
import { PendingNote } from './PendingNote.tsx';

export interface ClaimCardProps extends CardProps {
  claim: ClaimView;
}

export function ClaimCard({ claim, active, detached, role, model, person, onTakeBack }: ClaimCardProps) {
  const { t } = useTranslation('margin');
  const words = claim.passages[0]?.quote ?? '';
  const mayDrop = may(role, 'claim.work') && !claim.dropped && claim.pendingRange === null;
  return (
    <>
      <div className={styles['head']}>
        <span className={styles['chip']}>
          <span aria-hidden="true">{claim.dropped ? '–' : '○'}</span> {t(claim.dropped ? 'claimDropped' : 'claimOpen')}
        </span>
        <span className={styles['time']}>{claim.tag}</span>
      </div>
      {detached ? (
        <LostQuote text={words} />
      ) : (
        <p className={styles['text']} dir="auto">
          {words}
        </p>
      )}
      <p className={styles['time']}>{t('openedBy', { name: person(claim.opener).name })}</p>
      {claim.thread && <FromThread thread={claim.thread} model={model} />}
      {claim.dropped?.reason && <p className={styles['text']}>{claim.dropped.reason}</p>}
      {claim.pending && <PendingNote pending={claim.pending} text={words} onTakeBack={onTakeBack} />}
      {active && mayDrop && (
        <div className={styles['controls']}>
          <button type="button" onClick={() => model.drop(claim.id, '')}>
            {t('dropClaim')}
          </button>
        </div>
      )}
    </>
  );
}

/** The comment that the claim comes from, resolved or reopened since. */
function FromThread({ thread, model }: { thread: string; model: MarginModel }) {
  const { t } = useTranslation('threads');
  return (
    <div className={styles['controls']}>
      <button type="button" onClick={() => model.activate(thread)}>
        {t('fromThread')}
      </button>
    </div>
  );
}
