/** Documents of Word, made by hand: only what a test says is in them, in the XML that Word or LibreOffice writes. */
import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const STYLES: Record<string, string> = {
  Title: 'Title',
  Subtitle: 'Subtitle',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Quote: 'Quote',
  Caption: 'caption',
  Tussenkop: 'Tussenkop',
};

export interface TestComment {
  id: number;
  author: string;
  /** As Word writes it. */
  date?: string;
  text: string | string[];
  /** Id of the comment that it answers. */
  parent?: number;
  done?: boolean;
}

export interface TestDocument {
  /** XML of the paragraphs. */
  body: string;
  comments?: TestComment[];
  /** Whether the parts of newer versions are there. */
  extended?: boolean;
  header?: string;
  footnotes?: string;
  media?: Record<string, Uint8Array>;
  /** Further parts, or others in place of those made here. */
  parts?: Record<string, string | Uint8Array>;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
export const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** @param content text, or XML of runs. */
export const paragraph = (content: string, style = '', properties = '') => {
  const inside = content.startsWith('<') ? content : run(content);
  const styled = style ? `<w:pStyle w:val="${style}"/>` : '';
  return `<w:p><w:pPr>${styled}${properties}</w:pPr>${inside}</w:p>`;
};
const reference = (id: number) =>
  `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
/** Runs under a comment, with its replies, as Word writes them. */
export const commented = (ids: number[], content: string) =>
  ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('') +
  (content.startsWith('<') || content === '' ? content : run(content)) +
  ids.map((id) => `<w:commentRangeEnd w:id="${id}"/>${reference(id)}`).join('');
export const pointed = reference;
export const inserted = (text: string) =>
  `<w:ins w:id="901" w:author="Ina" w:date="2026-01-05T10:00:00Z">${run(text)}</w:ins>`;
export const deleted = (text: string) =>
  `<w:del w:id="902" w:author="Ina" w:date="2026-01-05T10:00:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

const xml = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} ${NAMESPACES}>${inside}</${root}>`;
const paragraphId = (id: number, place: number) => (0x10000000 + id * 16 + place).toString(16).toUpperCase();

function commentXml({ id, author, date, text }: TestComment, extended: boolean): string {
  const lines = [text].flat();
  const body = lines.map((line, place) => {
    const named = extended ? ` w14:paraId="${paragraphId(id, place)}"` : '';
    return `<w:p${named}>${run(line)}</w:p>`;
  });
  const at = date ? ` w:date="${date}"` : '';
  return `<w:comment w:id="${id}" w:author="${author}"${at} w:initials="X">${body.join('')}</w:comment>`;
}

function extendedXml({ id, text, parent, done }: TestComment, all: TestComment[]): string {
  const last = [text].flat().length - 1;
  const of = all.find((each) => each.id === parent);
  const answers = of ? ` w15:paraIdParent="${paragraphId(of.id, [of.text].flat().length - 1)}"` : '';
  return `<w15:commentEx w15:paraId="${paragraphId(id, last)}"${answers} w15:done="${done ? 1 : 0}"/>`;
}

const relationship = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"/>`;

export function docxFile({
  body,
  comments = [],
  extended = true,
  header,
  footnotes,
  media = {},
  parts = {},
}: TestDocument) {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      relationship('rId1', 'styles', 'styles.xml'),
      relationship('rId2', 'comments', 'comments.xml'),
      relationship('rId3', 'header', 'header1.xml'),
      relationship('rId4', 'footnotes', 'footnotes.xml'),
      relationship('rId5', 'numbering', 'numbering.xml'),
      relationship('rId9', 'commentsExtended', 'commentsExtended.xml').replace(
        `${REL}/`,
        'http://schemas.microsoft.com/office/2011/relationships/',
      ),
      `<Relationship Id="rId20" Type="${REL}/hyperlink" Target="https://example.org/stuk" TargetMode="External"/>`,
      `<Relationship Id="rId21" Type="${REL}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`,
      ...Object.keys(media).map((name, place) => relationship(`rId${30 + place}`, 'image', `media/${name}`)),
    ].join('')}</Relationships>`,
    'word/document.xml': xml('w:document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/styles.xml': xml(
      'w:styles',
      Object.entries(STYLES)
        .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
        .join(''),
    ),
    'word/numbering.xml': xml(
      'w:numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
  };
  if (comments.length > 0) {
    files['word/comments.xml'] = xml('w:comments', comments.map((each) => commentXml(each, extended)).join(''));
    if (extended) {
      const relations = comments.map((each) => extendedXml(each, comments)).join('');
      files['word/commentsExtended.xml'] = xml('w15:commentsEx', relations);
    }
  }
  if (header) files['word/header1.xml'] = xml('w:hdr', paragraph(header));
  if (footnotes) files['word/footnotes.xml'] = xml('w:footnotes', footnotes);
  for (const [name, bytes] of Object.entries(media)) files[`word/media/${name}`] = bytes;
  const all = Object.entries({ ...files, ...parts }).map(([name, content]) => {
    return [name, typeof content === 'string' ? strToU8(content) : content] as const;
  });
  return zipSync(Object.fromEntries(all));
}

export const listItem = (text: string, level = 0) =>
  paragraph(text, '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
export const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
export const picture = (id: string) =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
