/** Of the page: live sessions, each claim with its rounds and votes. */
import { html } from 'hono/html';
import type { Report } from '../../../shared/review/reportSchema.ts';
import type { SessionMinutes, TurnMinutes } from '../../../shared/session/minutesSchema.ts';
import { type Drawing, facts, type Markup } from './drawing.ts';

type Round = TurnMinutes['rounds'][number];

/** When it was, who led, how far people agreed. */
export function sessionFacts(minutes: SessionMinutes, drawing: Drawing): Markup {
  const { words, moment, name, duration, percent, ratio } = drawing;
  const { startedAt, endedAt, seconds, leads, agreement } = minutes;
  const { observed, kappa, claims } = agreement;
  const said = observed === null ? words.session.few : words.agreed(percent(observed), claims);
  return facts([
    [words.session.began, moment(startedAt)],
    [words.session.ended, endedAt === null ? words.session.runs : moment(endedAt)],
    [words.session.took, seconds === null ? null : duration(seconds)],
    [
      words.session.led,
      html`${leads.map(({ by, from }, at) => html`${at > 0 ? html`; ${words.session.since} ${moment(from)} ` : ''}${name(by)}`)}`,
    ],
    [words.session.agreement, kappa === null ? said : `${said}; Fleiss’ kappa ${ratio(kappa)}`],
  ]);
}

/** Who was there from when to when. */
export function attendance({ attendance: all }: SessionMinutes, { words, moment, name }: Drawing): Markup {
  return html`<ul class="plain small">${all.map(
    ({ by, role, from, to }) =>
      html`<li>${name(by)} <span class="quiet">(${words.roles[role]}), ${moment(from)} ${to ? html`${words.until} ${moment(to)}` : ''}</span></li>`,
  )}</ul>`;
}

function round({ votes, voted, outcome, verdict, revealedAt }: Round, { words, name }: Drawing): Markup {
  if (revealedAt === null) return html`${words.votesGiven(voted)}, ${words.session.blind}`;
  const said = outcome === null ? '' : words.outcomes[outcome];
  const room = verdict === null ? said : `${said}: ${words.verdicts[verdict]}`;
  return html`<strong>${room}</strong><ul>${votes.map(
    (vote) =>
      html`<li>${name(vote.by)} <span class="quiet">(${words.roles[vote.role]})</span>: ${words.verdicts[vote.verdict]}${vote.reason ? html`. ${vote.reason}` : ''}</li>`,
  )}</ul>`;
}

/** The claims in the order in which they came on stage. */
export function stage({ turns }: SessionMinutes, drawing: Drawing): Markup {
  const { words, moment, quoted, duration, claimLink } = drawing;
  if (turns.length === 0) return html`<p>${words.session.none}</p>`;
  const items = turns.map(({ claim, quote, from, seconds, conclusion, reason, rounds }) => {
    const told = rounds.map((each, at): [string, Markup] => [`${words.session.round} ${at + 1}`, round(each, drawing)]);
    const end = conclusion === null ? words.session.runs : words.conclusions[conclusion];
    return html`<li>${quoted(quote)} ${claimLink(claim)}
      <br><span class="quiet">${moment(from)}${seconds === null ? '' : `, ${duration(seconds)}`}: ${end}${reason ? ': ' : ''}</span>${reason ?? ''}${facts(told)}</li>`;
  });
  return html`<ul class="plain">${items}</ul>`;
}

/** All sessions of a report. */
export function sessions({ sessions: all }: Report, drawing: Drawing): Markup {
  const { words, moment } = drawing;
  if (all.length === 0) return html`<p>${words.noSessions}</p>`;
  return html`${all.map(
    (each) => html`<h3>${words.session.name}, ${moment(each.startedAt)}</h3>${sessionFacts(each, drawing)}
      <h4>${words.session.present}</h4>${attendance(each, drawing)}<h4>${words.session.onStage}</h4>${stage(each, drawing)}`,
  )}`;
}
