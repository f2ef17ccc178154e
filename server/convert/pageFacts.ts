/** What a web page says of itself. */
export interface PageFacts {
  title: string | null;
  /** Name of the site. */
  site: string | null;
  /** Day of publication, such as `2026-11-25`. */
  date: string | null;
  /** BCP 47 tag, as the page has it. */
  language: string | null;
}

export const NO_FACTS: PageFacts = { title: null, site: null, date: null, language: null };
