/** How a thread ended, who ended it and why, and the way to the claim that it became. */
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../shared/ledger/thread.ts';
import styles from './card.module.css';
import type { MarginModel } from './marginModel.ts';
import type { ThreadView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

const OUTCOMES = {
  done: 'outcomeDone',
  wontfix: 'outcomeWontfix',
  claim: 'threads:outcomeClaim',
} as const satisfies Record<Outcome, string>;

export interface ResolvedNoteProps {
  thread: ThreadView;
  mayReopen: boolean;
  model: MarginModel;
  person(id: string): Person;
}

export function ResolvedNote({ thread, mayReopen, model, person }: ResolvedNoteProps) {
  const { t } = useTranslation(['margin', 'threads', 'intake']);
  const { resolution } = thread;
  if (!resolution) return null;
  const { claim } = resolution;
  return (
    <div className={styles['resolved']}>
      <p>
        ✓{' '}
        {resolution.imported
          ? t('intake:resolvedInFile')
          : t('resolvedBy', { outcome: t(OUTCOMES[resolution.outcome]), name: person(resolution.by).name })}
        {resolution.reason ? `: ${resolution.reason}` : ''}
      </p>
      {claim && (
        <button type="button" onClick={() => model.activate(claim)}>
          {t('threads:toClaim')}
        </button>
      )}
      {mayReopen && (
        <button type="button" onClick={() => model.reopen(thread.id)}>
          {t('reopen')}
        </button>
      )}
    </div>
  );
}
