/** Asking the server what a page on the web says of itself. */
import { api } from './http.ts';

export interface FoundPage {
  /** After redirects; of a copy in a web archive, the original's. */
  url: string;
  archived: { url: string; at: string } | null;
  /** Media type. */
  type: string;
  /** Bytes; null where its server does not say. */
  size: number | null;
  title: string | null;
  site: string | null;
  /** Such as `2026-11-25`. */
  date: string | null;
  language: string | null;
}

/** Rejects with an `ApiProblem`. */
export function askPage(article: string, url: string): Promise<FoundPage> {
  return api(`/articles/${encodeURIComponent(article)}/evidence/page`, { method: 'POST', body: { url } });
}
