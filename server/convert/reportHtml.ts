/** The report as a page of its own: for reading, printing and keeping. Every field is escaped by the template. */
import { html } from 'hono/html';
import { WORD_STATES } from '../../shared/review/coverage.ts';
import type { Report, ReportClaim, ReportEvidence } from '../../shared/review/report.ts';
import { REPORT_STYLE } from './reportStyle.ts';
import { type ReportWords, reportWords } from './reportWords.ts';

type Markup = ReturnType<typeof html>;

export interface ReportPageParts {
  report: Report;
  /** `nl` or `en`; English for every other. */
  language: string;
  isPublic: boolean;
  /** Under which the page's style is let through. */
  nonce: string;
}

/** Hex digits of a hash that a reader compares. */
const SHORT = 12;

function momentIn(language: string): (at: string) => string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (at) => `${format.format(new Date(at))} UTC`;
}

interface Drawing {
  words: ReportWords;
  moment(at: string): string;
  name(id: string): string;
}

const STRIP_WIDTH = 1_000;
const FILL = { done: '#1c7a46', excluded: '#a8cdb7', work: '#a8690a', stale: '#0e6f86', untouched: '#e2ded5' } as const;

/** The article from left to right: each word in the colour of its state. */
function strip({ coverage }: Report, { words }: Drawing): Markup {
  let at = 0;
  const width = coverage.words === 0 ? 0 : STRIP_WIDTH / coverage.words;
  const rects = coverage.blocks.flatMap(({ counts }) =>
    WORD_STATES.flatMap((state) => {
      if (counts[state] === 0) return [];
      const x = at;
      at += counts[state] * width;
      return [html`<rect x="${x.toFixed(2)}" y="0" width="${(at - x).toFixed(2)}" height="24" fill="${FILL[state]}"/>`];
    }),
  );
  const told = WORD_STATES.map((state) => `${coverage.counts[state]} ${words.states[state]}`).join(', ');
  return html`<svg viewBox="0 0 ${STRIP_WIDTH} 24" preserveAspectRatio="none" role="img" aria-label="${told}">${rects}</svg>
    <p class="quiet">${told}</p>`;
}

function gate({ gate: { cleared, isWhole, touched, blockers } }: Report, { words, moment, name }: Drawing): Markup {
  const status = cleared
    ? html`<p class="${isWhole ? 'whole' : 'touched'}">${isWhole ? '✓' : '↻'} ${words.cleared} ${name(cleared.by)}, ${moment(cleared.at)}
        ${touched > 0 ? html`<br>${touched} ${words.touched}` : ''}</p>`
    : html`<p class="touched">${words.notCleared}</p>`;
  const rows = blockers.map(
    ({ kind, words: count, quote, waiver }) => html`<li>${words.blockers[kind]}${count > 0 ? `: ${count}` : ''}
      ${quote === '' ? '' : html` <q>${quote}</q>`}
      ${waiver ? html`<br><span class="quiet">${words.waivedBy} ${name(waiver.by)}: ${waiver.reason}</span>` : ''}</li>`,
  );
  return html`${status}${rows.length > 0 ? html`<ul>${rows}</ul>` : ''}`;
}

function evidence(record: ReportEvidence, { words, moment, name }: Drawing): Markup {
  const { content, relation, tier, id, by, at, withdrawn } = record;
  const marks = [words.relations[relation], words.tiers[tier], withdrawn ? words.withdrawn : ''].filter(Boolean);
  const who = `${name(by)}, ${moment(at)}`;
  if (!content) return html`<li>${marks.join(' · ')}: ${words.withheld} (${id})</li>`;
  const { title, url, locator, excerpt, source, group, file, method } = content;
  const facts = [source?.name, source?.role, group, locator, file && `sha-256 ${file.hash}`].filter(Boolean);
  return html`<li>${marks.join(' · ')}: <strong>${title}</strong>${facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}
    ${url ? html`<br><span class="url">${url}</span>` : ''}
    ${excerpt ? html`<br><q>${excerpt}</q>` : ''}${method ? html`<br>${method}` : ''}
    <br><span class="quiet">${who}</span></li>`;
}

function claim(each: ReportClaim, drawing: Drawing, language: string): Markup {
  const { words, moment, name } = drawing;
  const tag = language.startsWith('nl') ? each.tagNames.nl : each.tagNames.en;
  const signed = each.ticks.filter(({ crack }) => crack === null).length;
  const ticks = each.ticks.map(
    ({
      by,
      at,
      verdict,
      crack,
      note,
      wordings,
    }) => html`<li class="${crack ? 'cracked' : ''}">${words.signed} ${name(by)}, ${moment(at)}: ${words.verdicts[verdict]}
      ${crack ? html`<br><span class="quiet">${words.cracks[crack]}: <q>${wordings.join(' … ')}</q></span>` : ''}
      ${note ? html`<br>${note}` : ''}</li>`,
  );
  return html`<article>
    <h3><span class="verdict">${each.verdict ? words.verdicts[each.verdict] : words.unsigned}</span> <span class="quiet">${tag} · ${signed}/${each.needed} ${words.signatures}</span></h3>
    ${each.quotes.map((quote) => html`<blockquote>${quote}</blockquote>`)}
    ${ticks.length > 0 ? html`<ul>${ticks}</ul>` : ''}
    ${
      each.evidence.length > 0
        ? html`<ul class="evidence">${each.evidence.map((record) => evidence(record, drawing))}</ul>`
        : html`<p class="quiet">${words.noEvidence}</p>`
    }
  </article>`;
}

function rest({ changes, sources, dissent, people, ledger }: Report, { words, moment, name }: Drawing): Markup {
  return html`<h2>${words.changes}</h2>
    ${changes.length === 0 ? html`<p>${words.noChanges}</p>` : ''}
    <ul>${changes.map(
      (each) => html`<li><del>${each.before}</del> → <ins>${each.after}</ins>${each.why ? html`<br>${each.why}` : ''}
        <br><span class="quiet">${words.proposedBy} ${name(each.proposedBy)}, ${words.acceptedBy} ${name(each.acceptedBy)}, ${moment(each.at)}</span></li>`,
    )}</ul>
    <h2>${words.sources}</h2>
    ${sources.length === 0 ? html`<p>${words.noSources}</p>` : ''}
    <ul>${sources.map(
      ({ name: called, records }) => html`<li><strong>${called ?? words.withheld}</strong>:
        ${records.map(({ title, id }) => title ?? `${words.withheld} (${id})`).join('; ')}</li>`,
    )}</ul>
    <h2>${words.dissent}</h2>
    ${dissent.length === 0 ? html`<p>${words.noDissent}</p>` : ''}
    <ul>${dissent.map(
      ({ quote, by, at, reason }) =>
        html`<li><q>${quote}</q> ${name(by)}, ${moment(at)}${reason ? `: ${reason}` : ''}</li>`,
    )}</ul>
    <h2>${words.people}</h2>
    <p>${Object.values(people).join(', ')}</p>
    <h2>${words.ledger}</h2>
    <p>${ledger.seq} ${words.events} <code>${ledger.hash}</code></p>`;
}

/** A whole page. */
export async function reportPage({ report, language, isPublic, nonce }: ReportPageParts): Promise<string> {
  const words = reportWords(language);
  const locale = language.startsWith('nl') ? 'nl' : 'en';
  const drawing: Drawing = { words, moment: momentIn(locale), name: (id) => report.people[id] ?? id };
  const { article, version, madeAt, coverage } = report;
  const title = isPublic ? words.publicTitle : words.title;
  const headline = article.headline || article.slug;
  const page = await html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}: ${headline}</title>
<style nonce="${nonce}">${REPORT_STYLE}</style></head><body><main>
  <p class="kind">${title}</p>
  <h1 lang="${article.language}">${headline}</h1>
  <p class="quiet">${article.slug} · ${words.version} <code>${version.slice(0, SHORT)}</code> · ${words.madeAt} ${drawing.moment(madeAt)}</p>
  <h2>${words.gate}</h2>${gate(report, drawing)}
  <h2>${words.coverage}</h2><p><strong>${coverage.percent}%</strong> ${words.ofWords}</p>${strip(report, drawing)}
  <h2>${words.claims}</h2>${report.claims.length === 0 ? html`<p>${words.noClaims}</p>` : ''}
  ${report.claims.map((each) => claim(each, drawing, locale))}
  ${rest(report, drawing)}
</main></body></html>`;
  return page.toString();
}
