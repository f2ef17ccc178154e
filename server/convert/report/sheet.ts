/** A page of its own, as the report and the minutes are: a title, facts, a table of contents, and sections. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import type { Drawing, Markup } from './drawing.ts';
import { reportStyle } from './style.ts';

export interface Section {
  anchor: string;
  name: string;
  body: Markup;
}

export interface Sheet {
  /** What kind of paper it is. */
  kind: string;
  article: Report['article'];
  head: Markup;
  sections: readonly Section[];
  /** At the bottom of each printed page. */
  foot: string;
  /** Under which the page's style is let through. */
  nonce: string;
}

/** A whole page. */
export async function sheetPage(
  { kind, article, head, sections, foot, nonce }: Sheet,
  drawing: Drawing,
): Promise<string> {
  const { words, locale } = drawing;
  const headline = article.headline || article.slug;
  const style = reportStyle({ title: headline, foot, page: words.page });
  const page = await html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${kind}: ${headline}</title>
<style nonce="${nonce}">${style}</style></head><body><main>
  <p class="kind">${kind}</p>
  <h1 lang="${article.language}">${headline}</h1>
  ${head}
  <nav aria-label="${words.contents}"><ol>${sections.map(
    ({ anchor, name }) => html`<li><a href="#${anchor}">${name}</a></li>`,
  )}</ol></nav>
  ${sections.map(
    ({ anchor, name, body }) =>
      html`<section id="${anchor}" aria-labelledby="${anchor}-name"><h2 id="${anchor}-name">${name}</h2>${body}</section>`,
  )}
</main></body></html>`;
  return page.toString();
}
