/** What may be asked about the evidence of a claim. */
import { z } from 'zod';
import { evidenceContent } from '../evidenceContent.ts';
import { RELATIONS, TIERS } from '../evidenceKinds.ts';
import { about, reason, uuid } from '../selectors.ts';

/** What counts, whoever may read the rest. */
const weight = { relation: z.enum(RELATIONS), tier: z.enum(TIERS) };

const named = (value: unknown) => {
  if (typeof value !== 'object' || value === null || !('evidence' in value) || 'id' in value) return value;
  const { evidence: id, ...rest } = value;
  return { id, ...rest };
};
/** As a command carries it; its id may also be called `evidence`. */
const record = z.preprocess(named, evidenceContent.extend({ id: uuid, ...weight }));

const aboutEvidence = { ...about, evidence: uuid };

export const evidenceCommands = [
  z.strictObject({ ...about, type: z.literal('evidence.add'), evidence: record }),
  /** The record as it should have been, whole; the earlier one stays in the ledger. */
  z.strictObject({ ...about, type: z.literal('evidence.amend'), evidence: record, reason: reason.optional() }),
  z.strictObject({ ...aboutEvidence, type: z.literal('evidence.withdraw'), reason: reason.optional() }),
] as const;
