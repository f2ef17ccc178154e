/** What was recognised in a text or file, before an article is made of it. */
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../shared/intake/importReport.ts';
import { useFormats } from '../i18n/formats.ts';
import { ReportView } from './ReportView.tsx';

export interface Recognised {
  format: ImportReport['source']['format'];
  /** The first line: a headline when it is marked as one, else how the text begins. */
  opening: string;
  hasHeadline: boolean;
  words: number;
  language: string | null;
}

export interface MaterialPreviewProps {
  material: Recognised;
  fileName: string | null;
  /** Null while the server still looks at it, or could not be asked. */
  report: ImportReport | null;
  other(): void;
}

export function MaterialPreview({ material, fileName, report, other }: MaterialPreviewProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { opening, hasHeadline, words, format, language } = material;
  const facts = [
    t('words', { count: words, formatted: formats.number(words) }),
    t(`takeInFormat_${format}`),
    ...(fileName ? [t('takeInFrom', { name: fileName })] : []),
  ];
  return (
    <section className="material" aria-label={t('takeInFound')}>
      <p className="quiet">{t(hasHeadline ? 'takeInHeadline' : 'takeInBegins')}</p>
      <p className="headline material-opening" lang={language ?? undefined}>
        {opening}
      </p>
      <p className="quiet">
        {facts.join(' · ')}{' '}
        <button type="button" className="link-button" onClick={other}>
          {t('takeInOther')}
        </button>
      </p>
      {report && <ReportView report={report} />}
    </section>
  );
}
