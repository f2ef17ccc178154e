/** Verdicts: how our wording stands to the evidence, never a truth score (product.md, Verdicts). */
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

export type Verdict = (typeof VERDICTS)[number];
