/** Of the page: who took part, and what was decided on the article as a whole. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import type { Drawing, Markup } from './drawing.ts';

/** Whether it may be published, in a line. */
export function result({ gate: { cleared, isWhole, touched } }: Report, { words, moment, name }: Drawing): Markup {
  if (!cleared) return html`<strong class="touched">○ ${words.notCleared}</strong>`;
  const said = html`${name(cleared.by)}, ${moment(cleared.at)}`;
  if (isWhole) return html`<strong class="whole">✓ ${words.cleared}</strong> ${said}`;
  return html`<strong class="touched">↻ ${words.wasCleared}</strong> ${said}<br>${touched > 0 ? words.touched(touched) : words.notWhole}`;
}

type Blocker = Report['gate']['blockers'][number];

function blocker({ kind, words: count, quote, annotation }: Blocker, { words, quoted, claimLink }: Drawing): Markup {
  return html`${words.blockers[kind]}${count > 0 ? `: ${words.missingWords(count)}` : ''}
    ${quote === '' ? '' : quoted(quote)} ${claimLink(annotation)}`;
}

export function gate(report: Report, drawing: Drawing): Markup {
  const { words, moment, name, quoted } = drawing;
  const { cleared, blockers, lapsed, history } = report.gate;
  const open = blockers.filter(({ waiver }) => waiver === null);
  const waived = blockers.flatMap((each) => (each.waiver ? [{ each, waiver: each.waiver }] : []));
  const basis = cleared && html`<p class="quiet">${words.version} <code>${cleared.version}</code></p>`;
  return html`<p>${result(report, drawing)}</p>${basis ?? ''}
    ${open.length === 0 ? html`<p>${words.nothingOpen}</p>` : html`<h3>${words.open}</h3><ul>${open.map((each) => html`<li>${blocker(each, drawing)}</li>`)}</ul>`}
    ${waived.length === 0 ? '' : html`<h3>${words.waived}</h3>`}
    <ul>${waived.map(
      ({ each, waiver }) => html`<li>${blocker(each, drawing)}
        <br><span class="quiet">${words.waivedBy} ${name(waiver.by)}, ${moment(waiver.at)}${waiver.reason === '' ? '' : ': '}</span>${waiver.reason}</li>`,
    )}</ul>
    ${lapsed.length === 0 ? '' : html`<h3>${words.lapsed}</h3>`}
    <ul>${lapsed.map(
      ({ kind, quote, by, at, reason }) => html`<li>${words.blockers[kind]} ${quote === '' ? '' : quoted(quote)}
        <br><span class="quiet">${words.waivedBy} ${name(by)}, ${moment(at)}${reason === '' ? '' : ': '}</span>${reason}</li>`,
    )}</ul>
    ${history.length < 2 ? '' : html`<h3>${words.history}</h3>`}
    <ul>${(history.length < 2 ? [] : history).map(
      ({ kind, by, at, reason }) =>
        html`<li>${words.decided[kind]}: ${name(by)}, ${moment(at)}${reason ? html`: ${reason}` : ''}</li>`,
    )}</ul>`;
}

/** What each person did, in figures. */
export function people({ people: all, claims, gate: decided }: Report, { words }: Drawing): Markup {
  const ticks = claims.flatMap((claim) => claim.ticks);
  const records = claims.flatMap((claim) => claim.evidence);
  const waivers = [...decided.blockers.flatMap(({ waiver }) => waiver ?? []), ...decided.lapsed];
  const decisions = [...decided.history, ...waivers];
  const by = (deeds: readonly { by: string }[], id: string) => deeds.filter((deed) => deed.by === id).length;
  const figure = (label: string, count: number) => html`<td class="figure" data-label="${label}">${count}</td>`;
  const rows = Object.entries(all).map(
    ([id, { name, role }]) => html`<tr><th scope="row">${name}</th><td>${role ? words.roles[role] : words.noRole}</td>
      ${figure(words.signaturesGiven, by(ticks, id))}${figure(words.recordsGiven, by(records, id))}${figure(words.decisions, by(decisions, id))}</tr>`,
  );
  if (rows.length === 0) return html`<p>${words.nobody}</p>`;
  return html`<table class="folding"><thead><tr><th scope="col">${words.person}</th><th scope="col">${words.role}</th>
    <th scope="col" class="figure">${words.signaturesGiven}</th><th scope="col" class="figure">${words.recordsGiven}</th><th scope="col" class="figure">${words.decisions}</th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}
