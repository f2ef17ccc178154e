/** As much of `jsonld` as the tests call. */
declare module 'jsonld' {
  interface Loaded {
    contextUrl: string | null;
    documentUrl: string;
    document: object;
  }
  interface ExpandOptions {
    documentLoader(url: string): Promise<Loaded>;
    /** Throws on a term that the context does not know, which is dropped otherwise. */
    safe: boolean;
  }
  // biome-ignore lint/suspicious/noExplicitAny: an expanded document is looked into field by field
  const jsonld: { expand(document: object, options: ExpandOptions): Promise<any[]> };
  export default jsonld;
}
