/** What may be asked about who works on a claim. */
import { z } from 'zod';
import { about, words } from '../selectors.ts';

const person = z.string().min(1).max(100);

export const claimWorkCommands = [
  /** By who has it already: goes on holding it. */
  z.strictObject({ ...about, type: z.literal('claim.take') }),
  z.strictObject({ ...about, type: z.literal('claim.release') }),
  z.strictObject({ ...about, type: z.literal('claim.assign'), assignee: person.nullable() }),
  /** Empty takes it away. */
  z.strictObject({ ...about, type: z.literal('claim.note'), text: words.trim().max(2_000) }),
] as const;
