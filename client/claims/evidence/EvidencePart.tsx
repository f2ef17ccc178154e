/** The evidence of a claim: each record with what it weighs, how many independent origins support it, and a way to add. */
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/ledger/evidence.ts';
import { standingEvidence, supportingOrigins } from '../../../shared/review/definition.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { evidenceFile } from '../../api/evidenceFiles.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import { useTray } from '../../margin/tray/trayContext.ts';
import type { CheckingForm } from '../checking/checkingModel.ts';
import { useColleagues } from './colleagues.ts';
import { EvidenceForm } from './EvidenceForm.tsx';
import { draftOfEvidence, EMPTY_EVIDENCE } from './evidenceDraft.ts';
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
  const { checking } = model;
  const { evidence } = claim;
  const corrected = evidence.find(({ id }) => id === form?.record) ?? null;
  const origins = supportingOrigins(evidence);
  return (
    <>
      {evidence.length > 0 && (
        <div className="evidence-part">
          <ul className="evidence-list">
            {evidence.map((record) => (
              <Row
                key={record.id}
                record={record}
                isRepeated={isRepeated(record, evidence)}
                person={person}
                onCorrect={
                  active && mayWork && record.content
                    ? () => checking.start({ claim: claim.id, form: 'evidence', record: record.id })
                    : null
                }
                onWithdraw={active && mayWork ? () => checking.withdrawEvidence(claim.id, record.id, '') : null}
              />
            ))}
          </ul>
          {origins > 0 && <p className="check-hint">{t('origins', { count: origins })}</p>}
        </div>
      )}
      {active && mayWork && form && (
        <EvidenceForm
          key={form.record ?? 'new'}
          initial={corrected?.content ? draftOfEvidence(corrected.content, corrected) : EMPTY_EVIDENCE}
          before={corrected?.content ?? null}
          article={session.articleId}
          colleagues={colleagues}
          onSave={(record, reason) =>
            corrected
              ? checking.amendEvidence(claim.id, { id: corrected.id, ...record }, reason)
              : checking.addEvidence(claim.id, record)
          }
          onCancel={checking.putAway}
        />
      )}
    </>
  );
}

/** Whether an earlier record that counts has the same origin. */
function isRepeated(record: Evidence, all: readonly Evidence[]): boolean {
  if (record.withdrawn || record.relation !== 'supports') return false;
  const first = standingEvidence(all).find(
    ({ origin, relation }) => relation === 'supports' && origin === record.origin,
  );
  return first !== undefined && first.id !== record.id;
}

interface RowProps {
  record: Evidence;
  isRepeated: boolean;
  person: CardProps['person'];
  onCorrect: (() => void) | null;
  onWithdraw: (() => void) | null;
}

/** So many signs of an id tell records apart. */
const SHORT = 8;

function Row({ record, isRepeated: repeated, person, onCorrect, onWithdraw }: RowProps) {
  const { t } = useTranslation('checking');
  const { content, relation, tier, withdrawn, id, by } = record;
  return (
    <li className="evidence" data-withdrawn={withdrawn !== null}>
      <span className={`evidence-relation evidence-${relation}`}>{t(relation)}</span>
      {content ? (
        <Title record={record} />
      ) : (
        <span>{t('withheld', { id: id.slice(0, SHORT), name: person(by).name })}</span>
      )}
      <p className="evidence-meta">
        {[
          t(tier),
          content && t(`kind_${content.kind}`),
          content?.source?.name,
          content?.group,
          repeated && t('sameOrigin'),
          person(by).name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {withdrawn && (
        <p className="evidence-meta">
          {t('withdrawn', { name: person(withdrawn.by).name })}
          {withdrawn.reason ? `: ${withdrawn.reason}` : ''}
        </p>
      )}
      {content && <Details record={record} person={person} />}
      {!withdrawn && (onCorrect || onWithdraw) && (
        <p className="evidence-acts">
          {onCorrect && (
            <button type="button" className="check-quiet" onClick={onCorrect}>
              {t('correct')}
            </button>
          )}
          {onWithdraw && content && (
            <button type="button" className="check-quiet" onClick={onWithdraw}>
              {t('withdraw')}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function Title({ record: { content } }: { record: Evidence }) {
  const href = safeHref(content?.url ?? null);
  return href === null ? (
    <span className="evidence-title">{content?.title}</span>
  ) : (
    <a className="evidence-title" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {content?.title}
    </a>
  );
}

/** All that a record says, and what it said before it was corrected. */
function Details({ record, person }: { record: Evidence; person: CardProps['person'] }) {
  const { t } = useTranslation('checking');
  const formats = useFormats();
  const { content, earlier } = record;
  const { session } = useTray();
  if (!content) return null;
  const rows: [string, string | undefined][] = [
    [t('fieldExcerpt'), content.excerpt],
    [t('fieldLocator'), content.locator],
    [t('fieldSourceRole'), content.source?.role],
    [t('fieldContact'), content.source?.contact],
    [t('fieldAttribution'), content.source?.attribution && t(`attribution_${content.source.attribution}`)],
    [t('fieldDate'), content.date],
    [t('fieldMethod'), content.method],
    [t('fieldLanguage'), content.language],
    [t('fieldTranslator'), content.translator],
    [t('fieldUrl'), content.url],
  ];
  const answers = Object.entries(content.image ?? {}) as [
    keyof NonNullable<typeof content.image>,
    { answer: string; how?: string },
  ][];
  for (const [question, { answer, how }] of answers)
    rows.push([t(`image_${question}`), how ? `${answer} (${how})` : answer]);
  const said = rows.filter(([, value]) => value);
  const { file } = content;
  if (said.length === 0 && earlier.length === 0 && !file) return null;
  return (
    <details className="evidence-details">
      <summary>{t('details')}</summary>
      {file && (
        <p className="evidence-meta">
          <a href={evidenceFile(session.articleId, file.hash)} download={file.name}>
            {file.name}
          </a>{' '}
          {file.type} · sha-256 <code>{file.hash}</code>
        </p>
      )}
      <dl>
        {said.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {earlier.length > 0 && (
        <p className="evidence-meta">
          {t('corrected', {
            name: person(record.writtenBy).name,
            time: formats.when(new Date(record.writtenAt), new Date()),
          })}
          {record.reason ? `: ${record.reason}` : ''}
        </p>
      )}
      {earlier.map(
        (version) =>
          version.content && (
            <p key={version.at} className="evidence-meta">
              <s>{version.content.title}</s>
            </p>
          ),
      )}
    </details>
  );
}
