/** What a block's sentences are about, for comparing them: who says the same thing with a hedge, and who without. */
import type { LanguagePack } from './languages/pack.ts';
import { bare } from './names.ts';
import type { DetectBlock, Mark } from './proposal.ts';
import type { Token } from './tokens.ts';

export interface Sentence {
  start: number;
  end: number;
  /** Stems of the words that say what it is about. */
  stems: ReadonlySet<string>;
  hedged: boolean;
  /** Readers meet it before the body, or without it. */
  lead: boolean;
}

const LEADS = new Set(['headline', 'standfirst', 'crosshead', 'caption']);
/** Endings of forms differ behind this many letters, mostly. */
const STEM = 5;

/** Length after which two words with the same beginning are taken for forms of one. */
function stemOf(lower: string): string {
  const word = bare(lower).normalize('NFD').replace(/\p{M}/gu, '');
  return /^\d/.test(word) ? word : word.slice(0, STEM);
}

interface Parts extends DetectBlock {
  tokens: readonly Token[];
  marks: readonly Mark[];
  pack: Pick<LanguagePack, 'empty'>;
}

export function sentencesOf({ type, tokens, marks, pack }: Parts): Sentence[] {
  const lead = LEADS.has(type);
  const found: Sentence[] = [];
  let stems = new Set<string>();
  let start = 0;
  const close = (end: number) => {
    const isHedged = marks.some((mark) => mark.kind === 'hedge' && mark.start < end && start < mark.end);
    if (stems.size > 1) found.push({ start, end, stems, hedged: isHedged, lead });
    stems = new Set();
  };
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    const isNew = place === 0 || (token.starts && before !== undefined && /[.!?…]/.test(tokens[place - 1]?.text ?? ''));
    if (isNew) {
      if (before) close(before.end);
      start = token.start;
    }
    if (token.kind === 'sign' || token.lower.length < 3 + Number(token.kind === 'number') * -2) continue;
    if (!pack.empty.has(token.lower)) stems.add(stemOf(token.lower));
  }
  const last = tokens.at(-1);
  if (last) close(last.end);
  return found;
}
