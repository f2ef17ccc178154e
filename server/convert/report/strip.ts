/** The coverage of the article as a strip, from its first word to its last; each state has a pattern of its own. */
import { html } from 'hono/html';
import { WORD_STATES, type WordState } from '../../../shared/review/coverage.ts';
import type { Report } from '../../../shared/review/reportSchema.ts';
import type { Drawing, Markup } from './drawing.ts';

const WIDTH = 720;
const HEIGHT = 22;
/** Of the marks that part the paragraphs, below it. */
const MARKS = 6;

/** Lines over a ground, so that the states differ in black and white, too. */
const PATTERNS: Readonly<Record<Exclude<WordState, 'done'>, Markup>> = {
  excluded: html`<circle cx="3" cy="3" r="1"/>`,
  work: html`<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/>`,
  stale: html`<path d="M0 0L6 6M6 0L0 6"/>`,
  untouched: html`<path d=""/>`,
};

function patterns(): Markup {
  const each = Object.entries(PATTERNS).map(
    ([state, lines]) => html`<pattern id="p-${state}" width="6" height="6" patternUnits="userSpaceOnUse"
      class="p-${state}"><rect width="6" height="6"/>${lines}</pattern>`,
  );
  const done = html`<pattern id="p-done" width="6" height="6" patternUnits="userSpaceOnUse" class="p-done"><rect width="6" height="6"/></pattern>`;
  return html`<defs>${done}${each}</defs>`;
}

function legend({ coverage }: Report, { words, locale }: Drawing): Markup {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return html`<ul class="legend">${WORD_STATES.toReversed().map((state) => {
    const count = coverage.counts[state];
    const part = coverage.words === 0 ? '' : ` (${share.format(count / coverage.words)})`;
    return html`<li><svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><rect width="24" height="12" fill="url(#p-${state})"/></svg>
      ${words.states[state]}: ${count}${part}</li>`;
  })}</ul>`;
}

/** Where each block begins, and each stretch of one state in it. */
function strokes({ coverage }: Report): { rects: Markup[]; marks: string } {
  const unit = coverage.words === 0 ? 0 : WIDTH / coverage.words;
  const rects: Markup[] = [];
  let marks = '';
  let left = 0;
  for (const { words, stretches } of coverage.blocks) {
    if (left > 0) marks += `M${left.toFixed(1)} ${HEIGHT}v${MARKS}`;
    const length = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
    let x = left;
    for (const { start, end, state } of stretches) {
      const width = (words * unit * (end - start)) / length;
      rects.push(
        html`<rect x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="${HEIGHT}" fill="url(#p-${state})"/>`,
      );
      x += width;
    }
    left += words * unit;
  }
  return { rects, marks };
}

export function strip(report: Report, drawing: Drawing): Markup {
  const { words } = drawing;
  const { rects, marks } = strokes(report);
  const told = WORD_STATES.map((state) => `${report.coverage.counts[state]} ${words.states[state]}`).join(', ');
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT + MARKS}" role="img" aria-label="${words.coverage}: ${told}">
    ${patterns()}${rects}<rect class="edge" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}"/><path class="marks" d="${marks}"/></svg>
  <p class="quiet">${words.stripHint}</p>${legend(report, drawing)}`;
}
