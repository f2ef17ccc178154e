/** The import report of an article that was made of a document. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importReportQuery } from '../api/imports.ts';
import { ReportView } from './ReportView.tsx';

export function ReportPart({ article }: { article: string }) {
  const { t } = useTranslation(['intake', 'desk']);
  const { data: report } = useQuery(importReportQuery(article));
  if (!report) return null;
  const { name, format } = report.source;
  return (
    <details className="report-part">
      <summary>{t('report')}</summary>
      <p className="quiet">
        {[t(`desk:takeInFormat_${format}`), ...(name ? [t('desk:takeInFrom', { name })] : [])].join(' · ')}
      </p>
      <ReportView report={report} />
    </details>
  );
}
