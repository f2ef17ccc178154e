/** The web addresses in a comment, found in its plain text: nothing else in it but mentions is ever markup. */
export interface TextPart {
  text: string;
  /** Where it leads; null for plain text. */
  href: string | null;
  /** The thread of this article that the address opens; null for any other. */
  thread: string | null;
}

/** The article on whose page the comment stands. */
export interface OwnPage {
  origin: string;
  article: string;
}

/** Where a thread is found by everybody who may read the article. */
export function threadAddress({ origin, article }: OwnPage, thread: string): string {
  return `${origin}/article/${encodeURIComponent(article)}?thread=${encodeURIComponent(thread)}`;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gu;
/** Marks that end a sentence or close a bracket rather than belong to an address. */
const TRAILING = /[.,;:!?'’)\]}…]+$/u;

/** The text in parts that add up to it. Only `http` and `https` become links; a bracket within an address stays. */
export function linkParts(text: string, page: OwnPage): TextPart[] {
  const parts: TextPart[] = [];
  let read = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = trimmed(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > read) parts.push({ text: text.slice(read, match.index), href: null, thread: null });
    parts.push({ text: href, href, thread: threadIn(href, page) });
    read = match.index + href.length;
  }
  if (read < text.length) parts.push({ text: text.slice(read), href: null, thread: null });
  return parts;
}

function threadIn(href: string, { origin, article }: OwnPage): string | null {
  const url = new URL(href);
  const isHere = url.origin === origin && url.pathname === `/article/${encodeURIComponent(article)}`;
  return isHere ? url.searchParams.get('thread') : null;
}

function trimmed(address: string): string {
  const short = address.replace(TRAILING, '');
  const opened = short.split('(').length > short.split(')').length;
  return opened && address[short.length] === ')' ? `${short})` : short;
}
