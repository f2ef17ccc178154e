/** The texts of the interface, a language at a time: each is fetched when it is first spoken. */
import type { en } from './en/en.ts';
import type { Language } from './languages.ts';
import type { Texts } from './translation.ts';

const LOADERS: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./en/en.ts')).en,
  nl: async () => (await import('./nl/nl.ts')).nl,
};

export function textsIn(language: Language): Promise<Texts> {
  return LOADERS[language]();
}

/** Gives `t` its keys. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    keySeparator: false;
    resources: typeof en;
  }
}
