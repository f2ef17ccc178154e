/** What becomes, or became, of a document: what of it is in the article, what was left out, and what to look at. */
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../shared/intake/importReport.ts';
import { useFormats } from '../i18n/formats.ts';

/** Types of blocks in the order in which they are told; items of lists of both kinds are told as one. */
const TOLD = ['crosshead', 'quote', 'list', 'figure', 'caption', 'credit', 'embed', 'residue'] as const;

function countsOf({ blocks }: ImportReport): Record<string, number> {
  return { ...blocks, list: (blocks['bullet'] ?? 0) + (blocks['ordered'] ?? 0) };
}

function useFound(report: ImportReport): string[] {
  const { t } = useTranslation('intake');
  const counts = countsOf(report);
  const { open, resolved } = report.threads;
  return [
    ...TOLD.flatMap((type) => (counts[type] ? [t(`block_${type}`, { count: counts[type] })] : [])),
    ...(open + resolved > 0 ? [t('threads', { count: open + resolved })] : []),
    ...(resolved > 0 ? [t('threadsResolved', { count: resolved })] : []),
  ];
}

export function ReportView({ report }: { report: ImportReport }) {
  const { t } = useTranslation('intake');
  const found = useFound(report);
  return (
    <div className="report">
      {found.length > 0 && (
        <p>
          {t('found')}: {found.join(' · ')}
        </p>
      )}
      {report.notes.length > 0 && (
        <ul className="report-notes">
          {report.notes.map(({ code, count, detail }) => (
            <li key={code}>{t(`note_${code}`, { count: count ?? 1, detail: detail ?? '' })}</li>
          ))}
        </ul>
      )}
      <LeftOut left={report.left} />
    </div>
  );
}

function LeftOut({ left }: Pick<ImportReport, 'left'>) {
  const { t } = useTranslation('intake');
  const formats = useFormats();
  if (left.length === 0) return <p className="quiet">{t('leftNothing')}</p>;
  const words = left.reduce((sum, group) => sum + group.words, 0);
  return (
    <details className="report-left">
      <summary>{t('left', { count: words })}</summary>
      {left.map(({ kind, words: some, lines }) => (
        <section key={kind}>
          <h3>{t('leftKind', { kind: t(`leftOf_${kind}`), words: formats.number(some) })}</h3>
          <ul>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may be equal
              <li key={place}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
