/** Says who wrote some words and when, in one line. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import type { Told } from './people.ts';

export function useWriterWords(): (told: Told) => string {
  const { t } = useTranslation('history');
  const formats = useFormats();
  return ({ person, credits, at }) => {
    const name = person?.name ?? t('byServer');
    const who =
      credits.length > 0 ? t('withCredits', { name, others: formats.list(credits.map((each) => each.name)) }) : name;
    return at ? `${who} · ${formats.moment(at)}` : who;
  };
}
