/**
 * The report of a check: who checked what, in which wording, on what evidence. Plain data, made of the ledger as its
 * reader may see it; the page and the file are drawn from it.
 */
import type { Claim } from '../ledger/claim.ts';
import type { Evidence } from '../ledger/evidence.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
import type { Blocker, BlockerKind } from './blockers.ts';
import type { ArticleCoverage, WordCounts } from './coverage.ts';
import { standingEvidence } from './definition.ts';
import type { ArticleReview } from './review.ts';
import type { ReviewBlock } from './reviewBlock.ts';
import type { ClaimState, Crack } from './standing.ts';
import { type TagSet, tagOf } from './tags.ts';
import type { Verdict } from './verdicts.ts';
import { versionOf } from './version.ts';

const REPORT_FORMAT = 'kantlijn-report/1';

interface ReportTick {
  by: string;
  at: string;
  verdict: Verdict;
  /** Null while it stands. */
  crack: Crack | null;
  /** What was signed, by passage. */
  wordings: string[];
  note: string | null;
}

export interface ReportEvidence {
  id: string;
  relation: Evidence['relation'];
  tier: Evidence['tier'];
  origin: string;
  by: string;
  at: string;
  withdrawn: boolean;
  /** Null where the reader may not see it: it is there, and withheld. */
  content: Evidence['content'];
}

export interface ReportClaim {
  id: string;
  /** Key and names of its tag. */
  tag: string;
  tagNames: { en: string; nl: string };
  state: ClaimState;
  verdict: Verdict | null;
  needed: number;
  /** How its passages read now. */
  quotes: string[];
  ticks: ReportTick[];
  evidence: ReportEvidence[];
}

/** A wording that is another because of the check. */
interface ReportChange {
  before: string;
  after: string;
  why: string | null;
  proposedBy: string;
  acceptedBy: string;
  at: string;
}

interface ReportSource {
  origin: string;
  /** Name of the group, the site or the source; null where none may be told. */
  name: string | null;
  records: { claim: string; id: string; title: string | null }[];
}

export interface Report {
  format: typeof REPORT_FORMAT;
  article: { id: string; slug: string; headline: string; language: string };
  /** Hex sha-256 of the text that this speaks of. */
  version: string;
  madeAt: string;
  /** Names by person id. */
  people: Record<string, string>;
  gate: {
    cleared: { by: string; at: string; version: string; rules: string } | null;
    isWhole: boolean;
    /** Sentences changed since. */
    touched: number;
    blockers: { kind: BlockerKind; words: number; quote: string; waiver: { by: string; reason: string } | null }[];
  };
  coverage: { words: number; percent: number; counts: WordCounts; blocks: { words: number; counts: WordCounts }[] };
  claims: ReportClaim[];
  changes: ReportChange[];
  sources: ReportSource[];
  dissent: { claim: string; quote: string; by: string; at: string; reason: string | null }[];
  ledger: { seq: number; hash: string };
}

export interface ReportParts {
  article: Report['article'];
  /** As the reader may see it. */
  state: LedgerState;
  review: ArticleReview;
  blocks: readonly ReviewBlock[];
  tags: TagSet;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** ISO 8601. */
  now: string;
}

function quotesOf({ passages }: Pick<Claim, 'passages'>, { words }: ArticleReview): string[] {
  return passages.map(({ id, quote }) => words.get(id)?.text ?? quote.exact);
}

function claimIn(claim: Claim, review: ArticleReview, tags: TagSet): ReportClaim[] {
  const standing = review.claims.get(claim.id);
  if (!standing) return [];
  const ticks = standing.ticks.map(({ tick, verdict, crack }) => ({
    ...{ by: tick.by, at: tick.at, verdict, crack, note: tick.note },
    wordings: tick.wordings.map(({ text }) => text),
  }));
  const evidence = claim.evidence.map(({ id, relation, tier, origin, by, at, withdrawn, content }) => ({
    ...{ id, relation, tier, origin, by, at, withdrawn: withdrawn !== null, content },
  }));
  const { id, tag } = claim;
  const { state, verdict, needed } = standing;
  return [
    {
      id,
      tag,
      tagNames: tagOf(tags, tag).names,
      state,
      verdict,
      needed,
      quotes: quotesOf(claim, review),
      ticks,
      evidence,
    },
  ];
}

/** Accepted suggestions: what the text said, what it says since, and why. */
function changesIn(state: LedgerState): ReportChange[] {
  return annotationsOf(state, 'suggestion').flatMap(({ was, text, note, opener, outcome }) =>
    outcome?.kind === 'accepted'
      ? [{ before: was, after: text, why: note, proposedBy: opener, acceptedBy: outcome.by, at: outcome.at }]
      : [],
  );
}

function nameOf({ content }: Evidence): string | null {
  return content?.group ?? content?.source?.name ?? content?.url ?? content?.title ?? null;
}

function sourcesIn(claims: readonly Claim[]): ReportSource[] {
  const sources = new Map<string, ReportSource>();
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

function blockerIn({ kind, words, annotation, waiver }: Blocker, state: LedgerState, review: ArticleReview) {
  const about = annotation === null ? undefined : state.annotations.get(annotation);
  const quote = about ? (quotesOf(about, review)[0] ?? '') : '';
  return { kind, words, quote, waiver: waiver && { by: waiver.by, reason: waiver.reason } };
}

const coverageIn = ({ words, percent, counts, blocks }: ArticleCoverage): Report['coverage'] => ({
  ...{ words, percent, counts },
  blocks: blocks.filter((block) => block.words > 0).map((block) => ({ words: block.words, counts: block.counts })),
});

/** Ids of everybody who is named in it. */
function peopleIn(report: Omit<Report, 'people'>): string[] {
  const { gate, claims, changes, dissent } = report;
  return [
    ...(gate.cleared ? [gate.cleared.by] : []),
    ...gate.blockers.flatMap(({ waiver }) => waiver?.by ?? []),
    ...claims.flatMap(({ ticks, evidence }) => [...ticks, ...evidence].map(({ by }) => by)),
    ...changes.flatMap(({ proposedBy, acceptedBy }) => [proposedBy, acceptedBy]),
    ...dissent.map(({ by }) => by),
  ];
}

export function reportOf({ article, state, review, blocks, tags, names, now }: ReportParts): Report {
  const claims = annotationsOf(state, 'claim').filter(({ dropped }) => dropped === null);
  const { clearance } = review;
  const cleared = clearance && {
    ...{ by: clearance.clearance.by, at: clearance.clearance.at },
    ...{ version: clearance.clearance.version, rules: clearance.clearance.rules },
  };
  const report: Omit<Report, 'people'> = {
    format: REPORT_FORMAT,
    ...{ article, version: versionOf(blocks), madeAt: now },
    gate: {
      ...{ cleared, isWhole: clearance?.isWhole ?? false, touched: clearance?.touched.length ?? 0 },
      blockers: review.blockers.map((blocker) => blockerIn(blocker, state, review)),
    },
    coverage: coverageIn(review.coverage),
    claims: claims.flatMap((claim) => claimIn(claim, review, tags)),
    changes: changesIn(state),
    sources: sourcesIn(claims),
    dissent: claims.flatMap((claim) =>
      claim.reopenings.map((each) => ({ claim: claim.id, quote: quotesOf(claim, review)[0] ?? '', ...each })),
    ),
    ledger: { seq: state.seq, hash: state.hash },
  };
  const people = Object.fromEntries(peopleIn(report).map((id) => [id, names.get(id) ?? id]));
  return { ...report, people };
}

/** For readers outside: people by a number; of evidence what it is and where it is read, never who said it; no notes. */
export function publicReport(report: Report): Report {
  const numbers = new Map(Object.keys(report.people).map((id, at) => [id, `#${at + 1}`]));
  const anonymous = (id: string) => numbers.get(id) ?? '#0';
  const content = (said: Evidence['content']): Evidence['content'] => {
    if (!said) return null;
    const { kind, title, url, archived, excerpt, locator, group, language, date, confidentiality } = said;
    const told = { url, archived, excerpt, locator, group, language, date };
    const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    return { kind, title, ...known, confidentiality };
  };
  const all = report.claims.flatMap(({ evidence }) => evidence);
  const namesOf = new Map(all.map(({ origin, content: said }) => [origin, said?.group ?? said?.url ?? said?.title]));
  const { gate } = report;
  return {
    ...report,
    people: Object.fromEntries([...numbers.values()].map((number) => [number, number])),
    gate: {
      ...gate,
      cleared: gate.cleared && { ...gate.cleared, by: anonymous(gate.cleared.by) },
      blockers: gate.blockers.map((each) => ({
        ...each,
        waiver: each.waiver && { reason: '', by: anonymous(each.waiver.by) },
      })),
    },
    claims: report.claims.map((claim) => ({
      ...claim,
      ticks: claim.ticks.map((tick) => ({ ...tick, by: anonymous(tick.by), note: null })),
      evidence: claim.evidence.map((each) => ({
        ...each,
        ...{ by: anonymous(each.by), content: content(each.content) },
      })),
    })),
    sources: report.sources.map((source) => ({ ...source, name: namesOf.get(source.origin) ?? null })),
    changes: report.changes.map((each) => ({
      ...{ ...each, why: null },
      ...{ proposedBy: anonymous(each.proposedBy), acceptedBy: anonymous(each.acceptedBy) },
    })),
    dissent: report.dissent.map((each) => ({ ...each, by: anonymous(each.by), reason: null })),
  };
}
