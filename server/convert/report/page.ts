/** The report as a page of its own: for reading, printing and keeping. Every field is escaped by the template. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import { claim, overview } from './claim.ts';
import { type Drawing, drawingOf, facts, type Markup } from './drawing.ts';
import { gate, people, result } from './gate.ts';
import { changes, dissent, dropped, ledger, sentences, sources } from './lists.ts';
import { sessions } from './sessions.ts';
import { type Section, sheetPage } from './sheet.ts';
import { strip } from './strip.ts';

export interface ReportPageParts {
  report: Report;
  /** `nl` or `en`; English for every other. */
  language: string;
  /** Under which the page's style is let through. */
  nonce: string;
}

/** Hex digits of a hash that a reader compares. */
const SHORT = 12;

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
    { anchor: 'sessions', name: words.sessions, body: sessions(report, drawing) },
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
export function reportPage({ report, language, nonce }: ReportPageParts): Promise<string> {
  const drawing = drawingOf(report, language);
  const { words } = drawing;
  const { article, version, form } = report;
  const sheet = {
    kind: form === 'public' ? words.publicTitle : words.title,
    ...{ article, nonce, head: head(report, drawing), sections: sectionsOf(report, drawing) },
    foot: `${words.versionShort} ${version.slice(0, SHORT)}`,
  };
  return sheetPage(sheet, drawing);
}
