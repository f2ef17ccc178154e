/** A document of Word: its text by mammoth, its comments by our own reading, and every word that neither takes over. */
import { strToU8, zipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { readForeignPage } from '../../../shared/intake/foreignPage.ts';
import type { ImportNote, LeftKind, LeftOut } from '../../../shared/intake/importReport.ts';
import { checkDepth } from '../depth.ts';
import { settledBlocks } from '../html.ts';
import { HtmlWalk } from '../htmlWalk.ts';
import type { Imported } from '../imported.ts';
import { unsupported } from '../kind.ts';
import { withHeadline } from '../leftovers.ts';
import { withLooksRead } from '../looks.ts';
import { missingWords } from '../missingWords.ts';
import { NO_FATES } from '../page/fates.ts';
import { withPointsPlaced } from '../pointSigns.ts';
import { ConversionRefused } from '../refusal.ts';
import { type Parts, partsOf } from './archive.ts';
import { commentsOf } from './comments.ts';
import { type Package, packageOf } from './package.ts';
import { type ReadyText, readyText } from './passages.ts';
import { STYLE_MAP } from './styles.ts';
import { threadsOf } from './threads.ts';
import { paragraphsIn, readXml, xmlOf } from './xml.ts';

const isWanted = (path: string) =>
  path === 'mimetype' || /\.(?:xml|rels)$/i.test(path) || /(?:^|\/)media\/[^/]+$/i.test(path);

/** Parts that mammoth reads beside the text and its pictures. */
const FOR_MAMMOTH = ['styles', 'numbering', 'footnotes', 'endnotes'];

/** A packed document of what was looked at and nothing else. */
function repacked(parts: Parts, { path, of, all }: Package, ready: ReadyText): Buffer {
  const declared = '<?xml version="1.0" encoding="UTF-8"?>';
  const own = new Set([path, '[Content_Types].xml', '_rels/.rels', ...all('relationships'), ...FOR_MAMMOTH.map(of)]);
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of parts) {
    const isXml = own.has(name);
    if (isXml) {
      const xml = name === path ? ready.xml : xmlOf(bytes);
      readXml(xml, {});
      files[name] = strToU8(declared + xml);
    } else if (/(?:^|\/)media\//i.test(name)) files[name] = bytes;
  }
  return Buffer.from(zipSync(files, { level: 0 }));
}

/** The arrows with which mammoth leads back from a note to its place. */
const BACK = /\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g;

async function htmlOf(document: Buffer): Promise<string> {
  try {
    const options = { styleMap: STYLE_MAP, externalFileAccess: false, includeEmbeddedStyleMap: false };
    const { value } = await mammoth.convertToHtml({ buffer: document }, options);
    return value.replace(BACK, '');
  } catch {
    throw new ConversionRefused('format.damaged');
  }
}

/** What stands above and below every page, and what a deletion took out. */
function leftIn(parts: Parts, { all }: Package, { deleted }: ReadyText): LeftOut[] {
  const linesOf = (kind: 'header' | 'footer', as: LeftKind) => {
    const lines = all(kind).flatMap((name) => {
      const bytes = parts.get(name);
      return bytes ? paragraphsIn(xmlOf(bytes)) : [];
    });
    return [...new Set(lines)].map((text): LeftOut => ({ kind: as, text }));
  };
  return [...linesOf('header', 'pageHeader'), ...deleted, ...linesOf('footer', 'pageFooter')];
}

function notesOn({ deleted, insertions }: ReadyText, points: number): ImportNote[] {
  const counts = { insertionsTaken: insertions, deletionsLeft: deleted.length, commentsNear: points };
  return Object.entries(counts).flatMap(([code, count]) =>
    count > 0 ? [{ code: code as keyof typeof counts, count }] : [],
  );
}

/** The package, or a refusal by what the zip is instead. @throws ConversionRefused */
function opened(bytes: Uint8Array): { parts: Parts; found: Package } {
  const parts = partsOf(bytes, isWanted);
  const found = packageOf(parts);
  if (typeof found === 'string') throw found === '' ? new ConversionRefused('format.unsupported') : unsupported(found);
  return { parts, found };
}

/** @throws ConversionRefused */
export async function readDocx(bytes: Uint8Array): Promise<Imported> {
  const { parts, found } = opened(bytes);
  const text = parts.get(found.path);
  if (!text) throw new ConversionRefused('format.damaged');
  const ready = readyText(xmlOf(text));
  const comments = commentsOf(parts, found.of);
  const html = await htmlOf(repacked(parts, found, ready));
  checkDepth(html);
  const walk = new HtmlWalk(NO_FATES, true);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  readForeignPage(document);
  walk.over(document);
  const left = leftIn(parts, found, ready);
  const { blocks: placed, points } = withPointsPlaced(walk.blocks);
  const blocks = withHeadline(withLooksRead(settledBlocks(placed, left), 'short'));
  const threads = threadsOf(comments, ready.ranges);
  const all = [...left, ...walk.left];
  const missing = missingWords(ready.lines, { blocks, left: all });
  const notes = [...walk.notes, ...notesOn(ready, points)];
  return { blocks, left: [...all, ...missing], notes, threads, pictures: walk.pictures, language: null, slug: null };
}
