/** What every part of the report's page is drawn with: its words, people by name, moments, and the way to a claim. */

import { html } from 'hono/html';
import type { Report, ReportClaim } from '../../../shared/review/reportSchema.ts';
import { elapsedWords } from '../../../shared/session/elapsed.ts';
import { type ReportWords, reportWords } from './words.ts';

export type Markup = ReturnType<typeof html>;

export interface Drawing {
  words: ReportWords;
  /** Of the page: `nl` or `en`. */
  locale: 'nl' | 'en';
  /** A moment in ISO 8601, in words and in UTC; a day stays a day. */
  moment(at: string): Markup;
  /** A person by name. */
  name(id: string): string;
  /** Words of the article. */
  quoted(text: string): Markup;
  /** To a claim by its number; nothing where there is none. */
  claimLink(id: string | null): Markup | '';
  /** How long something took, given in seconds. */
  duration(seconds: number): string;
  /** Given from 0 to 1. */
  percent(share: number): string;
  /** With two digits behind the point. */
  ratio(value: number): string;
  /** How much a file holds, given in bytes. */
  size(bytes: number): string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function sizeIn(locale: string): (bytes: number) => string {
  return (bytes) => {
    const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
    const unit = UNITS[step] ?? 'byte';
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
    return format.format(bytes / 1_000 ** step);
  };
}

/** English with the day before the month, and 24 hours. */
const REGIONS = { en: 'en-GB', nl: 'nl-NL' } as const;

function momentIn(locale: string): Drawing['moment'] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (at) => {
    const date = new Date(at);
    return html`<time datetime="${at}">${DAY.test(at) ? day.format(date) : `${full.format(date)} UTC`}</time>`;
  };
}

export const claimAnchor = (number: number) => `claim-${number}`;

/** What names people, claims and the article's language. */
type Named = Pick<Report, 'article' | 'people'> & { claims: readonly Pick<ReportClaim, 'id' | 'number'>[] };

/** @param language any tag; the page is in Dutch or English. */
export function drawingOf({ article, claims, people }: Named, language: string): Drawing {
  const words = reportWords(language);
  const locale = language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
  const numbers = new Map(claims.map(({ id, number }) => [id, number]));
  return {
    ...{ words, locale, moment: momentIn(REGIONS[locale]), size: sizeIn(REGIONS[locale]) },
    duration: (seconds) => elapsedWords(Math.round(seconds)),
    percent: new Intl.NumberFormat(REGIONS[locale], { style: 'percent' }).format,
    ratio: new Intl.NumberFormat(REGIONS[locale], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format,
    name: (id) => people[id]?.name ?? id,
    quoted: (text) => html`<q lang="${article.language}">${text}</q>`,
    claimLink(id) {
      const number = id === null ? undefined : numbers.get(id);
      return number === undefined ? '' : html`<a href="#${claimAnchor(number)}">${words.claim} ${number}</a>`;
    },
  };
}

/** Rows of a list of facts; those without a value are left out. */
export function facts(rows: readonly (readonly [label: string, value: Markup | string | null | undefined])[]): Markup {
  const told = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl>${told.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
