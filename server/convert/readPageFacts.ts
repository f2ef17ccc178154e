/** What a web page says of itself: title, site, date, language. Read as plain text; nothing of it is kept as markup. */
import { parseHTML } from 'linkedom';
import type { PageFacts } from './pageFacts.ts';

const MAX_TITLE = 300;
/** Where pages keep their date, the surest first: meta elements by property, name or itemprop. */
const DATES = [
  'article:published_time',
  'datePublished',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date',
  'pubdate',
  'publishdate',
  'date',
].map((name) => name.toLowerCase());

/** One line of plain text; null where nothing is left. */
function line(text: string | null | undefined): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = text?.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim() ?? '';
  return plain === '' ? null : [...plain].slice(0, MAX_TITLE).join('');
}

function dayIn(text: string | null | undefined): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?![\d])/.exec(text ?? '')?.[1];
  return day && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ? day : null;
}

/** By their name in lower case, the first of each. */
function metasOf(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      const content = meta.getAttribute('content');
      if (name && content && !found.has(name)) found.set(name, content);
    }
  }
  return found;
}

/** In what a page says for machines (schema.org as JSON-LD). */
function linkedDay(document: Document): string | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const told = /"datePublished"\s*:\s*"([^"]{10,40})"/.exec(script.textContent ?? '')?.[1];
    const day = dayIn(told);
    if (day) return day;
  }
  return null;
}

export function pageFactsIn(html: string): PageFacts {
  const { document } = parseHTML(html);
  const metas = metasOf(document);
  const written = DATES.map((name) => dayIn(metas.get(name))).find((day) => day !== null);
  const time = document.querySelector('time[pubdate], time[itemprop="datePublished"], article time[datetime]');
  const language = line(document.documentElement?.getAttribute('lang'));
  return {
    title:
      line(metas.get('og:title')) ??
      line(document.querySelector('title')?.textContent) ??
      line(document.querySelector('h1')?.textContent),
    site: line(metas.get('og:site_name')),
    date: written ?? linkedDay(document) ?? dayIn(time?.getAttribute('datetime')),
    language: language && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(language) ? language : null,
  };
}
