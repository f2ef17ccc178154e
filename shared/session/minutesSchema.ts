/**
 * The shape of the minutes of a live session, as `minutes.json` and reports hold them: people by an id that `people`
 * explains, moments as ISO 8601 in UTC, words as plain text. What nobody was shown by a reveal is not in them.
 */
import { z } from 'zod';
import { ROLES } from '../permissions.ts';
import { verdict } from '../review/verdictSchema.ts';

export const MINUTES_FORMAT = 'kantlijn-minutes/1';

const id = z.string().min(1);
const at = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const whyOrNull = z.string().nullable();

const vote = z.strictObject({
  by: id,
  role: z.enum(ROLES).describe('when they voted'),
  verdict,
  reason: whyOrNull,
});

const round = z.strictObject({
  from: at,
  revealedAt: at.nullable().describe('null where the votes were never shown: nobody learns what they were'),
  voted: count.describe('how many had voted'),
  votes: z.array(vote),
  outcome: z.enum(['agreed', 'carried', 'split']).nullable(),
  verdict: verdict.nullable().describe('of the room, which is no signature'),
});

const turn = z.strictObject({
  claim: id,
  tag: z.string(),
  quote: z.string().describe('how its first passage reads now; of one that is gone, how it read'),
  from: at,
  to: at.nullable().describe('null while it is on stage'),
  seconds: z.number().min(0).nullable(),
  conclusion: z.enum(['next', 'parked', 'left', 'ended']).nullable(),
  reason: whyOrNull,
  rounds: z.array(round),
});

export const sessionMinutes = z.strictObject({
  id,
  startedAt: at,
  endedAt: at.nullable().describe('null while it runs'),
  seconds: z.number().min(0).nullable(),
  leads: z.array(z.strictObject({ by: id, from: at })).describe('who led, from when on'),
  attendance: z.array(z.strictObject({ by: id, role: z.enum(ROLES), from: at, to: at.nullable() })),
  turns: z.array(turn).describe('claims in the order in which they came on stage'),
  /** Of first rounds: nobody had heard the others yet. */
  agreement: z.strictObject({
    claims: count.describe('with two votes or more'),
    observed: share.nullable().describe('share of the pairs of votes on a claim that say the same'),
    kappa: z.number().nullable().describe('Fleiss; null too where all votes of all claims were the same'),
  }),
});

export const minutesFile = z.strictObject({
  format: z.literal(MINUTES_FORMAT),
  article: z.strictObject({ id, slug: z.string(), headline: z.string(), language: z.string() }),
  madeAt: at,
  people: z.record(z.string(), z.strictObject({ name: z.string(), role: z.enum(ROLES).nullable() })),
  ...sessionMinutes.shape,
});

export type SessionMinutes = z.infer<typeof sessionMinutes>;
export type TurnMinutes = SessionMinutes['turns'][number];
export type MinutesFile = z.infer<typeof minutesFile>;
