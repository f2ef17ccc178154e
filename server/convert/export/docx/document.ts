/**
 * The article as a Word document (Office Open XML): its words under the newsroom's styles, threads as comments with
 * replies, resolved state, authors and dates, open suggestions as tracked changes. Residue is left out.
 */
import {
  Document,
  ExternalHyperlink,
  type FileChild,
  ImageRun,
  type ISectionOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { safeHref } from '../../../../shared/schema/href.ts';
import type { TextBlock } from '../../../../shared/text/blocks.ts';
import { PlainText } from '../../../../shared/text/plain.ts';
import { type Group, grouped, type ListItem } from '../groups.ts';
import { type ExportPicture, type ExportSource, lineOf, nameIn, pictureUrl, toldOf } from '../source.ts';
import { exportWords } from '../words.ts';
import { type PlacedSuggestion, trackedChanges } from './changes.ts';
import { commentsOf, placeIn } from './comments.ts';
import { type Marked, runsOf } from './runs.ts';
import { BULLETS, numberingFor, orderedName, STYLE_OF, styles } from './styles.ts';
import { xmlText } from './xmlText.ts';

/** Pixels that fit between the margins. */
const MAX_WIDTH = 600;
const MAX_HEIGHT = 800;

/** Kinds of pictures that Word shows. */
const WORD_TYPES: Partial<Record<ExportPicture['type'], 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

const linked = (href: string, words: string) =>
  new ExternalHyperlink({ link: xmlText(href), children: [new TextRun({ text: xmlText(words), style: 'Hyperlink' })] });

class Writer {
  readonly children: FileChild[] = [];
  ordered = 0;
  private readonly source: ExportSource;
  private readonly marked: Marked;
  private readonly last: TextBlock | undefined;
  private changes = 0;

  constructor(source: ExportSource, marked: Marked, last: TextBlock | undefined) {
    this.source = source;
    this.marked = marked;
    this.last = last;
  }

  group(group: Group): void {
    if (group.kind === 'block') this.block(group.block);
    else if (group.kind === 'list') this.list(group.items);
    else if (group.kind === 'figure') this.figure(group);
    else for (const block of group.blocks) this.paragraph(block);
  }

  paragraph(block: TextBlock, more: Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'> = {}): void {
    const style = STYLE_OF[block.type];
    const marked = { ...this.marked, atEnd: block === this.last ? this.marked.atEnd : [] };
    const number = () => {
      this.changes += 1;
      return this.changes;
    };
    this.children.push(
      new Paragraph({ ...(style ? { style } : {}), ...more, children: runsOf(block, marked, number) }),
    );
  }

  private block(block: TextBlock): void {
    const url = block.type === 'embed' ? safeHref(block.attrs['url']) : null;
    if (url) this.children.push(new Paragraph({ children: [linked(url, url)] }));
    if (block.type !== 'embed' || lineOf(block) !== '' || !url) this.paragraph(block);
  }

  private list(items: readonly ListItem[]): void {
    let list: number | null = null;
    for (const { block, ordered, level } of items) {
      if (!ordered && level === 0) list = null;
      if (ordered && list === null) {
        list = this.ordered;
        this.ordered += 1;
      }
      const reference = ordered && list !== null ? orderedName(list) : BULLETS;
      this.paragraph(block, { style: 'ListParagraph', numbering: { reference, level } });
    }
  }

  private figure({ figure, caption, credit }: Extract<Group, { kind: 'figure' }>): void {
    const parts = [figure && lineOf(figure) !== '' ? figure : null, caption, credit].filter((part) => part !== null);
    if (figure) this.picture(figure, lineOf(caption));
    for (const part of parts) this.paragraph(part, part === figure ? { style: 'Caption' } : {});
  }

  private picture(figure: TextBlock, caption: string): void {
    const { article, pictures } = this.source;
    const src = figure.attrs['src'];
    const picture = typeof src === 'string' ? pictures.get(src) : undefined;
    const type = picture && WORD_TYPES[picture.type];
    const words = exportWords(article.language);
    const url = pictureUrl(this.source, src);
    if (picture && type) {
      const scale = Math.min(1, MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height);
      const transformation = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
      const told = xmlText(caption || lineOf(figure) || words.picture);
      const altText = { name: words.picture, title: told, description: told };
      const image = new ImageRun({ type, data: picture.bytes, transformation, altText });
      this.children.push(new Paragraph({ children: [image], keepNext: true }));
    } else if (url) {
      this.children.push(new Paragraph({ children: [linked(url, `${words.picture}: ${url}`)], keepNext: true }));
    }
  }
}

/** The blocks that the document has, in its order. */
function blocksIn(groups: readonly Group[]): TextBlock[] {
  return groups.flatMap((group) => {
    if (group.kind === 'block') return [group.block];
    if (group.kind === 'quote') return group.blocks;
    if (group.kind === 'list') return group.items.map(({ block }) => block);
    const figure = group.figure && lineOf(group.figure) !== '' ? group.figure : null;
    return [figure, group.caption, group.credit].filter((part) => part !== null);
  });
}

function placedSuggestions(source: ExportSource, plain: PlainText): PlacedSuggestion[] {
  return toldOf(source, 'suggestion')
    .filter(({ outcome }) => outcome === null)
    .flatMap((suggestion) => {
      const place = placeIn(plain, suggestion);
      return place ? [{ suggestion, ...place }] : [];
    });
}

/** The bytes of a `.docx`. */
export async function docxOf(source: ExportSource): Promise<Uint8Array> {
  const groups = grouped(source.blocks);
  const blocks = blocksIn(groups);
  const plain = new PlainText(source.blocks);
  const placed = placedSuggestions(source, plain);
  const { changes, inWords } = trackedChanges(placed, blocks);
  const trackedOnes = new Set(changes.map(({ suggestion }) => suggestion));
  const tracked = placed.filter(({ suggestion }) => trackedOnes.has(suggestion));
  const { comments, ranges, atEnd } = commentsOf(source, plain, { inWords, tracked });
  const nameOf = (person: string) => nameIn(source, person);
  const last = blocks.findLast(({ type }) => type !== 'embed');
  const writer = new Writer(source, { ranges, changes, atEnd, nameOf }, last);
  for (const group of groups) writer.group(group);
  if (!last) writer.paragraph({ type: 'paragraph', attrs: {}, start: 0, end: 0, closed: true, runs: [] });
  const section: ISectionOptions = { children: writer.children };
  const { article, desk } = source;
  const about = { title: xmlText(article.headline), creator: xmlText(desk.name), lastModifiedBy: xmlText(desk.name) };
  const document = new Document({
    ...{ ...about, styles, numbering: numberingFor(writer.ordered), sections: [section] },
    ...(comments.length > 0 ? { comments: { children: comments } } : {}),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
