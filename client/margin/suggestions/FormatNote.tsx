/** How the words of a suggestion are to look. */
import { useTranslation } from 'react-i18next';
import type { SuggestedFormat } from '../../../shared/ledger/suggestion.ts';

export function FormatNote({ format }: { format: SuggestedFormat }) {
  const { t } = useTranslation('margin');
  const { bold, italic, link } = format;
  const said = [
    ...(bold === undefined ? [] : [t(bold ? 'formatBold' : 'formatNotBold')]),
    ...(italic === undefined ? [] : [t(italic ? 'formatItalic' : 'formatNotItalic')]),
    ...(link === undefined ? [] : [link ? t('formatLink', { href: link.href }) : t('formatNoLink')]),
  ];
  return <span className="suggestion-format">{said.join(' · ')}</span>;
}
