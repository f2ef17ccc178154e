/** Verdicts: how our wording stands to the evidence, never a truth score (product.md, Verdicts). */
import { z } from 'zod';

export const VERDICTS = [
  'confirmed',
  'change',
  'attributed',
  'single',
  'disputed',
  'unverifiable',
  'wrong',
  'uncheckable',
] as const;

export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;
