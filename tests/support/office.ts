/**
 * LibreOffice without a window, as a reader that is not ours: it opens what we write and writes down what it understood,
 * as its own flat XML (`.fodt`), in which comments, their ranges, authors and tracked changes stand in full.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOMParser } from 'linkedom';

export interface OfficeComment {
  author: string;
  date: string;
  text: string;
  resolved: boolean;
  /** Words that it stands on, as LibreOffice has them; null for one that stands on none. */
  on: string | null;
}

export interface OfficeChange {
  kind: 'insertion' | 'deletion';
  author: string;
  date: string;
  text: string;
}

export interface OfficeReading {
  /** Pictures, with whether their bytes are there, and the words for who cannot see them. */
  pictures: { isDrawn: boolean; alt: string }[];
  comments: OfficeComment[];
  changes: OfficeChange[];
  /** Paragraphs with the name of their style, without what comments say; tracked words, both kinds, stand in them. */
  paragraphs: { style: string; text: string }[];
}

/** Seconds: a start without a profile takes four on a slow machine. */
const LIMIT_MS = 90_000;

/** The file as LibreOffice's flat XML. */
function converted(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-office-'));
  try {
    writeFileSync(join(folder, 'in.docx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      'fodt',
      '--outdir',
      folder,
      join(folder, 'in.docx'),
    ];
    const { status, stderr } = spawnSync('soffice', args, { timeout: LIMIT_MS, encoding: 'utf8' });
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`);
    return readFileSync(join(folder, 'in.fodt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Element = ReturnType<DOMParser['parseFromString']>['documentElement'];
const all = (root: Element, name: string): Element[] => [...root.getElementsByTagName(name)] as Element[];
const textIn = (root: Element, name: string) => all(root, name)[0]?.textContent ?? '';

const COMMENT = /<office:annotation [\s\S]*?<\/office:annotation>/g;
const PICTURE = /<draw:frame [\s\S]*?<\/draw:frame>/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** The words of a stretch of flat XML. */
function wordsOf(xml: string): string {
  return xml
    .replace(COMMENT, '')
    .replace(PICTURE, '')
    .replace(/\s*<\/text:(?:p|h)>\s*/g, '\n')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<text:s\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

/** What stands between two marks of the flat XML; null where one of them is missing. */
function between(xml: string, from: string, to: string): string | null {
  const [start, end] = [xml.indexOf(from), xml.indexOf(to)];
  return start < 0 || end < 0 ? null : wordsOf(xml.slice(start + from.length, end));
}

function commentsIn(root: Element, xml: string): OfficeComment[] {
  return all(root, 'office:annotation').map((element) => {
    const name = `office:name="${element.getAttribute('office:name')}"`;
    const whole = xml.match(COMMENT)?.find((each) => each.includes(name)) ?? '';
    return {
      ...{ author: textIn(element, 'dc:creator'), date: textIn(element, 'dc:date') },
      text: all(element, 'text:p')
        .map((line) => line.textContent)
        .join('\n'),
      resolved: element.getAttribute('loext:resolved') === 'true',
      on: between(xml, whole, `<office:annotation-end ${name}/>`),
    };
  });
}

function changesIn(root: Element, xml: string): OfficeChange[] {
  return all(root, 'text:changed-region').map((element) => {
    const id = `text:change-id="${element.getAttribute('text:id')}"/>`;
    return {
      kind: all(element, 'text:deletion').length > 0 ? 'deletion' : 'insertion',
      ...{ author: textIn(element, 'dc:creator'), date: textIn(element, 'dc:date') },
      text: between(xml, `<text:change-start ${id}`, `<text:change-end ${id}`) ?? '',
    };
  });
}

/** Names of styles that LibreOffice made up for a paragraph, by what they are made of. */
function parentStyles(root: Element): Map<string, string> {
  const styles = all(root, 'style:style').map((style): [string, string] => [
    style.getAttribute('style:name') ?? '',
    style.getAttribute('style:parent-style-name') ?? '',
  ]);
  return new Map(styles.filter(([name]) => /^P\d+$/.test(name)));
}

function paragraphsIn(root: Element, xml: string): OfficeReading['paragraphs'] {
  const parents = parentStyles(root);
  const body = /<office:text>[\s\S]*<\/office:text>/.exec(xml)?.[0].replace(COMMENT, '').replace(PICTURE, '') ?? '';
  const found = body.matchAll(/<text:[ph] text:style-name="([^"]*)"[^>]*>([\s\S]*?)<\/text:[ph]>/g);
  return [...found].map(([, name = '', inside = '']) => ({
    style: (parents.get(name) ?? name).replaceAll('_20_', ' '),
    text: wordsOf(inside),
  }));
}

function picturesIn(root: Element): OfficeReading['pictures'] {
  return all(root, 'draw:frame')
    .filter((frame) => all(frame, 'draw:image').length > 0)
    .map((frame) => ({
      isDrawn: textIn(frame, 'office:binary-data').trim() !== '',
      alt: textIn(frame, 'svg:desc'),
    }));
}

export function readWithOffice(bytes: Uint8Array): OfficeReading {
  const xml = converted(bytes);
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement as Element;
  const pictures = picturesIn(root);
  return {
    pictures,
    comments: commentsIn(root, xml),
    changes: changesIn(root, xml),
    paragraphs: paragraphsIn(root, xml),
  };
}
