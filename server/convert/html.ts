/**
 * HTML as an article. The tree is only read: what comes out is built anew of our own block types and three marks, so no
 * script, style, handler or unknown element can pass. Words of unknown elements are kept.
 */
import { parseHTML } from 'linkedom';
import { safeHref } from '../../shared/schema/href.ts';
import { BLOCK_TYPES } from '../../shared/text/block.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { BlockCollector, type BlockKind, type Marks } from './htmlBlocks.ts';
import { captionAndCredit, sortedOut, withHeadline } from './leftovers.ts';

const DROPPED = new Set(
  'script style template noscript head title meta link base object applet param svg math canvas input select option textarea button'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const EMBEDS = new Set(['iframe', 'embed', 'video', 'audio']);
/** Deeper than this a tree is read as its bare words: nobody writes like that, and the stack has an end. */
const MAX_DEPTH = 200;
const MAX_LEVEL = 6;

interface Place {
  kind: BlockKind;
  marks: Marks;
  preformatted: boolean;
  /** How many lists lie around; the innermost decides the kind. */
  lists: number;
  ordered: boolean;
  depth: number;
}

const ELEMENT = 1;
const TEXT = 3;

function marksAt(element: Element, tag: string, marks: Marks): Marks {
  if (tag === 'b' || tag === 'strong') return { ...marks, bold: true };
  if (tag === 'i' || tag === 'em' || tag === 'cite') return { ...marks, italic: true };
  const href = tag === 'a' ? safeHref(element.getAttribute('href')) : null;
  return href === null ? marks : { ...marks, link: { href } };
}

/** What a block element makes of the words in it. */
function kindAt(element: Element, tag: string, place: Place): BlockKind {
  const own = element.getAttribute('data-block');
  const type = BLOCK_TYPES.find((each) => each === own);
  if (type && type !== 'figure' && type !== 'embed' && type !== 'bullet' && type !== 'ordered') return { type };
  if (tag === 'h1') return { type: 'headline' };
  if (/^h[2-6]$/.test(tag)) return { type: 'crosshead' };
  if (tag === 'blockquote') return { type: 'quote' };
  if (tag === 'figcaption') return { type: 'caption' };
  if (tag !== 'li') return place.kind;
  const level = Math.min(MAX_LEVEL, Math.max(0, place.lists - 1));
  return { type: place.ordered ? 'ordered' : 'bullet', attrs: { level } };
}

function placeIn(element: Element, tag: string, place: Place): Place {
  const isList = tag === 'ul' || tag === 'ol';
  return {
    kind: kindAt(element, tag, place),
    marks: marksAt(element, tag, place.marks),
    preformatted: place.preformatted || tag === 'pre',
    lists: place.lists + (isList ? 1 : 0),
    ordered: isList ? tag === 'ol' : place.ordered,
    depth: place.depth + 1,
  };
}

function embed(element: Element, place: Place, into: BlockCollector): void {
  const url = safeHref(element.getAttribute('src'));
  if (url?.startsWith('https://')) into.add({ type: 'embed', attrs: { url }, runs: [] }, place.kind);
}

/** A picture outside a figure becomes one; its alternative text serves as caption. */
function picture(element: Element, place: Place, into: BlockCollector): void {
  if (element.closest('figure')) return;
  into.add({ type: 'figure', runs: [] }, { type: 'caption' });
  into.write(element.getAttribute('alt') ?? '', {}, false);
  into.begin(place.kind);
}

function walkElement(element: Element, place: Place, into: BlockCollector): void {
  const tag = element.localName.toLowerCase();
  if (DROPPED.has(tag)) return;
  if (tag === 'br') into.lineBreak(place.marks);
  else if (EMBEDS.has(tag)) embed(element, place, into);
  else if (tag === 'img') picture(element, place, into);
  else walkWords(element, tag, place, into);
}

function walkWords(element: Element, tag: string, place: Place, into: BlockCollector): void {
  const inside = placeIn(element, tag, place);
  if (!BLOCKS.has(tag)) {
    walkInside(element, inside, into);
    return;
  }
  if (tag === 'figure') into.add({ type: 'figure', runs: [] }, inside.kind);
  else into.begin(inside.kind);
  walkInside(element, inside, into);
  into.begin(place.kind);
}

function walkInside(node: Element | Document, place: Place, into: BlockCollector): void {
  if (place.depth > MAX_DEPTH) {
    into.write(node.textContent ?? '', place.marks, place.preformatted);
    return;
  }
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) into.write(child.textContent ?? '', place.marks, place.preformatted);
    else if (child.nodeType === ELEMENT) walkElement(child as Element, place, into);
  }
}

/** Only the first headline is one. A caption with a copyright sign gives its credit away. */
function settled(block: NewBlock, isFirstHeadline: boolean): NewBlock[] {
  if (block.type === 'headline' && !isFirstHeadline) return [{ ...block, type: 'crosshead' }];
  const [run, ...more] = block.runs;
  if (block.type !== 'caption' || !run || more.length > 0) return sortedOut(block);
  const { caption, credit } = captionAndCredit(run.text);
  if (!credit) return [block];
  const said = caption ? [{ ...block, runs: [{ ...run, text: caption }] }] : [];
  return [...said, { type: 'credit', runs: [{ text: credit }] }];
}

/** The part of a page that is the article; all of a fragment, and of a page that goes on behind the end of its body. */
function rootOf(document: Document, isPage: boolean): Element | Document {
  const parts = isPage ? [...document.querySelectorAll('article')] : [];
  const [only, second] = parts.length > 0 ? parts : isPage ? [...document.querySelectorAll('main')] : [];
  return only && !second ? only : document;
}

/** The blocks of an HTML page or fragment. */
export function blocksOfHtml(html: string): NewBlock[] {
  const isPage = /<(?:html|body)[\s>]/i.test(html);
  const { document } = parseHTML(isPage ? html : `<!doctype html><html><body>${html}</body></html>`);
  const into = new BlockCollector();
  const kind = { type: 'paragraph' };
  walkInside(
    rootOf(document, isPage),
    { kind, marks: {}, preformatted: false, lists: 0, ordered: false, depth: 0 },
    into,
  );
  into.begin(kind);
  const first = into.blocks.find((block) => block.type === 'headline');
  return withHeadline(into.blocks.flatMap((block) => settled(block, block === first)));
}
