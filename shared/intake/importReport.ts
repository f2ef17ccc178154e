/** What became of a document that came in: how it was read, what came of it, and every word that is not in the article. */
import { z } from 'zod';

/** Formats that are read, as the document's content shows them. */
const DOCUMENT_FORMATS = ['text', 'html', 'markdown', 'docx', 'ninjs'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** What words that were left out belong to. */
const LEFT_KINDS = [
  'navigation',
  'pageHeader',
  'pageFooter',
  'aside',
  'related',
  'sharing',
  'comments',
  'controls',
  'byline',
  'hidden',
  'metadata',
  'deleted',
  'unplaced',
  'other',
] as const;
export type LeftKind = (typeof LEFT_KINDS)[number];

/** Words that are not in the article, as they stood. */
export interface LeftOut {
  kind: LeftKind;
  text: string;
}

/** What the reader of a report has to know beside what was left out. */
const NOTE_CODES = [
  /** The characters were read as `detail`, which the document does not say. */
  'encodingGuessed',
  /** So many characters could not be read. */
  'charactersLost',
  /** The name promises another format than the content has. */
  'nameWrong',
  /** So many pictures did not come along: they lie elsewhere, or cannot be shown. */
  'picturesLeft',
  /** So many insertions that nobody had accepted were taken as text. */
  'insertionsTaken',
  /** So many deletions that nobody had accepted were carried out. */
  'deletionsLeft',
  /** So many comments had no words of their own; each stands on the word beside it. */
  'commentsNear',
  /** So many comments stand on words that are not in the article: they wait in the tray. */
  'commentsLost',
] as const;

const note = z.object({ code: z.enum(NOTE_CODES), count: z.number().optional(), detail: z.string().optional() });
export type ImportNote = z.infer<typeof note>;

export const importReport = z.object({
  source: z.object({
    /** Name of the file; null for what was pasted or sent as text. */
    name: z.string().nullable(),
    format: z.enum(DOCUMENT_FORMATS),
    /** As `TextDecoder` names it; null where there was nothing to decode. */
    encoding: z.string().nullable(),
  }),
  /** How many blocks of each type came of it. */
  blocks: z.record(z.string(), z.number()),
  threads: z.object({ open: z.number(), resolved: z.number(), comments: z.number() }),
  pictures: z.number(),
  /** Every word of the document's text that is not in the article, in the order of the document, by what it belongs to. */
  left: z.array(z.object({ kind: z.enum(LEFT_KINDS), words: z.number(), lines: z.array(z.string()) })),
  notes: z.array(note),
});
export type ImportReport = z.infer<typeof importReport>;

const WORD = /[\p{L}\p{N}]+/gu;

/** What was left out, by what it belongs to, in the order of `LEFT_KINDS`. */
export function groupedLeft(left: readonly LeftOut[]): ImportReport['left'] {
  return LEFT_KINDS.flatMap((kind) => {
    const lines = left.filter((each) => each.kind === kind && each.text.trim() !== '').map((each) => each.text);
    const words = lines.reduce((sum, line) => sum + (line.match(WORD)?.length ?? 0), 0);
    return lines.length === 0 ? [] : [{ kind, words, lines }];
  });
}
