/**
 * The report of a check: who checked what, in which wording, on what evidence. Plain data, made of the ledger as its
 * reader may see it; the page and the file are drawn from it.
 */
import type { Claim } from '../ledger/claim.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import type { Evidence } from '../ledger/evidence.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
import type { Role } from '../permissions.ts';
import { peopleOfMinutes, toldMinutes } from '../session/toldMinutes.ts';
import { standingEvidence } from './definition.ts';
import { claimsIn, orderedClaims } from './reportClaims.ts';
import { changesIn, dissentIn } from './reportDissent.ts';
import { gateIn } from './reportGate.ts';
import { REPORT_FORMAT, type Report } from './reportSchema.ts';
import { type ArticleReview, quotesOf } from './review.ts';
import type { ReviewBlock } from './reviewBlock.ts';
import type { TagSet } from './tagSchema.ts';
import { versionOf } from './version.ts';

export interface ReportParts {
  article: Report['article'];
  /** As the reader may see it. */
  state: LedgerState;
  /** All up to that state; what is sealed in them is not looked at. */
  events: readonly LedgerEvent[];
  review: ArticleReview;
  blocks: readonly ReviewBlock[];
  tags: TagSet;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** Roles on the desk now, by person id. */
  roles: ReadonlyMap<string, Role>;
  /** ISO 8601. */
  now: string;
}

function nameOf({ content }: Evidence): string | null {
  return content?.group ?? content?.source?.name ?? content?.url ?? content?.title ?? null;
}

function sourcesIn(claims: readonly Claim[]): Report['sources'] {
  const sources = new Map<string, Report['sources'][number]>();
  for (const { id: claim, evidence } of claims) {
    for (const record of standingEvidence(evidence)) {
      const { origin, id, content } = record;
      const known = sources.get(origin) ?? { origin, name: null, records: [] };
      const records = [...known.records, { claim, id, title: content?.title ?? null }];
      sources.set(origin, { origin, name: known.name ?? nameOf(record), records });
    }
  }
  return [...sources.values()];
}

function coverageIn({ review, state }: ReportParts): Report['coverage'] {
  const { words, percent, counts, blocks } = review.coverage;
  const standing = annotationsOf(state, 'sentence').filter(({ id }) => review.sentences.has(id));
  return {
    ...{ words, percent, counts: { ...counts } },
    blocks: blocks
      .filter((block) => block.words > 0)
      .map((block) => ({ words: block.words, counts: { ...block.counts }, stretches: [...block.stretches] })),
    sentences: standing.map((sentence) => ({
      ...{ by: sentence.opener, at: sentence.openedAt, text: quotesOf(sentence, review).join(' ') },
    })),
  };
}

function droppedIn({ state, review }: ReportParts): Report['dropped'] {
  return annotationsOf(state, 'claim').flatMap((claim) => {
    if (!claim.dropped) return [];
    const { by, at, reason = null } = claim.dropped;
    return [{ by, at, tag: claim.tag, quote: quotesOf(claim, review)[0] ?? '', reason }];
  });
}

type Nameless = Omit<Report, 'people'>;
type Done = { by: string };

/** Everything that somebody did, in the order of the report. */
function deedsIn({ gate, claims, coverage, dropped, dissent }: Nameless): readonly (Done | null)[] {
  return [
    ...[gate.cleared, ...gate.history, ...gate.blockers.map(({ waiver }) => waiver), ...gate.lapsed],
    ...claims.flatMap(({ ticks, evidence, note }) => [
      ...ticks.flatMap((tick) => [tick, tick.ended]),
      ...evidence.flatMap((record) => [record, ...record.corrected, record.withdrawn]),
      note,
    ]),
    ...[...coverage.sentences, ...dropped, ...dissent],
  ];
}

function peopleIn(report: Nameless, { names, roles }: ReportParts): Report['people'] {
  const doers = deedsIn(report).flatMap((deed) => (deed ? [deed.by] : []));
  const changers = report.changes.flatMap(({ proposedBy, acceptedBy }) => [proposedBy, acceptedBy]);
  const inSessions = report.sessions.flatMap(peopleOfMinutes);
  const ids = [...new Set([...doers, ...changers, ...inSessions])];
  return Object.fromEntries(ids.map((id) => [id, { name: names.get(id) ?? id, role: roles.get(id) ?? null }]));
}

export function reportOf(parts: ReportParts): Report {
  const { article, state, events, review, blocks, tags, now } = parts;
  const ordered = orderedClaims(state, blocks);
  const claims = claimsIn(ordered, review, tags);
  const sessions = [...state.sessions.values()].map((session) => toldMinutes(session, { state, review }));
  const report: Nameless = {
    ...({ format: REPORT_FORMAT, form: 'full' } as const),
    ...{ article, version: versionOf(blocks), madeAt: now },
    ...{ gate: gateIn(state, events, review), coverage: coverageIn(parts), claims, dropped: droppedIn(parts) },
    ...{ changes: changesIn(state, ordered), sources: sourcesIn(ordered) },
    ...{ dissent: dissentIn(state, ordered, claims, sessions), sessions },
    ledger: { seq: state.seq, hash: state.hash, from: events[0]?.at ?? null, to: events.at(-1)?.at ?? null },
  };
  return { ...report, people: peopleIn(report, parts) };
}
