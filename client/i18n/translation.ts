import type { en } from './en/en.ts';

/** The same keys as an English area, in another language. */
export type Translation<Area extends Record<string, string>> = { readonly [Key in keyof Area]: string };

/** All texts of a language, by area. */
export type Texts = { readonly [Area in keyof typeof en]: Translation<(typeof en)[Area]> };
