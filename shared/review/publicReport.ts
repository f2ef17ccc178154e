/** The short form of a report, for readers outside: people by a number, and of evidence what it is and where it is read. */
import type { EvidenceContent } from '../ledger/evidenceContent.ts';
import type { SessionMinutes } from '../session/minutesSchema.ts';
import type { Report } from './reportSchema.ts';

/** Never who said it, how they are reached, or how we came by it. */
function publicContent(said: EvidenceContent | null): EvidenceContent | null {
  if (!said) return null;
  const { kind, title, url, archived, excerpt, locator, group, language, date, confidentiality } = said;
  const told = { url, archived, excerpt, locator, group, language, date };
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { kind, title, ...known, confidentiality };
}

function publicGate(gate: Report['gate'], number: <T extends { by: string }>(deed: T) => T): Report['gate'] {
  return {
    ...gate,
    cleared: gate.cleared && number(gate.cleared),
    blockers: gate.blockers.map((each) => ({ ...each, waiver: each.waiver && { ...number(each.waiver), reason: '' } })),
    lapsed: gate.lapsed.map((each) => ({ ...number(each), reason: '' })),
    history: gate.history.map((each) => ({ ...number(each), reason: null })),
  };
}

/** Of a vote what it said, not why. */
function publicMinutes(
  minutes: SessionMinutes,
  number: <T extends { by: string }>(deed: T) => T,
  silent: <T extends { by: string; reason: string | null }>(deed: T) => T,
): SessionMinutes {
  const { leads, attendance, turns } = minutes;
  return {
    ...{ ...minutes, leads: leads.map(number), attendance: attendance.map(number) },
    turns: turns.map((turn) => ({
      ...{ ...turn, reason: null },
      rounds: turn.rounds.map((round) => ({ ...round, votes: round.votes.map(silent) })),
    })),
  };
}

export function publicReport(report: Report): Report {
  const numbers = new Map(Object.keys(report.people).map((id, at) => [id, `#${at + 1}`]));
  const anonymous = (id: string) => numbers.get(id) ?? '#0';
  const number = <T extends { by: string }>(deed: T): T => ({ ...deed, by: anonymous(deed.by) });
  const silent = <T extends { by: string; reason: string | null }>(deed: T): T => ({ ...number(deed), reason: null });
  const all = report.claims.flatMap(({ evidence }) => evidence);
  const namesOf = new Map(all.map(({ origin, content: said }) => [origin, said?.group ?? said?.url ?? said?.title]));
  const people = Object.entries(report.people).map(([id, { role }]) => [anonymous(id), { name: anonymous(id), role }]);
  const { coverage } = report;
  return {
    ...report,
    form: 'public',
    people: Object.fromEntries(people),
    gate: publicGate(report.gate, number),
    coverage: { ...coverage, sentences: coverage.sentences.map(number) },
    claims: report.claims.map((claim) => ({
      ...claim,
      note: null,
      ticks: claim.ticks.map((tick) => ({ ...number(tick), ended: tick.ended && silent(tick.ended), note: null })),
      evidence: claim.evidence.map((each) => ({
        ...{ ...number(each), content: publicContent(each.content) },
        ...{ corrected: each.corrected.map(silent), withdrawn: each.withdrawn && silent(each.withdrawn) },
      })),
    })),
    dropped: report.dropped.map(silent),
    changes: report.changes.map((each) => ({
      ...{ ...each, why: null },
      ...{ proposedBy: anonymous(each.proposedBy), acceptedBy: anonymous(each.acceptedBy) },
    })),
    sources: report.sources.map((source) => ({ ...source, name: namesOf.get(source.origin) ?? null })),
    sessions: report.sessions.map((minutes) => publicMinutes(minutes, number, silent)),
    // A wording that was proposed and declined was never the article's.
    dissent: report.dissent.filter(({ kind }) => kind !== 'declined').map(silent),
  };
}
