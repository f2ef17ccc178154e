/** The web addresses in a comment, found in its plain text: nothing else in it is ever markup. */
export interface TextPart {
  text: string;
  /** Where it leads; null for plain text. */
  href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gu;
/** Marks that end a sentence or close a bracket rather than belong to an address. */
const TRAILING = /[.,;:!?'’)\]}…]+$/u;

/** The text in parts that add up to it. Only `http` and `https` become links; a bracket within an address stays. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let read = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = trimmed(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > read) parts.push({ text: text.slice(read, match.index), href: null });
    parts.push({ text: href, href });
    read = match.index + href.length;
  }
  if (read < text.length) parts.push({ text: text.slice(read), href: null });
  return parts;
}

function trimmed(address: string): string {
  const short = address.replace(TRAILING, '');
  const opened = short.split('(').length > short.split(')').length;
  return opened && address[short.length] === ')' ? `${short})` : short;
}
