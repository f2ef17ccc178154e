/** The claims of a report: in the order of the text, each with every signature and every record there ever was. */
import type { Claim } from '../ledger/claim.ts';
import type { Evidence } from '../ledger/evidence.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
import type { ReportClaim, ReportEvidence, ReportTick } from './reportSchema.ts';
import { type ArticleReview, quotesOf } from './review.ts';
import type { ReviewBlock } from './reviewBlock.ts';
import type { TickStanding } from './standing.ts';
import type { TagSet } from './tagSchema.ts';
import { tagOf } from './tags.ts';

/** By passage id, its place in the text. */
function placesIn(blocks: readonly ReviewBlock[]): Map<string, number> {
  const ids = blocks.flatMap(({ stretches }) => stretches.map(({ id }) => id));
  return new Map([...new Set(ids)].map((id, place) => [id, place]));
}

/** Claims by where their first words stand; those without words last. */
export function orderedClaims(state: LedgerState, blocks: readonly ReviewBlock[]): Claim[] {
  const places = placesIn(blocks);
  const placeOf = ({ passages }: Claim) =>
    Math.min(...passages.map(({ id }) => places.get(id) ?? Number.POSITIVE_INFINITY));
  const placed = annotationsOf(state, 'claim')
    .filter(({ dropped }) => dropped === null)
    .map((claim) => ({ claim, place: placeOf(claim) }));
  return placed.sort((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map(({ claim }) => claim);
}

function standingOf({ tick, crack, grade }: TickStanding): ReportTick['standing'] {
  if (tick.ended) return tick.ended.kind === 'unticked' ? 'takenBack' : 'reopened';
  if (crack !== null) return 'cracked';
  return grade === 'wording' ? 'reworded' : 'stands';
}

function tickIn(standing: TickStanding): ReportTick {
  const { tick, verdict, crack } = standing;
  const { seq, by, at, verdict: signed, note, ended } = tick;
  return {
    ...{ seq, by, at, signed, verdict, wordings: tick.wordings.map(({ text }) => text) },
    ...{ standing: standingOf(standing), crack, note },
    ended: ended && { by: ended.by, at: ended.at, reason: ended.reason },
  };
}

function evidenceIn(record: Evidence): ReportEvidence {
  const { id, relation, tier, origin, by, at, content, withdrawn, earlier, writtenBy, writtenAt, reason } = record;
  const [, ...corrections] = [...earlier, { by: writtenBy, at: writtenAt, reason }];
  return {
    ...{ id, relation, tier, origin, by, at, content },
    corrected: corrections.map((each) => ({ by: each.by, at: each.at, reason: each.reason })),
    withdrawn: withdrawn && { by: withdrawn.by, at: withdrawn.at, reason: withdrawn.reason ?? null },
  };
}

export function claimsIn(claims: readonly Claim[], review: ArticleReview, tags: TagSet): ReportClaim[] {
  return claims.flatMap((claim, index) => {
    const found = review.claims.get(claim.id);
    if (!found) return [];
    const { state, verdict, needed, standing, ticks } = found;
    const { id, tag, note } = claim;
    const called = { id, number: index + 1, tag, tagNames: { ...tagOf(tags, tag).names } };
    return [
      {
        ...called,
        ...{ state, verdict, needed, standing },
        ...{ quotes: quotesOf(claim, review), note: note && { by: note.by, at: note.at, text: note.text } },
        ...{ ticks: ticks.map(tickIn), evidence: claim.evidence.map(evidenceIn) },
      },
    ];
  });
}
