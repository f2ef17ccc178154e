/** Makes the translator. Keys are flat and typed per area; an area is an i18next namespace. */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { textsIn } from './texts.ts';
import type { Texts } from './translation.ts';

/** A translator of its own in `language`, ready at once with the texts it is given. */
export function createTranslator(language: Language, texts: Partial<Record<Language, Texts>>): i18n {
  const translator = createInstance();
  translator.use(initReactI18next);
  void translator.init({
    lng: language,
    fallbackLng: false,
    resources: texts,
    ns: Object.keys(texts[language] ?? {}),
    defaultNS: 'shell',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return translator;
}

/** Has the texts of a language; what is shown stays as it is until `changeLanguage`. */
export async function learnLanguage(translator: i18n, language: Language): Promise<void> {
  if (translator.hasResourceBundle(language, 'shell')) return;
  for (const [area, texts] of Object.entries(await textsIn(language)))
    translator.addResourceBundle(language, area, texts);
}
