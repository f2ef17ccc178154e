/** A document that was read as everything that an article is made of: text, threads on their words, pictures, report. */
import { createHash } from 'node:crypto';
import { groupedLeft, type ImportNote, type ImportReport } from '../../shared/intake/importReport.ts';
import { type IdRun, readCoverage } from '../../shared/passage/covered.ts';
import { type Quote, quoteOf } from '../../shared/passage/wording.ts';
import { PASSAGE_PREFIX } from '../../shared/text/block.ts';
import type { NewBlock, NewRun } from '../../shared/text/build.ts';
import type { ReadDocument } from './import.ts';
import {
  type ForeignComment,
  type ForeignPicture,
  type ForeignThread,
  type Imported,
  PICTURE_SOURCE,
  THREAD_MARK,
} from './imported.ts';
import { pictureIn } from './picture.ts';
import { type PreparedText, preparedText } from './preparedText.ts';

export interface PreparedThread {
  /** Id of its passage, which its words in the text carry. */
  passage: string;
  quote: Quote;
  /** Characters that it stands on; none where its words are not in the article. */
  ids: IdRun[];
  comments: ForeignComment[];
  resolved: boolean;
}

interface PreparedPicture {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  type: string;
  bytes: Uint8Array;
}

export interface PreparedArticle extends PreparedText {
  /** As the document asks for it; null where it does not. */
  slug: string | null;
  threads: PreparedThread[];
  pictures: PreparedPicture[];
  report: ImportReport;
}

export interface Preparation {
  /** Id of the article to be, which the addresses of its pictures name. */
  article: string;
  /** Name of the file; null for what was sent as text. */
  name: string | null;
  /** Guessed where it is left out and the document does not say. */
  language: string | undefined;
  /** Makes ids of passages. */
  newId: () => string;
}

const pictureAddress = (article: string, hash: string) => `/api/v1/articles/${article}/files/${hash}`;

function preparedPicture({ bytes }: ForeignPicture): PreparedPicture {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { hash, type: pictureIn(bytes)?.type ?? 'application/octet-stream', bytes };
}

/** The run with ids of passages in place of keys of threads. */
function anchored(run: NewRun, passages: ReadonlyMap<string, string>): NewRun {
  if (!run.marks || !Object.keys(run.marks).some((key) => key.startsWith(THREAD_MARK))) return run;
  const marks = Object.entries(run.marks).flatMap(([key, value]) => {
    if (!key.startsWith(THREAD_MARK)) return [[key, value] as const];
    const passage = passages.get(key.slice(THREAD_MARK.length));
    return passage ? [[PASSAGE_PREFIX + passage, true] as const] : [];
  });
  return { text: run.text, marks: Object.fromEntries(marks) };
}

function finished(
  block: NewBlock,
  passages: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, string>,
): NewBlock {
  const runs = block.runs.map((run) => anchored(run, passages));
  const src = block.attrs?.['src'];
  if (typeof src !== 'string' || !src.startsWith(PICTURE_SOURCE)) return { ...block, runs };
  return { ...block, attrs: { ...block.attrs, src: sources.get(src.slice(PICTURE_SOURCE.length)) }, runs };
}

function countedBlocks(blocks: readonly NewBlock[]): Record<string, number> {
  const hasSomething = ({ type, runs }: NewBlock) => runs.length > 0 || type === 'figure' || type === 'embed';
  const types = blocks.filter(hasSomething).map(({ type }) => type);
  return Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((each) => each === type).length]));
}

function reportOn({ imported, format, encoding }: ReadDocument, name: string | null, lost: number): ImportReport {
  const { blocks, threads, pictures, left } = imported;
  const notes: ImportNote[] = lost > 0 ? [...imported.notes, { code: 'commentsLost', count: lost }] : imported.notes;
  return {
    source: { name, format, encoding },
    blocks: countedBlocks(blocks),
    threads: {
      open: threads.filter(({ resolved }) => !resolved).length,
      resolved: threads.filter(({ resolved }) => resolved).length,
      comments: threads.reduce((sum, { comments }) => sum + comments.length, 0),
    },
    pictures: pictures.length,
    left: groupedLeft(left),
    notes,
  };
}

/** Threads that the document puts nowhere have no words to wait for: they are told in the report, word for word. */
function withoutUnplaced(imported: Imported): Imported {
  const marked = new Set(imported.blocks.flatMap(({ runs }) => runs.flatMap(({ marks }) => Object.keys(marks ?? {}))));
  const isPlaced = ({ key, quote }: ForeignThread) => marked.has(THREAD_MARK + key) || quote.trim() !== '';
  const threads = imported.threads.filter(isPlaced);
  const others = imported.threads.filter((thread) => !threads.includes(thread));
  const told = others.flatMap(({ comments }) => comments.map(({ author, text }) => `${author}: ${text}`));
  return {
    ...imported,
    threads,
    left: [...imported.left, ...told.map((text) => ({ kind: 'unplaced', text }) as const)],
  };
}

export function preparedArticle(found: ReadDocument, { article, name, language, newId }: Preparation): PreparedArticle {
  const read = { ...found, imported: withoutUnplaced(found.imported) };
  const { imported } = read;
  const passages = new Map(imported.threads.map(({ key }) => [key, newId()]));
  const pictures = new Map(imported.pictures.map((picture) => [picture.key, preparedPicture(picture)]));
  const sources = new Map([...pictures].map(([key, { hash }]) => [key, pictureAddress(article, hash)]));
  const blocks = imported.blocks.map((block) => finished(block, passages, sources));
  let threads: PreparedThread[] = [];
  const text = preparedText(blocks, language ?? imported.language ?? undefined, (written) => {
    const coverage = readCoverage(written);
    threads = imported.threads.map(({ key, comments, resolved, quote }: ForeignThread): PreparedThread => {
      const passage = passages.get(key) ?? '';
      const ranges = coverage.rangesOf(passage);
      const found = quoteOf(coverage.text, ranges);
      const ids = found ? coverage.idsOf(ranges) : [];
      return { passage, quote: found ?? { exact: quote, prefix: '', suffix: '' }, ids, comments, resolved };
    });
  });
  const lost = threads.filter(({ ids }) => ids.length === 0).length;
  const report = reportOn(read, name, lost);
  return { ...text, slug: imported.slug, threads, pictures: [...pictures.values()], report };
}
