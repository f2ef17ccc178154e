/** The languages that detection knows. Another one is a file like `nl.ts` and a line here. */
import { EN } from './en.ts';
import { NL } from './nl.ts';
import type { LanguagePack } from './pack.ts';

const PACKS: ReadonlyMap<string, LanguagePack> = new Map([
  ['nl', NL],
  ['en', EN],
]);

const NOTHING = new Set<string>();

/** What is found in a text whose language has no pack: quotation marks and TK read alike everywhere. */
const ANY: LanguagePack = {
  classes: {},
  shapes: [],
  patterns: { money: '', date: '', number: '#', superlative: '', hedge: '' },
  modifiers: '',
  names: {
    ordinary: NOTHING,
    ordinaryEnding: /(?:)/,
    adjective: /(?:)/,
    adjectiveBut: '',
    never: '',
    titles: '',
    titleEnding: /(?!)/,
    titleJoin: '',
    particles: '',
    joins: '',
    heads: '',
    fields: '',
    conjunctions: '',
    known: '',
    verbs: '',
    relatives: '',
    adverb: /(?!)/,
  },
  abbreviations: '',
  elisions: '',
  missing: /(?<![\p{L}\d])TK+(?![\p{L}\d])/gu,
  residue: [],
  caption: [/^[^©]{0,400}©\s*\S[^.!?]{0,79}$/u],
  empty: NOTHING,
};

/** The pack of a BCP 47 tag, with its own name. */
export function packFor(tag: string): { language: string; pack: LanguagePack } {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  const pack = PACKS.get(language);
  return pack ? { language, pack } : { language: '', pack: ANY };
}
