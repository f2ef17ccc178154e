/** What stands above a Markdown text between two lines of three dashes: YAML that says what the article is. */
import { parse } from 'yaml';
import type { LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';

export interface FrontMatter {
  /** The Markdown under it. */
  body: string;
  headline: string | null;
  standfirst: string | null;
  language: string | null;
  slug: string | null;
  left: LeftOut[];
}

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** Nobody writes more than this above an article. */
const MAX_LENGTH = 20_000;

/** By what editors call them, the surest first. */
const NAMES = {
  headline: ['title', 'headline', 'titel', 'kop'],
  standfirst: ['standfirst', 'lead', 'intro', 'dek', 'description', 'summary', 'excerpt', 'subtitle'],
  language: ['lang', 'language', 'taal'],
  slug: ['slug'],
} as const;

/** A mapping of YAML without aliases, every scalar as it is written; null for anything else. */
function mappingOf(source: string): Map<string, unknown> | null {
  try {
    const value: unknown = parse(source, {
      schema: 'failsafe',
      maxAliasCount: 0,
      logLevel: 'silent',
      uniqueKeys: false,
    });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value));
  } catch {
    return null;
  }
}

/** Everything that a value says, as one line. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, inside]) => `${key}: ${wordsOf(inside)}`)
      .join(', ');
  }
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Null where the text has none, or what stands there is no front matter. */
export function frontMatterOf(markdown: string): FrontMatter | null {
  const found = FRONT.exec(markdown);
  const source = found?.[1] ?? '';
  const fields = source.length <= MAX_LENGTH ? mappingOf(source) : null;
  if (!found || !fields) return null;
  const take = (names: readonly string[]) => {
    const name = [...fields.keys()].find((key) => names.includes(key.toLowerCase()) && wordsOf(fields.get(key)) !== '');
    const words = name === undefined ? null : wordsOf(fields.get(name));
    if (name !== undefined) fields.delete(name);
    return words;
  };
  const [headline, standfirst] = [take(NAMES.headline), take(NAMES.standfirst)];
  const left = [...fields].map(([key, value]): LeftOut => ({ kind: 'metadata', text: `${key}: ${wordsOf(value)}` }));
  const [language, slug] = [take(NAMES.language), take(NAMES.slug)];
  return { body: markdown.slice(found[0].length), headline, standfirst, language, slug, left };
}

const same = (a: string, b: string) =>
  a.replace(/\W+/gu, ' ').trim().toLowerCase() === b.replace(/\W+/gu, ' ').trim().toLowerCase();

/** The blocks with what the front matter says in front; a headline that the text says again stands there once. */
export function underFrontMatter({ headline, standfirst }: FrontMatter, blocks: readonly NewBlock[]): NewBlock[] {
  const words = (block: NewBlock) => block.runs.map((run) => run.text).join('');
  const own = blocks.find((block) => block.type === 'headline' && words(block) !== '');
  const isAgain = own !== undefined && headline !== null && same(words(own), headline);
  const rest = blocks.flatMap((block): NewBlock[] => {
    if (block.type !== 'headline' || (headline === null && block === own)) return [block];
    if (words(block) === '' || (isAgain && block === own)) return headline === null ? [block] : [];
    return [{ ...block, type: 'crosshead' }];
  });
  const top = (type: string, text: string | null): NewBlock[] => (text === null ? [] : [{ type, runs: [{ text }] }]);
  if (headline !== null) return [...top('headline', headline), ...top('standfirst', standfirst), ...rest];
  const at = rest.findIndex((block) => block.type === 'headline') + 1;
  return [...rest.slice(0, at), ...top('standfirst', standfirst), ...rest.slice(at)];
}
