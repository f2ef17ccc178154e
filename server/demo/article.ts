/** An article to try things out on. Places and people are invented. */
export interface DemoArticle {
  slug: string;
  language: 'en' | 'nl';
  /** Plain text: headline, standfirst, then the body as a CMS gives it. */
  text: string;
  /** Threads that stand in its margin from the start; `quote` occurs once in the text. */
  threads: { quote: string; comment: string; answer?: string; resolved?: true }[];
  /** Claims by the key of their tag; the quotes are passages of one fact, each once in the text. */
  claims?: { quotes: [string, ...string[]]; tag: string }[];
}
