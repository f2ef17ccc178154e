/** The report as a page of its own: for reading, printing and keeping. Every field is escaped by the template. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import { claim, overview } from './claim.ts';
import { type Drawing, drawingOf, facts, type Markup } from './drawing.ts';
import { gate, people, result } from './gate.ts';
import { changes, dissent, dropped, ledger, sentences, sources } from './lists.ts';
import { strip } from './strip.ts';
import { reportStyle } from './style.ts';

export interface ReportPageParts {
  report: Report;
  /** `nl` or `en`; English for every other. */
  language: string;
  /** Under which the page's style is let through. */
  nonce: string;
}

/** Hex digits of a hash that a reader compares. */
const SHORT = 12;

interface Section {
  anchor: string;
  name: string;
  body: Markup;
}

function coverage(report: Report, drawing: Drawing): Markup {
  const { words, percent } = report.coverage;
  return html`<p><strong>${percent}%</strong> ${drawing.words.ofWords(words)}</p>${strip(report, drawing)}${sentences(report, drawing)}`;
}

function claims(report: Report, drawing: Drawing): Markup {
  const { claims: all, article } = report;
  if (all.length === 0) return html`<p>${drawing.words.noClaims}</p>${dropped(report, drawing)}`;
  const each = all.map((one) => claim(one, article, drawing));
  return html`${overview(report, drawing)}${each}${dropped(report, drawing)}`;
}

function sectionsOf(report: Report, drawing: Drawing): Section[] {
  const { words } = drawing;
  return [
    { anchor: 'people', name: words.people, body: people(report, drawing) },
    { anchor: 'clearance', name: words.gate, body: gate(report, drawing) },
    { anchor: 'coverage', name: words.coverage, body: coverage(report, drawing) },
    { anchor: 'claims', name: words.claims, body: claims(report, drawing) },
    { anchor: 'changes', name: words.changes, body: changes(report, drawing) },
    { anchor: 'sources', name: words.sources, body: sources(report, drawing) },
    { anchor: 'dissent', name: words.dissent, body: dissent(report, drawing) },
    { anchor: 'ledger', name: words.ledger, body: ledger(report, drawing) },
  ];
}

function head(report: Report, drawing: Drawing): Markup {
  const {
    article,
    version,
    madeAt,
    ledger: { from, to },
  } = report;
  const { words, moment } = drawing;
  return facts([
    [words.article, `${article.slug} (${article.language})`],
    [words.version, html`<code>${version}</code>`],
    [words.checked, from && to && html`${moment(from)} ${words.until} ${moment(to)}`],
    [words.madeAt, moment(madeAt)],
    [words.status, result(report, drawing)],
  ]);
}

/** A whole page. */
export async function reportPage({ report, language, nonce }: ReportPageParts): Promise<string> {
  const drawing = drawingOf(report, language);
  const { words, locale } = drawing;
  const { article, version, form } = report;
  const title = form === 'public' ? words.publicTitle : words.title;
  const headline = article.headline || article.slug;
  const sections = sectionsOf(report, drawing);
  const style = reportStyle({
    title: headline,
    foot: `${words.versionShort} ${version.slice(0, SHORT)}`,
    page: words.page,
  });
  const page = await html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}: ${headline}</title>
<style nonce="${nonce}">${style}</style></head><body><main>
  <p class="kind">${title}</p>
  <h1 lang="${article.language}">${headline}</h1>
  ${head(report, drawing)}
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
