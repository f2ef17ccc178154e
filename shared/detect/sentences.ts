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
/** Letters of a word that tells something. */
const SHORTEST = 3;

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
  let start = tokens[0]?.start ?? 0;
  const close = (end: number) => {
    const hasKind = (kind: Mark['kind']) =>
      marks.some((mark) => mark.kind === kind && mark.start < end && start < mark.end);
    // What a headline quotes is somebody's, as what it hedges is.
    if (stems.size > 1) found.push({ start, end, stems, hedged: hasKind('hedge') || (lead && hasKind('quote')), lead });
    stems = new Set();
  };
  let ended: number | null = null;
  for (const token of tokens) {
    if (token.kind === 'sign') {
      if (/[.!?…]/.test(token.text)) ended = token.end;
      // What closes right behind belongs to the sentence: a quotation mark, a bracket.
      else if (ended === token.start) ended = token.end;
      continue;
    }
    if (ended !== null && token.starts) {
      close(ended);
      start = token.start;
    }
    ended = null;
    const isTelling = token.kind === 'number' || token.lower.length >= SHORTEST;
    if (isTelling && !pack.empty.has(token.lower)) stems.add(stemOf(token.lower));
  }
  const last = tokens.at(-1);
  if (last) close(ended ?? last.end);
  return found;
}
