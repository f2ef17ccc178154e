/** Which part of a packed document is what, as its relationships and content types say. */
import type { Parts } from './archive.ts';
import { attribute, readXml, xmlOf } from './xml.ts';

export interface Package {
  /** Path of the text. */
  path: string;
  /** Path of the part of this kind that belongs to the text; where it usually lies, if nothing says so. */
  of(kind: string): string;
  /** Paths of all parts of this kind. */
  all(kind: 'header' | 'footer' | 'relationships'): string[];
}

const CONTENT_TYPES = '[Content_Types].xml';

/** What else is packed like this, by a piece of its main content type. */
const OTHERS: Record<string, string> = { spreadsheetml: 'xlsx', presentationml: 'pptx', visio: 'vsdx' };

/** The ending that the files of a packed thing have which is no document of Word; '' where nobody can tell. */
function otherKind(parts: Parts, types: string): string {
  const mimetype = new TextDecoder().decode(parts.get('mimetype')?.subarray(0, 200));
  if (mimetype.includes('opendocument.text')) return 'odt';
  if (mimetype.includes('opendocument')) return 'ods';
  if (mimetype.includes('epub')) return 'epub';
  return Object.entries(OTHERS).find(([piece]) => types.includes(piece))?.[1] ?? '';
}

interface Relationship {
  kind: string;
  target: string;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** A path without `.` and `..`, from the root of the package. */
function joined(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function relationshipsIn(parts: Parts, path: string): Relationship[] {
  const bytes = parts.get(path);
  if (!bytes) return [];
  const found: Relationship[] = [];
  const folder = folderOf(path.replace(/_rels\/[^/]*$/, ''));
  readXml(xmlOf(bytes), {
    open: (tag) => {
      if (tag.local !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
      const kind = attribute(tag, 'Type').split('/').at(-1) ?? '';
      found.push({ kind, target: joined(folder, attribute(tag, 'Target')) });
    },
  });
  return found;
}

/** The package of a document of Word; of anything else, the ending that its files have. @throws ConversionRefused */
export function packageOf(parts: Parts): Package | string {
  const types = parts.get(CONTENT_TYPES) ? xmlOf(parts.get(CONTENT_TYPES) as Uint8Array) : '';
  if (!/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/i.test(types)) {
    return otherKind(parts, types);
  }
  const path =
    relationshipsIn(parts, '_rels/.rels').find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  const folder = folderOf(path);
  const own = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const related = relationshipsIn(parts, own);
  return {
    path,
    of: (kind) =>
      related.find((each) => each.kind === kind && parts.has(each.target))?.target ?? `${folder}${kind}.xml`,
    all: (kind) => {
      if (kind === 'relationships') return [...parts.keys()].filter((name) => name.endsWith('.rels'));
      return related.filter((each) => each.kind === kind).map(({ target }) => target);
    },
  };
}
