/** Of the page: the claims, first in a table, then each with its signatures and its evidence. */
import { html } from 'hono/html';
import type { Report, ReportClaim, ReportTick } from '../../../shared/review/reportSchema.ts';
import { claimAnchor, type Drawing, type Markup } from './drawing.ts';
import { evidence } from './evidence.ts';

const VERDICT_SIGNS = {
  ...{ confirmed: '✓', change: '✎', attributed: '❝', single: '1' },
  ...{ disputed: '≈', unverifiable: '?', wrong: '✕', uncheckable: '∅' },
} as const;
const TICK_SIGNS = { stands: '✓', reworded: '✓', cracked: '↻', takenBack: '←', reopened: '↺' } as const;

const tagName = ({ tagNames }: ReportClaim, { locale }: Drawing) => tagNames[locale];

function verdictOf({ verdict }: ReportClaim, { words }: Drawing): Markup {
  if (verdict === null) return html`○ ${words.unsigned}`;
  return html`${VERDICT_SIGNS[verdict]} ${words.verdicts[verdict]}`;
}

/** All claims at a glance. */
export function overview({ claims, article }: Report, drawing: Drawing): Markup {
  const { words } = drawing;
  const rows = claims.map(
    (
      each,
    ) => html`<tr><td class="figure"><a href="#${claimAnchor(each.number)}"><span class="unseen">${words.claim} </span>${each.number}</a></td>
      <td><span lang="${article.language}">${each.quotes[0] ?? ''}</span><br><span class="quiet">${tagName(each, drawing)}</span></td>
      <td>${verdictOf(each, drawing)}<br><span class="quiet">${words.claimStates[each.state]}, ${each.standing}/${each.needed} ${words.signatures}</span></td></tr>`,
  );
  return html`<table class="overview"><thead><tr><th scope="col" class="figure"><span aria-hidden="true">#</span><span class="unseen">${words.claim}</span></th>
    <th scope="col">${words.wordsOf}</th><th scope="col">${words.verdict}</th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');

function tick(each: ReportTick, before: ReportTick | undefined, { quotes }: ReportClaim, drawing: Drawing): Markup {
  const { words, moment, name, quoted } = drawing;
  const { by, at, seq, signed, verdict, standing, crack, ended, wordings, note } = each;
  const asSigned =
    signed === verdict ? '' : html` <span class="quiet">(${words.signedAs} ${words.verdicts[signed]})</span>`;
  const why = standing === 'cracked' && crack ? `: ${words.cracks[crack]}` : '';
  const end = ended && html`, ${name(ended.by)}, ${moment(ended.at)}${ended.reason ? html`: ${ended.reason}` : ''}`;
  const isOther = !same(wordings, quotes);
  const isAgain = before !== undefined && !same(wordings, before.wordings);
  return html`<li class="tick"><span class="sign" aria-hidden="true">${TICK_SIGNS[standing]}</span> ${words.signed} ${name(by)}, ${moment(at)}:
    <strong>${words.verdicts[verdict]}</strong>${asSigned} <span class="quiet">(${words.entry} ${seq})</span>
    <br><span class="standing ${standing}">${words.standings[standing]}${why}${end ?? ''}</span>
    ${isAgain ? html`<br><span class="quiet">${words.again}</span>` : ''}
    ${isOther ? html`<br><span class="quiet">${words.signedWords}:</span> ${wordings.map((text) => html`${quoted(text)} `)}` : ''}
    ${note ? html`<br><span class="quiet">${words.note}:</span> ${note}` : ''}</li>`;
}

export function claim(each: ReportClaim, article: Report['article'], drawing: Drawing): Markup {
  const { words, name, moment } = drawing;
  const { number, verdict, note, ticks, quotes } = each;
  return html`<article id="${claimAnchor(number)}" aria-labelledby="${claimAnchor(number)}-name">
    <h3 id="${claimAnchor(number)}-name">${words.claim} ${number} <span class="verdict">${verdictOf(each, drawing)}</span>
      <span class="quiet">${tagName(each, drawing)}, ${words.claimStates[each.state]}, ${each.standing}/${each.needed} ${words.signatures}</span></h3>
    ${quotes.map((quote) => html`<blockquote lang="${article.language}">${quote}</blockquote>`)}
    ${verdict ? html`<p class="quiet">${words.definitions[verdict]}</p>` : ''}
    ${note ? html`<p><span class="quiet">${words.note} (${name(note.by)}, ${moment(note.at)}):</span> ${note.text}</p>` : ''}
    ${ticks.length > 0 ? html`<ol class="ticks">${ticks.map((one, at) => tick(one, ticks[at - 1], each, drawing))}</ol>` : ''}
    <h4>${words.evidence}</h4>
    ${each.evidence.length > 0 ? html`<ul class="evidence">${each.evidence.map((record) => evidence(record, drawing))}</ul>` : html`<p class="quiet">${words.noEvidence}</p>`}
  </article>`;
}
