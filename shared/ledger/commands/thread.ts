/** What may be asked about a thread. */
import { z } from 'zod';
import { tagKey } from '../../review/tagSchema.ts';
import { about, reason, target, uuid } from '../selectors.ts';
import { OUTCOMES, type Outcome } from '../thread.ts';
import { commentCommands, NOTHING_SAID, said, saysSomething } from './comment.ts';

/** The claim that a thread becomes: its id, made by the sender, and its tag. */
const claimOfThread = z.strictObject({ annotation: uuid, tag: tagKey });
const isForClaim = (command: { outcome: Outcome; claim?: object | undefined }) =>
  command.outcome === 'claim' || command.claim === undefined;

export const threadCommands = [
  z
    .strictObject({ ...about, type: z.literal('thread.open'), comment: uuid.optional(), target, ...said })
    .refine(saysSomething, NOTHING_SAID),
  z
    .strictObject({ ...about, type: z.literal('thread.reply'), comment: uuid, ...said })
    .refine(saysSomething, NOTHING_SAID),
  z
    .strictObject({
      ...about,
      type: z.literal('thread.resolve'),
      outcome: z.enum(OUTCOMES),
      reason: reason.optional(),
      claim: claimOfThread.optional(),
    })
    .refine(isForClaim, { error: 'only a thread that becomes a claim names one', path: ['claim'] }),
  z.strictObject({ ...about, type: z.literal('thread.reopen') }),
  ...commentCommands,
] as const;
