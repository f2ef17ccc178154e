/** The evidence of a claim: each record with what it weighs, how many independent origins support it, and a way to add. */
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/ledger/evidence.ts';
import { standingEvidence, supportingOrigins } from '../../../shared/review/definition.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import { useTray } from '../../margin/tray/trayContext.ts';
import type { CheckingForm } from '../checking/checkingModel.ts';
import { WordsForm } from '../checking/WordsForm.tsx';
import { useColleagues } from './colleagues.ts';
import { EvidenceForm } from './EvidenceForm.tsx';
import { EvidenceRow } from './EvidenceRow.tsx';
import { draftOfEvidence, EMPTY_EVIDENCE } from './evidenceDraft.ts';
import { groupNamesIn } from './groupNames.ts';
import './evidence.css';

export interface EvidencePartProps extends Pick<CardProps, 'active' | 'model' | 'person'> {
  claim: ClaimView;
  mayWork: boolean;
  /** What is being filled in here. */
  form: CheckingForm | null;
}

export function EvidencePart({ claim, active, person, model, mayWork, form }: EvidencePartProps) {
  const { t } = useTranslation('checking');
  const colleagues = useColleagues();
  const { session } = useTray();
  const { checking, evidenceDrafts } = model;
  const { evidence } = claim;
  const meant = evidence.find(({ id }) => id === form?.record) ?? null;
  const corrected = form?.form === 'evidence' ? meant : null;
  const place = { claim: claim.id, record: corrected?.id ?? null };
  const origins = supportingOrigins(evidence);
  return (
    <>
      {evidence.length > 0 && (
        <div className="evidence-part">
          <ul className="evidence-list">
            {evidence.map((record) => (
              <EvidenceRow
                key={record.id}
                record={record}
                sharedWith={sharedWith(record, evidence)}
                person={person}
                onCorrect={
                  active && mayWork && record.content
                    ? () => checking.start({ claim: claim.id, form: 'evidence', record: record.id })
                    : null
                }
                onWithdraw={
                  active && mayWork && record.content
                    ? () => checking.start({ claim: claim.id, form: 'withdraw', record: record.id })
                    : null
                }
              />
            ))}
          </ul>
          {origins > 0 && (
            <p className="check-hint">
              {t('records', { count: standingEvidence(evidence).length })} · {t('origins', { count: origins })}
            </p>
          )}
        </div>
      )}
      {active && mayWork && form?.form === 'withdraw' && meant && (
        <WordsForm
          label={t('withdrawReason')}
          placeholder={t('reopenReason')}
          initial=""
          done={t('withdraw')}
          onDone={(reason) => checking.withdrawEvidence(claim.id, meant.id, reason)}
          onCancel={checking.putAway}
        />
      )}
      {active && mayWork && form?.form === 'evidence' && (
        <EvidenceForm
          key={form.record ?? 'new'}
          initial={
            evidenceDrafts.begun(place) ??
            (corrected?.content ? draftOfEvidence(corrected.content, corrected) : EMPTY_EVIDENCE)
          }
          before={corrected?.content ?? null}
          article={session.articleId}
          colleagues={colleagues}
          groups={groupNamesIn(session.ledger.state.get())}
          onChange={(draft) => {
            // What arrives for a record that was sent meanwhile is not begun anew.
            if (checking.form.get() === form) evidenceDrafts.keep(place, draft);
          }}
          onSave={(record, reason) => {
            evidenceDrafts.keep(place, null);
            if (corrected) checking.amendEvidence(claim.id, { id: corrected.id, ...record }, reason);
            else checking.addEvidence(claim.id, record);
          }}
          onLeave={checking.putAway}
          onCancel={() => {
            evidenceDrafts.keep(place, null);
            checking.putAway();
          }}
        />
      )}
    </>
  );
}

/** An earlier record that counts and has the same origin; null where there is none. */
function sharedWith(record: Evidence, all: readonly Evidence[]): Evidence | null {
  if (record.withdrawn || record.relation !== 'supports') return null;
  const first = standingEvidence(all).find(
    ({ origin, relation }) => relation === 'supports' && origin === record.origin,
  );
  return first && first.id !== record.id ? first : null;
}
