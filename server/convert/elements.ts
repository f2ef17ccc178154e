/** What HTML elements are to a reader of articles: blocks, embeds, or no text at all. */
const setOf = (names: string) => new Set(names.split(' '));

/** Without words of their own, whatever stands in them. */
const WORDLESS = setOf('script style template head title meta link base param iframe');
/** Not taken over; their words, if any, are listed. */
export const DROPPED = setOf(
  'script style template noscript head title meta link base object applet param svg math canvas input select option textarea button',
);
export const BLOCKS = setOf(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul',
);
export const EMBEDS = setOf('iframe embed video audio');

export const ELEMENT = 1;
export const TEXT = 3;
const BREAK = null;

export const tagOf = (element: Element) => element.localName.toLowerCase();

/** Set apart from what stands before it, though no sign does: buttons, one link or one span after another. */
function isApart(node: Node, tag: string): boolean {
  if (tag === 'button' || tag === 'label') return true;
  const before = node.previousSibling;
  if (before?.nodeType !== ELEMENT) return false;
  return tag === 'a' || (tag === 'span' && tagOf(before as Element) === 'span');
}

/** The words in an element as a reader sees them, a line for each block; nothing of scripts and styles. */
export function linesOf(root: Node): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words !== '') lines.push(words);
    line = '';
  };
  const waiting: (Node | typeof BREAK)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node) end();
    else if (node.nodeType === TEXT) line += node.textContent ?? '';
    else {
      const tag = node.nodeType === ELEMENT ? tagOf(node as Element) : '';
      if (WORDLESS.has(tag)) continue;
      const isBlock = BLOCKS.has(tag) || tag === 'br' || isApart(node, tag);
      if (isBlock) waiting.push(BREAK);
      for (const child of [...node.childNodes].reverse()) waiting.push(child);
      if (isBlock) end();
    }
  }
  end();
  return lines;
}
