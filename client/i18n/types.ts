/** Gives `t` its keys, and a translation its shape. */
import type { Texts } from './resources.ts';

/** The same keys as an English area, in another language. */
export type Translation<Area extends Record<string, string>> = { readonly [Key in keyof Area]: string };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    keySeparator: false;
    resources: Texts;
  }
}
