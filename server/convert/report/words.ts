/** The words of the printed report, in the languages that it is written in. */
import { en } from './wordsEn.ts';
import { nl } from './wordsNl.ts';

export type ReportWords = typeof en;

/** English for every language that the report is not written in. */
export function reportWords(language: string): ReportWords {
  return language.toLowerCase().startsWith('nl') ? nl : en;
}
