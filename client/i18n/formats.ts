/** Dates, times and numbers in the reader's language. Newsrooms count to 24, whatever the region does. */
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { once } from '../../shared/once.ts';
import { languageFor, localeFor } from './languages.ts';

export interface Formats {
  locale: string;
  /** 1,940 */
  number(value: number): string;
  /** 5 minutes */
  minutes(value: number): string;
  /** 22:30 */
  time(at: Date): string;
  /** 12 March 2026, 22:30 */
  moment(at: Date): string;
  /** 12 March */
  day(at: Date): string;
  /** What is past, in the fewest words: 14:11 today, else yesterday, 12 March, 12 March 2025. */
  when(at: Date, now: Date): string;
  /** Anna, Bram and Chris */
  list(words: string[]): string;
}

/** Each of Intl's formatters is made when it is first used: one takes milliseconds. */
export function formatsFor(locale: string): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const number = once(() => new Intl.NumberFormat(locale));
  const minutes = once(() => new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }));
  const time = dates(clock);
  const moment = dates({ day: 'numeric', month: 'long', year: 'numeric', ...clock });
  const day = dates({ day: 'numeric', month: 'long' });
  const dayOfYear = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  return {
    locale,
    number: (value) => number().format(value),
    minutes: (value) => minutes().format(value),
    time: (at) => time().format(at),
    moment: (at) => moment().format(at),
    day: (at) => day().format(at),
    when(at, now) {
      const days = daysBetween(at, now);
      if (days <= 0) return time().format(at);
      if (days === 1) return relative().format(-1, 'day');
      return (at.getFullYear() === now.getFullYear() ? day : dayOfYear)().format(at);
    },
    list: (words) => (words.length > 1 ? list().format(words) : words.join('')),
  };
}

/** Midnights between two moments, in this computer's time. */
function daysBetween(earlier: Date, later: Date): number {
  const dayOf = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((dayOf(later) - dayOf(earlier)) / 86_400_000);
}

/** Made once for the whole page: Intl's formatters are slow to make, and three hundred comments each show a time. */
export const FormatsContext = createContext<Formats>(formatsFor('en-GB'));

/** The formats of the language that the interface is shown in. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}

/** What `FormatsContext` is to provide. */
export function useOwnFormats(): Formats {
  const { i18n } = useTranslation();
  const locale = localeFor(languageFor(i18n.language, []), navigator.languages);
  return useMemo(() => formatsFor(locale), [locale]);
}
