/** Of the page: one record of evidence with everything that its reader may see of it. */
import { html } from 'hono/html';
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import { IMAGE_QUESTIONS } from '../../../shared/ledger/evidenceKinds.ts';
import type { ReportEvidence } from '../../../shared/review/reportSchema.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { type Drawing, facts, type Markup } from './drawing.ts';

const SIGNS = { supports: '+', contradicts: '−', context: '·' } as const;

/** Written out, so that it is seen where it leads, on paper too. */
function address(url: string): Markup {
  const href = safeHref(url);
  return href === null
    ? html`<span class="url">${url}</span>`
    : html`<a class="url" href="${href}" rel="noreferrer noopener">${url}</a>`;
}

const joined = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');

function source({ source: said }: EvidenceContent, { words }: Drawing): string {
  return joined([said?.name, said?.role, said?.attribution && words.attributions[said.attribution]]);
}

function file({ file: kept }: EvidenceContent, { size }: Drawing): Markup | null {
  if (!kept) return null;
  return html`${kept.name}, ${kept.type}, ${size(kept.size)}<br>sha-256 <code>${kept.hash}</code>`;
}

function image({ image: answers = {} }: EvidenceContent, { words }: Drawing): [string, Markup][] {
  return IMAGE_QUESTIONS.flatMap((question): [string, Markup][] => {
    const given = answers[question];
    if (!given) return [];
    const how = given.how === undefined ? '' : html`; ${given.how}`;
    const sure = html`<span class="quiet">(${words.confidence}: ${words.confidences[given.confidence]}${how})</span>`;
    return [[words.questions[question], html`${given.answer} ${sure}`]];
  });
}

function readBy({ confidentiality }: EvidenceContent, { words }: Drawing): string | null {
  if (confidentiality === 'all') return null;
  return confidentiality === 'desk' ? words.readers.desk : words.readers.people;
}

function details(content: EvidenceContent, drawing: Drawing): Markup {
  const { words, moment } = drawing;
  const { url, archived, group, excerpt, locator, date, language, translator, consulted, method } = content;
  return facts([
    [words.source, source(content, drawing)],
    [words.group, group],
    [words.address, url && address(url)],
    [words.archived, archived && html`${address(archived.url)} ${archived.at ? moment(archived.at) : ''}`],
    [words.excerpt, excerpt && html`<q>${excerpt}</q>`],
    [words.locator, locator],
    [words.file, file(content, drawing)],
    [words.date, date && moment(date)],
    [words.language, language],
    [words.translator, translator],
    [words.consulted, consulted && html`${consulted.at ? moment(consulted.at) : ''} ${consulted.by ?? ''}`],
    [words.method, method],
    ...image(content, drawing),
    [words.readBy, readBy(content, drawing)],
  ]);
}

export function evidence(record: ReportEvidence, drawing: Drawing): Markup {
  const { words, moment, name } = drawing;
  const { content, relation, tier, id, by, at, withdrawn, corrected } = record;
  const marks = joined([words.relations[relation], words.tiers[tier], content ? words.kinds[content.kind] : undefined]);
  const said = content ? html`<strong>${content.title}</strong>` : html`${words.withheld} (<code>${id}</code>)`;
  const deeds = [
    { deed: words.broughtBy, by, at, reason: null },
    ...corrected.map((each) => ({ deed: words.corrected, ...each })),
    ...(withdrawn ? [{ deed: words.withdrawn, ...withdrawn }] : []),
  ].map((each, index) => {
    const why = each.reason ? html`: ${each.reason}` : '';
    return html`${index > 0 ? '; ' : ''}${each.deed} ${name(each.by)}, ${moment(each.at)}${why}`;
  });
  return html`<li class="record${withdrawn ? ' gone' : ''}"><p><span class="sign" aria-hidden="true">${SIGNS[relation]}</span> ${said}
    <span class="quiet">${marks}${withdrawn ? `, ${words.withdrawn}` : ''}</span></p>
    ${content ? details(content, drawing) : ''}<p class="quiet">${deeds}</p></li>`;
}
