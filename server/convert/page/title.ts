/** The headline that a page without one says in its head. */

/** Between words that are tidied already. */
const SEPARATOR = / [|–—·»-] /;

const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** A title without the name of the site behind it; '' where the page has none. */
export function titleOf(document: Document): string {
  const meta = (name: string) => tidy(document.querySelector(`meta[property="${name}"]`)?.getAttribute('content'));
  const shared = meta('og:title');
  if (shared !== '') return shared;
  const title = tidy(document.querySelector('head > title')?.textContent);
  const site = meta('og:site_name');
  const parts = title.split(SEPARATOR);
  const last = parts.at(-1) ?? '';
  const hasSite =
    parts.length > 1 && (last === site || (site === '' && last.length <= 30 && last.length < title.length / 2));
  return hasSite ? title.slice(0, title.lastIndexOf(last)).replace(/ [|–—·»-] $/, '') : title;
}
