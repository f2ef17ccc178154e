/**
 * How much a change of wording changes what is said. Each text is brought to a form in which differences that do not
 * count are gone, first cosmetic ones, then those of wording; what still differs is substance. So whatever the lists do
 * not know is substance: we rather ask for a second look too many than let a signature stand under another claim.
 * Comparing forms costs time in proportion to the text, asks for no alignment, and is the same in both directions.
 */
import { cosmeticForm } from './grading/cosmetic.ts';
import { EN } from './grading/en.ts';
import type { Language } from './grading/language.ts';
import { NL } from './grading/nl.ts';
import { rewordedForm } from './grading/rewording.ts';
import { type Token, tokensOf } from './grading/tokens.ts';
import { plainTypography } from './grading/typography.ts';

/** `none`: not a character differs. `cosmetic` and `wording` leave a tick standing, `substance` cracks it. */
export type Grade = 'none' | 'cosmetic' | 'wording' | 'substance';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['nl', NL],
  ['en', EN],
]);

/** Blanks between a word and a sign are typography, so tokens alone count; none holds a blank. */
function sameForm(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ text }, place) => text === b[place]?.text);
}

/**
 * The grade of the change from `before` to `after`, in a language told by its tag (`nl`, `en-GB`). In a language
 * without lists everything but typography is substance.
 */
export function grade(before: string, after: string, language: string): Grade {
  if (before === after) return 'none';
  const known = LANGUAGES.get(language.toLowerCase().split(/[-_]/)[0] ?? '') ?? null;
  const form = (text: string) => cosmeticForm(tokensOf(plainTypography(text)), known);
  const [old, now] = [form(before), form(after)];
  if (sameForm(old, now)) return 'cosmetic';
  return known && sameForm(rewordedForm(old, known), rewordedForm(now, known)) ? 'wording' : 'substance';
}
