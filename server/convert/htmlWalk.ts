/** One walk over an HTML tree, that builds blocks of what it meets and lists what it leaves out. */
import type { ImportNote, LeftKind, LeftOut } from '../../shared/intake/importReport.ts';
import { safeHref } from '../../shared/schema/href.ts';
import {
  BLOCK_ATTRIBUTE,
  DEEPEST_LEVEL,
  isPlainWeight,
  LEVEL_ATTRIBUTE,
  levelOf,
  ownStyle,
} from '../../shared/schema/htmlAttributes.ts';
import { BLOCK_TYPES } from '../../shared/text/block.ts';
import { BLOCKS, DROPPED, ELEMENT, EMBEDS, linesOf, TEXT, tagOf } from './elements.ts';
import { embedAddress } from './embedAddress.ts';
import { BlockCollector, type BlockKind, type Marks } from './htmlBlocks.ts';
import { type ForeignPicture, PICTURE_SOURCE, THREAD_MARK } from './imported.ts';
import { pictureOf } from './inlinePicture.ts';
import type { Fate, Fates } from './page/fates.ts';
import { pointSign, withoutPointSigns } from './pointSigns.ts';

/** Deeper than this a tree is read as its bare words: nobody writes like that, and the stack has an end. */
const MAX_DEPTH = 200;

interface Place {
  kind: BlockKind;
  marks: Marks;
  preformatted: boolean;
  /** How many lists lie around; the innermost decides the kind. */
  lists: number;
  ordered: boolean;
  /** Whether all that is inside is of this kind, whatever elements it is made of. */
  fixed: boolean;
  /** Whether words that stand here are no part of the article, only elements may be. */
  around: boolean;
  depth: number;
}

const START: Place = {
  kind: { type: 'paragraph' },
  marks: {},
  preformatted: false,
  lists: 0,
  ordered: false,
  fixed: false,
  around: false,
  depth: 0,
};

function marksAt(element: Element, tag: string, marks: Marks): Marks {
  // Google Docs puts all that is copied into a `b` that says it is none.
  if (tag === 'strong' || (tag === 'b' && !isPlainWeight(ownStyle(element, 'font-weight')))) {
    return { ...marks, bold: true };
  }
  if (tag === 'em' || tag === 'cite' || (tag === 'i' && ownStyle(element, 'font-style') !== 'normal')) {
    return { ...marks, italic: true };
  }
  const href = tag === 'a' ? safeHref(element.getAttribute('href')) : null;
  return href === null ? marks : { ...marks, link: { href } };
}

/** Who made a picture, beside or in its caption. */
const CREDIT =
  /(?:^|[\s_-])(?:credits?|credittext|copyright|copyrightholder|photographer|photo-?by|byline|bron|fotograaf)(?:$|[\s_-])/i;
const CAPTION = /(?:^|[\s_-])(?:caption|bijschrift|onderschrift)(?:$|[\s_-])|caption-text/i;

/** What the class of an element in a figure, or a caption outside of one, says it is. */
function pictureKind(element: Element, tag: string): BlockKind | null {
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? element.getAttribute('itemProp') ?? ''}`;
  const inFigure = element.closest('figure') !== null;
  if (inFigure && (CREDIT.test(name) || ((tag === 'small' || tag === 'cite') && element.closest('figcaption')))) {
    return { type: 'credit' };
  }
  return BLOCKS.has(tag) && CAPTION.test(name) && !element.querySelector('figcaption,img') ? { type: 'caption' } : null;
}

/** What a block element makes of the words in it. */
function kindAt(element: Element, tag: string, place: Place): BlockKind {
  const own = element.getAttribute(BLOCK_ATTRIBUTE);
  const type = BLOCK_TYPES.find((each) => each === own);
  if (type === 'bullet' || type === 'ordered') {
    return { type, attrs: { level: levelOf(element.getAttribute(LEVEL_ATTRIBUTE)) } };
  }
  if (type && type !== 'figure' && type !== 'embed') return { type };
  if (tag === 'h1') return { type: 'headline' };
  if (/^h[2-6]$/.test(tag)) return { type: 'crosshead' };
  if (tag === 'blockquote') return { type: 'quote' };
  if (tag === 'figcaption') return { type: 'caption' };
  if (tag !== 'li') return place.kind;
  const level = Math.min(DEEPEST_LEVEL, Math.max(0, place.lists - 1));
  return { type: place.ordered ? 'ordered' : 'bullet', attrs: { level } };
}

function placeIn(element: Element, tag: string, kind: BlockKind, place: Place): Place {
  const isList = tag === 'ul' || tag === 'ol';
  return {
    kind,
    marks: marksAt(element, tag, place.marks),
    preformatted: place.preformatted || tag === 'pre',
    lists: place.lists + (isList ? 1 : 0),
    ordered: isList ? tag === 'ol' : place.ordered,
    fixed: place.fixed,
    around: false,
    depth: place.depth + 1,
  };
}

/** An anchor without words that says where the words of a thread begin or end, or where it stands without any. */
const THREAD_EDGE = /^thread-(start|end|point)-(.+)$/;

export class HtmlWalk {
  readonly left: LeftOut[] = [];
  /** What was left out as a whole, in the order of the tree; none lies in another. */
  readonly apart: ChildNode[] = [];
  readonly pictures: ForeignPicture[] = [];
  private readonly into = new BlockCollector();
  private readonly fates: Fates;
  private readonly hasThreads: boolean;
  /** Marks of the threads on whose words the walk is. */
  private open: Marks = {};
  private missing = 0;

  /** @param hasThreads whether anchors named like edges of threads are such: in a page they are anybody's. */
  constructor(fates: Fates, hasThreads = false) {
    this.fates = fates;
    this.hasThreads = hasThreads;
  }

  get blocks() {
    return this.into.blocks;
  }

  get notes(): ImportNote[] {
    return this.missing > 0 ? [{ code: 'picturesLeft', count: this.missing }] : [];
  }

  over(document: Document): void {
    this.inside(document, START);
    this.into.begin(START.kind);
  }

  private inside(node: Element | Document, place: Place): void {
    if (place.depth > MAX_DEPTH) {
      this.write(linesOf(node).join(' '), place);
      return;
    }
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT && place.around) this.leave(child, 'other');
      else if (child.nodeType === TEXT) this.write(child.textContent ?? '', place);
      else if (child.nodeType === ELEMENT) this.element(child as Element, place);
    }
  }

  private element(element: Element, place: Place): void {
    const tag = tagOf(element);
    const fate = this.fates.get(element);
    if (fate?.as === 'left') this.leave(element, fate.kind);
    else if (DROPPED.has(tag)) this.leave(element, tag === 'noscript' ? 'hidden' : 'controls');
    else if (tag === 'br') this.into.lineBreak({ ...place.marks, ...this.open });
    else if (EMBEDS.has(tag)) this.embed(element, place);
    else if (tag === 'img') this.picture(element, place);
    else if (this.hasThreads && tag === 'a' && THREAD_EDGE.test(element.id)) this.edge(element.id);
    else this.words(element, tag, place, fate);
  }

  private words(element: Element, tag: string, place: Place, fate: Fate | undefined): void {
    if (fate?.as === 'block' && fate.type === 'residue') {
      this.residue(element, place);
      return;
    }
    const kind = fate?.as === 'block' ? { type: fate.type } : place.fixed ? null : pictureKind(element, tag);
    const own = kind ?? (BLOCKS.has(tag) && !place.fixed ? kindAt(element, tag, place) : place.kind);
    const fixed = place.fixed || fate?.as === 'block';
    const inside = { ...placeIn(element, tag, own, place), around: fate?.as === 'around', fixed };
    if (!BLOCKS.has(tag) && !kind) {
      this.inside(element, inside);
      return;
    }
    const address = embedAddress(element);
    if (address !== null) this.into.add({ type: 'embed', attrs: { url: address }, runs: [] }, inside.kind);
    if (tag === 'figure' && !isEmbedFigure(element)) this.figure(element, inside.kind);
    else this.into.begin(inside.kind);
    this.inside(element, inside);
    this.into.begin(place.kind);
  }

  /** A box between two paragraphs, as one block: it is kept or removed as a whole. */
  private residue(element: Element, place: Place): void {
    this.into.begin({ type: 'residue' });
    for (const [at, line] of linesOf(element).entries()) {
      if (at > 0) this.into.lineBreak({});
      this.into.write(line, {}, false);
    }
    this.into.begin(place.kind);
  }

  private embed(element: Element, place: Place): void {
    const url = embedAddress(element);
    if (url !== null) this.into.add({ type: 'embed', attrs: { url }, runs: [] }, place.kind);
    for (const text of linesOf(element)) this.left.push({ kind: 'hidden', text });
  }

  /** The block of a picture, with the picture itself where it came along. */
  private figure(element: Element, next: BlockKind): void {
    const image = tagOf(element) === 'img' ? element : element.querySelector('img');
    const bytes = image ? pictureOf(image.getAttribute('src') ?? '') : null;
    if (image && !bytes) this.missing += 1;
    const key = `${this.pictures.length}`;
    if (bytes) this.pictures.push({ key, bytes });
    this.into.add({ type: 'figure', ...(bytes ? { attrs: { src: PICTURE_SOURCE + key } } : {}), runs: [] }, next);
  }

  /** A picture outside a figure becomes one; its alternative text serves as caption. */
  private picture(element: Element, place: Place): void {
    if (element.closest('figure')) return;
    if (hasCaption(element)) {
      this.figure(element, place.kind);
      return;
    }
    this.figure(element, { type: 'caption' });
    this.write(element.getAttribute('alt') ?? '', { ...place, marks: {}, preformatted: false });
    this.into.begin(place.kind);
  }

  private leave(node: ChildNode, kind: LeftKind): void {
    this.apart.push(node);
    for (const text of linesOf(node)) this.left.push({ kind, text });
  }

  private edge(id: string): void {
    const [, edge, key = ''] = THREAD_EDGE.exec(id) ?? [];
    if (edge === 'point') {
      this.into.write(pointSign(key), this.open, true);
      return;
    }
    const { [THREAD_MARK + key]: _closed, ...others } = this.open;
    this.open = edge === 'start' ? { ...others, [THREAD_MARK + key]: true } : others;
  }

  private write(text: string, place: Place): void {
    const words = this.hasThreads ? withoutPointSigns(text) : text;
    this.into.write(words, { ...place.marks, ...this.open }, place.preformatted);
  }
}

/** Whether what is said of a picture outside of a figure stands beside it. */
function hasCaption(image: Element): boolean {
  const around = [image.parentElement, image.parentElement?.parentElement];
  return around.some((each) => [...(each?.children ?? [])].some((beside) => CAPTION.test(beside.className)));
}

/** A figure around something that is shown from elsewhere. */
function isEmbedFigure(element: Element): boolean {
  return element.querySelector('img') === null && element.querySelector('iframe,video,audio,embed,oembed') !== null;
}
