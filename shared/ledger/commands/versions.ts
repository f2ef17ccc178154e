/** What may be asked about versions of the text. */
import { z } from 'zod';
import { base, nameOf } from '../selectors.ts';

/** Number of a row in the log of the text, from 1. */
const place = z.int().min(1).max(2_000_000_000);

export const versionCommands = [
  /** Without `version` the text as it is now. */
  z.strictObject({ ...base, type: z.literal('version.name'), version: place.optional(), name: nameOf(120) }),
  /** `seen` is the version that its sender looked at when they decided; what came after it stays. Now without it. */
  z.strictObject({ ...base, type: z.literal('version.restore'), version: place, seen: place.optional() }),
] as const;
