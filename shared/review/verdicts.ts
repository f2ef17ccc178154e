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

/** What a claim with this verdict, fully signed, still needs before its article may be cleared. */
export const CLEARABLE: Readonly<Record<Verdict, 'yes' | 'change' | 'waiver' | 'never'>> = {
  confirmed: 'yes',
  change: 'change',
  attributed: 'yes',
  single: 'waiver',
  disputed: 'yes',
  unverifiable: 'waiver',
  wrong: 'never',
  uncheckable: 'yes',
};
