/** Dutch or English, by the small words that every sentence has. A guess to be confirmed, never a decision. */
const MARKS = {
  nl: 'de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou wat mijn dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze want nog zal volgens werd werden',
  en: 'the a of and to that it is was i for on you he be with as by at have are this not but had his they from she which or we an there were been one so if would their has will what according',
};
const WORDS = {
  nl: new Set(MARKS.nl.split(' ')),
  en: new Set(MARKS.en.split(' ')),
};

/** Words looked at: enough for a verdict, little enough for a book. */
const SAMPLE = 2_000;

/** The likelier language, or null when neither clearly leads. */
export function guessLanguage(text: string): 'en' | 'nl' | null {
  const words =
    text
      .slice(0, SAMPLE * 8)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const sample = words.slice(0, SAMPLE);
  const nl = sample.filter((word) => WORDS.nl.has(word)).length;
  const en = sample.filter((word) => WORDS.en.has(word)).length;
  if (nl === en || Math.max(nl, en) < 2) return null;
  return nl > en ? 'nl' : 'en';
}
