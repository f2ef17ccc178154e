/**
 * The shape of a report, published as `kantlijn-report/1`: what `report.json` holds, and what the page is drawn from.
 * People stand in it by an id that `people` explains, moments as ISO 8601 in UTC, words as plain text.
 */
import { z } from 'zod';
import { evidenceContent } from '../ledger/evidenceContent.ts';
import { RELATIONS, TIERS } from '../ledger/evidenceKinds.ts';
import { ROLES } from '../permissions.ts';
import { sessionMinutes } from '../session/minutesSchema.ts';
import { WORD_STATES } from './coverage.ts';
import { verdict } from './verdictSchema.ts';

export const REPORT_FORMAT = 'kantlijn-report/1';

const id = z.string().min(1);
const at = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whyOrNull = z.string().nullable();
/** Who did something, and when. */
const done = { by: id, at };

const blockerKind = z.enum([
  ...(['open', 'taken', 'stale', 'secondTick', 'wrong', 'tk'] as const),
  ...(['change', 'single', 'unverifiable', 'detached', 'residue', 'coverage'] as const),
]);

const gate = z.strictObject({
  /** The clearance that stands. */
  cleared: z.strictObject({ ...done, version: hash, rules: hash }).nullable(),
  isWhole: z.boolean().describe('cleared, and neither words nor checks are others since'),
  touched: count.describe('sentences changed since it was cleared'),
  blockers: z.array(
    z.strictObject({
      kind: blockerKind,
      words: count.describe('of coverage: how many are missing'),
      quote: z.string(),
      annotation: id.nullable().describe('what it is about; null for coverage and left-overs'),
      waiver: z.strictObject({ ...done, reason: z.string() }).nullable(),
    }),
  ),
  /** Waivers of what is otherwise by now: they hold for nothing. */
  lapsed: z.array(z.strictObject({ ...done, kind: blockerKind, quote: z.string(), reason: z.string() })),
  history: z.array(
    z.strictObject({ ...done, kind: z.enum(['cleared', 'withdrawn']), version: hash.nullable(), reason: whyOrNull }),
  ),
});

const counts = z.record(z.enum(WORD_STATES), count);
const coverage = z.strictObject({
  words: count,
  percent: z.int().min(0).max(100),
  counts,
  /** In the order of the text; `stretches` in UTF-16 units of the block, blanks between two states in neither. */
  blocks: z.array(
    z.strictObject({
      words: count,
      counts,
      stretches: z.array(z.strictObject({ start: count, end: count, state: z.enum(WORD_STATES) })),
    }),
  ),
  /** Sentences of which somebody said that there is nothing to check, where that still holds. */
  sentences: z.array(z.strictObject({ ...done, text: z.string() })),
});

const tick = z.strictObject({
  seq: count.describe('the number of its entry in the ledger'),
  ...done,
  signed: verdict.describe('as it was given'),
  verdict: verdict.describe('as it counts by now: an accepted change is confirmed, a declined one wrong'),
  wordings: z.array(z.string()).describe('the words that were signed, by passage'),
  standing: z.enum(['stands', 'reworded', 'cracked', 'takenBack', 'reopened']),
  crack: z.enum(['wording', 'evidence', 'suggestion', 'ended']).nullable().describe('null while it stands'),
  ended: z.strictObject({ ...done, reason: whyOrNull }).nullable(),
  note: z.string().nullable(),
});

const evidence = z.strictObject({
  id,
  relation: z.enum(RELATIONS),
  tier: z.enum(TIERS),
  origin: id,
  ...done,
  corrected: z.array(z.strictObject({ ...done, reason: whyOrNull })).describe('when and why it was put otherwise'),
  withdrawn: z.strictObject({ ...done, reason: whyOrNull }).nullable(),
  content: evidenceContent.nullable().describe('null where the reader may not see it: it is there, and withheld'),
});

const claim = z.strictObject({
  id,
  number: z.int().min(1).describe('its place in this report, which is that of its words in the text'),
  tag: z.string(),
  tagNames: z.strictObject({ en: z.string(), nl: z.string() }),
  state: z.enum(['open', 'taken', 'first', 'done', 'stale', 'reopened', 'dropped']),
  verdict: verdict.nullable(),
  needed: z.union([z.literal(1), z.literal(2)]).describe('signatures asked for'),
  standing: count.describe('signatures that stand'),
  quotes: z.array(z.string()).describe('how its passages read now'),
  note: z.strictObject({ ...done, text: z.string() }).nullable(),
  ticks: z.array(tick).describe('every signature ever given, in order'),
  evidence: z.array(evidence),
});

export const report = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  form: z.enum(['full', 'public']).describe('full: what its reader may see'),
  article: z.strictObject({ id, slug: z.string(), headline: z.string(), language: z.string() }),
  version: hash.describe('sha-256 of the text that this speaks of'),
  madeAt: at,
  people: z.record(z.string(), z.strictObject({ name: z.string(), role: z.enum(ROLES).nullable() })),
  gate,
  coverage,
  claims: z.array(claim),
  dropped: z.array(z.strictObject({ ...done, tag: z.string(), quote: z.string(), reason: whyOrNull })),
  /** Wordings that are others because of the check. */
  changes: z.array(
    z.strictObject({
      before: z.string(),
      after: z.string(),
      why: whyOrNull,
      claim: id.nullable().describe('the claim whose signature asked for it'),
      proposedBy: id,
      acceptedBy: id,
      at,
    }),
  ),
  sources: z.array(
    z.strictObject({
      origin: id,
      name: z.string().nullable().describe('null where none may be told'),
      records: z.array(z.strictObject({ claim: id, id, title: z.string().nullable() })),
    }),
  ),
  /** Where somebody saw it differently. */
  dissent: z.array(
    z.strictObject({
      kind: z.enum(['verdict', 'takenBack', 'reopened', 'voted', 'declined']),
      claim: id.nullable(),
      quote: z.string(),
      ...done,
      said: verdict.nullable().describe('what they had signed, or voted'),
      stands: verdict.nullable().describe('what stands now; of a vote where nothing does, what the room said'),
      reason: whyOrNull,
    }),
  ),
  /** Live sessions, the first one first; on the whole like `minutes.json`. */
  sessions: z.array(sessionMinutes),
  ledger: z.strictObject({ seq: count, hash, from: at.nullable(), to: at.nullable() }),
});

export type Report = z.infer<typeof report>;
export type ReportClaim = Report['claims'][number];
export type ReportTick = ReportClaim['ticks'][number];
export type ReportEvidence = ReportClaim['evidence'][number];
