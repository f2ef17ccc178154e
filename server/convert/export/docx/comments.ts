/** Threads as Word's comments: one for each of ours, replies named as such, all of a thread on the same words. */
import { type ICommentOptions, Paragraph, TextRun } from 'docx';
import type { PlainText } from '../../../../shared/text/plain.ts';
import { articleUrl, commentText, type ExportSource, nameIn, type ToldOf, toldOf, writerOf } from '../source.ts';
import { type ExportWords, exportWords } from '../words.ts';
import type { PlacedSuggestion } from './changes.ts';
import { xmlText } from './xmlText.ts';

/** The words that comments stand on; indexes are those of the flat text. */
export interface CommentRange {
  from: number;
  to: number;
  /** Ids in the document, of a comment and its replies. */
  ids: number[];
}

export interface Commented {
  comments: ICommentOptions[];
  ranges: CommentRange[];
  /** Of those that have no words in this document: they stand at its end. */
  atEnd: number[];
}

interface Said {
  author: string;
  at: string;
  lines: string[];
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 4);

const linesIn = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029]/);

/** Where the first anchored passage stands in the flat text; null where none has words in this document. */
export function placeIn(
  plain: PlainText,
  { passages }: Pick<ToldOf<'thread'>, 'passages'>,
): { from: number; to: number } | null {
  const found = passages.find(({ start, end }) => start !== null && end !== null && start < end);
  if (!found || found.start === null || found.end === null) return null;
  return { from: plain.indexOf(found.start), to: plain.indexOf(found.end) };
}

function saidIn(thread: ToldOf<'thread'>, source: ExportSource): Said[] {
  return thread.comments
    .filter(({ deleted }) => !deleted)
    .map(({ text, files, ...comment }) => ({
      ...writerOf(comment, source),
      lines: [
        ...(text === '' ? [] : linesIn(commentText(text, source))),
        ...files.map((hash) => articleUrl(source, `/files/${hash}`)),
      ],
    }));
}

/** The words of a passage that is gone go before the comment on them; those that were left out on purpose do not. */
function onNothing(said: Said[], { passages }: ToldOf<'thread'>, words: ExportWords): Said[] {
  const [first, ...replies] = said;
  const lost = passages.find(({ status }) => status === 'detached');
  if (!first || !lost) return said;
  return [{ ...first, lines: [`${words.detached} “${lost.quote}”`, ...first.lines] }, ...replies];
}

function lookOf({ suggestion }: PlacedSuggestion, words: ExportWords): string {
  const { bold, italic, link } = suggestion.format ?? {};
  const marks = [
    bold === true ? words.bold : bold === null && words.notBold,
    italic === true ? words.italic : italic === null && words.notItalic,
    link ? `${words.link} ${link.href}` : link === null && words.noLink,
  ];
  return `${words.suggestedLook} ${marks.filter(Boolean).join(', ')}`;
}

function suggestionLines(placed: PlacedSuggestion, words: ExportWords): string[] {
  const { text, was, format } = placed.suggestion;
  const isSame = text === was;
  const wording = text === '' ? [words.suggestedCut] : [words.suggestion, ...linesIn(text)];
  return [...(isSame ? [] : wording), ...(format ? [lookOf(placed, words)] : [])];
}

class Comments {
  readonly made: Commented = { comments: [], ranges: [], atEnd: [] };

  add(said: readonly Said[], place: { from: number; to: number } | null, resolved: boolean): void {
    const { comments, ranges, atEnd } = this.made;
    const parentId = comments.length;
    const ids = said.map(({ author, at, lines }, reply) => {
      const id = comments.length;
      comments.push({
        ...{ id, author: xmlText(author), initials: xmlText(initialsOf(author)), date: new Date(at) },
        ...{ resolved, durableId: (id + 1).toString(16).toUpperCase().padStart(8, '0') },
        ...(reply > 0 ? { parentId } : {}),
        children: (lines.length > 0 ? lines : ['']).map(
          (line) => new Paragraph({ children: [new TextRun(xmlText(line))] }),
        ),
      });
      return id;
    });
    if (ids.length === 0) return;
    if (place) ranges.push({ ...place, ids });
    else atEnd.push(...ids);
  }
}

/** @param suggestions what the document cannot track, or what has a note with it: told in a comment. */
export function commentsOf(
  source: ExportSource,
  plain: PlainText,
  suggestions: { inWords: readonly PlacedSuggestion[]; tracked: readonly PlacedSuggestion[] },
): Commented {
  const words = exportWords(source.article.language);
  const all = new Comments();
  for (const thread of toldOf(source, 'thread')) {
    const place = placeIn(plain, thread);
    const said = saidIn(thread, source);
    all.add(place ? said : onNothing(said, thread, words), place, thread.resolution !== null);
  }
  const told = [
    ...suggestions.inWords.map((each) => ({ each, lines: suggestionLines(each, words) })),
    ...suggestions.tracked.map((each) => ({ each, lines: [] })),
  ];
  for (const { each, lines } of told) {
    const { note, opener, openedAt: at } = each.suggestion;
    const whole = [...lines, ...(note === null ? [] : linesIn(note))];
    if (whole.length > 0) all.add([{ author: nameIn(source, opener), at, lines: whole }], each, false);
  }
  return all.made;
}
