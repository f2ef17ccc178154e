/** The languages of the interface. The article's own language is another matter. */
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language under its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** The language to use: the person's setting, else the first of the browser's that we speak, else English. */
export function languageFor(setting: string | null | undefined, browser: readonly string[]): Language {
  const wanted = [setting ?? '', ...browser].map((tag) => tag.toLowerCase().split('-')[0]);
  return (
    LANGUAGES.find((language) => language === wanted.find((tag) => LANGUAGES.some((known) => known === tag))) ?? 'en'
  );
}

/** The locale for dates and numbers: the browser's regional form of the language, else the European one. */
export function localeFor(language: Language, browser: readonly string[]): string {
  const regional = browser.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return regional ?? (language === 'nl' ? 'nl-NL' : 'en-GB');
}

const STORAGE_KEY = 'kantlijn.language';

/** What the last one to read here set or chose; null where the browser decides. */
export const storedLanguage = (storage: Pick<Storage, 'getItem'>) => storage.getItem(STORAGE_KEY);

/** What a page begins in, before the server has said who reads it: as the last one was shown in this browser. */
export function firstLanguage(storage: Pick<Storage, 'getItem'>, browser: readonly string[]): Language {
  return languageFor(storedLanguage(storage), browser);
}

/** @param setting of the person; null where the browser decides. */
export function storeLanguage(storage: Pick<Storage, 'setItem' | 'removeItem'>, setting: string | null): void {
  if (setting === null) storage.removeItem(STORAGE_KEY);
  else storage.setItem(STORAGE_KEY, setting);
}
