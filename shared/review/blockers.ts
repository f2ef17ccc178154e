/** What stands between the article and its clearance (product.md, Clearance): each by name, one click away. */
import type { Waiver } from '../ledger/clearance.ts';
import type { Verdict } from './verdicts.ts';

export type BlockerKind =
  | 'open'
  | 'taken'
  | 'stale'
  | 'secondTick'
  | 'wrong'
  | 'tk'
  | 'change'
  | 'single'
  | 'unverifiable'
  | 'detached'
  | 'residue'
  | 'coverage';

export interface Blocker {
  /** Names it in a waiver. Where it is about words it holds their hash: of other words it is another blocker. */
  key: string;
  kind: BlockerKind;
  /** What it is about; null for coverage and left-overs. */
  annotation: string | null;
  /** Of a left-over: its place among the blocks of the text, from 0; otherwise null. */
  block: number | null;
  /** Its words; of what has an annotation, or is coverage, empty. */
  quote: string;
  /** Of coverage: how many words are missing; otherwise 0. */
  words: number;
  /** Never for what is known to be wrong, or missing. */
  waivable: boolean;
  /** Set where a chief has waived it. */
  waiver: Waiver | null;
}

/** Which verdicts block what is fully signed. */
export const BLOCKING: Partial<Record<Verdict, BlockerKind>> = {
  wrong: 'wrong',
  change: 'change',
  single: 'single',
  unverifiable: 'unverifiable',
};

const NEVER_WAIVED: ReadonlySet<BlockerKind> = new Set(['wrong', 'tk']);

export function blockerOf(
  kind: BlockerKind,
  {
    key,
    annotation = null,
    words = 0,
    block = null,
    quote = '',
  }: { key: string } & Partial<Pick<Blocker, 'annotation' | 'words' | 'block' | 'quote'>>,
  waivers: ReadonlyMap<string, Waiver>,
): Blocker {
  const waivable = !NEVER_WAIVED.has(kind);
  const waiver = waivers.get(key);
  // A waiver for so many missing words does not hold for more.
  const holds = waivable && waiver !== undefined && words <= waiver.words;
  return { key, kind, annotation, block, quote, words, waivable, waiver: holds ? waiver : null };
}
