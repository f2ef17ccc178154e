/** The same keys as an English area, in another language. */
export type Translation<Area extends Record<string, string>> = { readonly [Key in keyof Area]: string };
