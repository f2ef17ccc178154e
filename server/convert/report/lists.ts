/** Of the page: what the check changed, its sources, where people saw it differently, and the end of the ledger. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import { type Drawing, facts, type Markup } from './drawing.ts';

const orElse = (items: readonly Markup[], none: string): Markup =>
  items.length === 0 ? html`<p>${none}</p>` : html`<ul class="plain">${items}</ul>`;

export function changes(report: Report, { words, moment, name, claimLink }: Drawing): Markup {
  const language = report.article.language;
  const items = report.changes.map(
    (each) =>
      html`<li>${facts([
        [words.before, html`<del lang="${language}">${each.before}</del>`],
        [words.after, html`<ins lang="${language}">${each.after}</ins>`],
        [words.why, each.why],
      ])}<p class="quiet">${words.proposedBy} ${name(each.proposedBy)}, ${words.acceptedBy} ${name(each.acceptedBy)}, ${moment(each.at)} ${claimLink(each.claim)}</p></li>`,
  );
  return orElse(items, words.noChanges);
}

export function sources({ sources: all }: Report, { words, claimLink }: Drawing): Markup {
  const items = all.map(({ name, records }) => {
    const told = records.map(
      ({ title, id, claim }, at) =>
        html`${at > 0 ? '; ' : ''}${title ?? html`${words.withheld} (<code>${id}</code>)`} (${claimLink(claim)})`,
    );
    return html`<li><strong>${name ?? words.withheld}</strong>: ${told}</li>`;
  });
  return orElse(items, words.noSources);
}

export function dissent(report: Report, { words, moment, name, quoted, claimLink }: Drawing): Markup {
  const items = report.dissent.map(({ kind, claim, quote, by, at, said, stands, reason }) => {
    const verdicts = said
      ? html`: ${words.verdicts[said]}${stands ? ` (${words.nowSays}: ${words.verdicts[stands]})` : ''}`
      : '';
    return html`<li><strong>${words.dissents[kind]}</strong>${verdicts}. ${name(by)}, ${moment(at)} ${claimLink(claim)}
      <br>${quoted(quote)}${reason ? html`<br>${reason}` : ''}</li>`;
  });
  return orElse(items, words.noDissent);
}

export function dropped(report: Report, { words, moment, name, quoted }: Drawing): Markup | '' {
  if (report.dropped.length === 0) return '';
  const items = report.dropped.map(
    ({ quote, by, at, reason }) =>
      html`<li>${quoted(quote)} <span class="quiet">${name(by)}, ${moment(at)}</span>${reason ? html`<br>${reason}` : ''}</li>`,
  );
  return html`<h3>${words.dropped}</h3><ul class="plain">${items}</ul>`;
}

export function sentences({ coverage }: Report, { words, moment, name, quoted }: Drawing): Markup | '' {
  if (coverage.sentences.length === 0) return '';
  const items = coverage.sentences.map(
    ({ text, by, at }) => html`<li>${quoted(text)} <span class="quiet">${name(by)}, ${moment(at)}</span></li>`,
  );
  return html`<h3>${words.sentences(coverage.sentences.length)}</h3><ul class="plain small">${items}</ul>`;
}

export function ledger({ ledger: { seq, hash } }: Report, { words }: Drawing): Markup {
  return html`<p>${words.events(seq)}. ${words.lastHash}:<br><code>${hash}</code></p><p class="quiet">${words.ledgerHint}</p>`;
}
