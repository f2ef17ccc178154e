/** Makes the translator. Keys are flat and typed per area; an area is an i18next namespace. */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { resources } from './resources.ts';

/** A translator of its own in `language`, ready at once as all texts are in the bundle. */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  translator.use(initReactI18next);
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    resources,
    ns: Object.keys(resources.en),
    defaultNS: 'shell',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return translator;
}
