/** One record of evidence on a claim's card: what it is, what it weighs, all that it says, and what became of it. */
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/ledger/evidence.ts';
import { IMAGE_QUESTIONS } from '../../../shared/ledger/evidenceKinds.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { evidenceFile } from '../../api/evidenceFiles.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import { useTray } from '../../margin/tray/trayContext.ts';

export interface EvidenceRowProps {
  record: Evidence;
  /** An earlier one that counts, and has the same origin. */
  sharedWith: Evidence | null;
  person: CardProps['person'];
  onCorrect: (() => void) | null;
  onWithdraw: (() => void) | null;
}

/** So many signs of an id tell records apart. */
const SHORT = 8;

export function EvidenceRow({ record, sharedWith, person, onCorrect, onWithdraw }: EvidenceRowProps) {
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
        {[t(tier), content && t(`kind_${content.kind}`), content?.source?.name, content?.group, person(by).name]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {sharedWith?.content && <p className="evidence-meta">{t('sameOrigin', { title: sharedWith.content.title })}</p>}
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
    [t('fieldArchived'), content.archived?.url],
  ];
  for (const question of IMAGE_QUESTIONS) {
    const said = content.image?.[question];
    if (!said) continue;
    const note = [t(`confidence_${said.confidence}`), said.how].filter(Boolean).join('; ');
    rows.push([t(`image_${question}`), `${said.answer} (${note})`]);
  }
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
