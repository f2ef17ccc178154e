/** What may be asked in a live verification session (docs/protocol/checkroom.md). */
import { z } from 'zod';
import { verdict } from '../../review/verdictSchema.ts';
import { base, reason, uuid } from '../selectors.ts';

/** More claims than a desk puts in order by hand. */
const MOST_ORDERED = 500;

const of = { ...base, session: uuid };
const onClaim = { ...of, annotation: uuid };

export const sessionCommands = [
  z.strictObject({ ...of, type: z.literal('session.start') }),
  z.strictObject({ ...of, type: z.literal('session.join') }),
  z.strictObject({ ...of, type: z.literal('session.leave') }),
  /** The lead to somebody who is there; to oneself, when its holder is gone. */
  z.strictObject({ ...of, type: z.literal('session.lead'), person: z.string().min(1).max(100) }),
  /** These first, in this order; the others after them by risk. */
  z.strictObject({ ...of, type: z.literal('session.order'), claims: z.array(uuid).max(MOST_ORDERED) }),
  /** Asks for a claim on stage, or takes that back. */
  z.strictObject({ ...onClaim, type: z.literal('session.propose'), on: z.boolean().default(true) }),
  z.strictObject({ ...onClaim, type: z.literal('session.stage') }),
  z.strictObject({ ...onClaim, type: z.literal('session.vote'), verdict, reason: reason.optional() }),
  z.strictObject({ ...of, type: z.literal('session.reveal') }),
  /** Another blind round on the claim on stage. */
  z.strictObject({ ...of, type: z.literal('session.again') }),
  /** Done with the claim on stage; the next one is the one named, else the first of the queue. */
  z.strictObject({ ...of, type: z.literal('session.next'), annotation: uuid.optional() }),
  /** The claim on stage waits until after the session. */
  z.strictObject({ ...of, type: z.literal('session.park'), reason: reason.optional() }),
  z.strictObject({ ...of, type: z.literal('session.end') }),
] as const;
