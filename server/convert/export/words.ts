/** The few words of our own that stand in exports, in the languages that we write. */
const en = {
  detached: 'These words were no longer in the text:',
  suggestion: 'Suggested wording:',
  suggestedCut: 'Suggested: leave these words out.',
  suggestedLook: 'Suggested: the same words in another look:',
  bold: 'bold',
  italic: 'italic',
  link: 'link',
  notBold: 'not bold',
  notItalic: 'not italic',
  noLink: 'no link',
  picture: 'Picture',
  reportTitle: 'How this article was checked',
  cleared: 'cleared',
  notCleared: 'not cleared',
  claimsDone: (done: number, all: number) => `${done} of ${all} claims checked`,
  reviewAspect: 'How the wording stands to the evidence; no score of truth',
};
export type ExportWords = typeof en;

const nl: ExportWords = {
  detached: 'Deze woorden stonden niet meer in de tekst:',
  suggestion: 'Voorgestelde formulering:',
  suggestedCut: 'Voorstel: laat deze woorden weg.',
  suggestedLook: 'Voorstel: dezelfde woorden in een andere opmaak:',
  bold: 'vet',
  italic: 'cursief',
  link: 'link',
  notBold: 'niet vet',
  notItalic: 'niet cursief',
  noLink: 'geen link',
  picture: 'Beeld',
  reportTitle: 'Hoe dit artikel is gecheckt',
  cleared: 'vrijgegeven',
  notCleared: 'niet vrijgegeven',
  claimsDone: (done, all) => `${done} van ${all} claims gecheckt`,
  reviewAspect: 'Hoe de formulering staat tot het bewijs; geen waarheidsscore',
};

/** English for every language that we do not write. */
export function exportWords(language: string): ExportWords {
  return language.toLowerCase().startsWith('nl') ? nl : en;
}
