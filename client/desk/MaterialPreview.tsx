/** What was recognised in pasted or dropped text, before an article is made of it. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import type { Material } from './material.ts';

export interface MaterialPreviewProps {
  material: Material;
  fileName: string | null;
  other(): void;
}

export function MaterialPreview({ material, fileName, other }: MaterialPreviewProps) {
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
    </section>
  );
}
