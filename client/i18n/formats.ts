/** Dates, times and numbers in the reader's language. Newsrooms count to 24, whatever the region does. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFor, localeFor } from './languages.ts';

export interface Formats {
  locale: string;
  /** 1,940 */
  number(value: number): string;
  /** 22:30 */
  time(at: Date): string;
  /** 12 March 2026, 22:30 */
  moment(at: Date): string;
  /** 12 March */
  day(at: Date): string;
  /** Anna, Bram and Chris */
  list(words: string[]): string;
}

export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    number: (value) => number.format(value),
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    day: (at) => day.format(at),
    list: (words) => list.format(words),
  };
}

/** The formats of the language that the interface is shown in. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const locale = localeFor(languageFor(i18n.language, []), navigator.languages);
  return useMemo(() => formatsFor(locale), [locale]);
}
