/**
 * The article that is measured, twice: the same words with annotations and without. Quotes carry a number of their own,
 * so that each stands in the text once.
 */
export interface Newsroom {
  /** Without a slash at the end. */
  origin: string;
  cookie: string;
}

export interface Size {
  words: number;
  annotations: number;
}

const WORDS =
  'the water board said on Monday that more than a third of the pumps along the river had not been tested since the flood of last spring while residents who walked to the town hall asked why nobody had called them before the dike gave way near the old harbour'.split(
    ' ',
  );
const WORDS_A_PARAGRAPH = 65;
const FIRST_NUMBER = 10_000;
/** Of ten annotations, how many are comments; the others are claims. */
const COMMENTS_OF_TEN = 7;
const CLAIM_TAGS = ['n', 'g', 'd'] as const;

/** Headline, then paragraphs; the words of each quote stand where `quoteOf` finds them. */
function textOf({ words, annotations }: Size): string {
  const every = Math.floor(words / annotations);
  const all = Array.from({ length: words }, (_, at) =>
    at % every === 0 && at / every < annotations ? String(FIRST_NUMBER + at / every) : WORDS[at % WORDS.length],
  );
  const paragraphs = Array.from({ length: Math.ceil(words / WORDS_A_PARAGRAPH) }, (_, n) =>
    all.slice(n * WORDS_A_PARAGRAPH, (n + 1) * WORDS_A_PARAGRAPH).join(' '),
  );
  return ['What the water board knew', ...paragraphs].join('\n\n');
}

async function asked<T>({ origin, cookie }: Newsroom, path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', cookie, origin };
  const response = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status === 429) {
    const asTold = Number(response.headers.get('retry-after')) * 1_000;
    await new Promise((again) => setTimeout(again, asTold));
    return asked({ origin, cookie }, path, body);
  }
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Makes the article without annotations; gives its id. */
export async function createArticle(newsroom: Newsroom, slug: string, size: Size): Promise<string> {
  const article = { desk: 'newsroom', slug, language: 'en', format: 'text', content: textOf(size) };
  return (await asked<{ id: string }>(newsroom, '/articles', article)).id;
}

/** Hangs the annotations on it, by quote, as other clients would. */
export async function annotate(newsroom: Newsroom, article: string, { annotations }: Size): Promise<void> {
  for (let n = 0; n < annotations; n += 1) {
    const target = { quote: { exact: String(FIRST_NUMBER + n) } };
    const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
    const opening =
      n % 10 < COMMENTS_OF_TEN
        ? { type: 'thread.open', text: `Who counted this? The log of ${n} says something else.` }
        : { type: 'claim.open', tag: CLAIM_TAGS[n % CLAIM_TAGS.length] };
    await asked(newsroom, `/articles/${article}/commands`, { ...ids, target, ...opening });
  }
}
