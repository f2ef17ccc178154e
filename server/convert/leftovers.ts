/** What a CMS leaves in copied text: notices of blocked embeds, "full screen" before a caption, credits behind it. */
import type { LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock, NewRun } from '../../shared/text/build.ts';
import { THREAD_MARK } from './imported.ts';
import { cutRuns, trimmedRuns, wordsOf } from './runs.ts';

/** A longer paragraph is prose, whatever words it has. */
const MAX_NOTICE = 400;

const NOTICES = [
  /^onze excuses\b.*\b(?:social|cookies|tonen)\b/i,
  /^onze excuses[.!]?$/i,
  /^helaas kunnen wij\b.*\bniet tonen\b/i,
  /\b(?:aanvaard|accepteer)\b.{0,80}\bcookies?\b/i,
  /\baccept\b.{0,80}\bcookies?\b.{0,80}\b(?:to (?:view|see|show)|content)\b/i,
  /^(?:this (?:content|post|video|embed)|we) (?:is not|isn.t|cannot|can.t|could not)\b.{0,160}\b(?:shown?|available|cookies?|display)/i,
  /^to (?:view|see|show) this (?:content|post|video)\b.{0,160}\b(?:cookies?|accept|enable|consent)/i,
  /^(?:deze (?:inhoud|post|video)|dit (?:bericht|element))\b.{0,160}\bcookies?\b/i,
  /^(?:wij|we) (?:gebruiken|use)\b.{0,40}\bcookies?\b/i,
  /^(?:volledig scherm|full ?screen|advertentie|advertisement|reclame|sponsored content)$/i,
  /^(?:lees(?: verder| meer| ook)(?: (?:na|onder) de (?:advertentie|foto|video))?|read (?:also|more)|also read|see also|bekijk ook|luister ook|watch also)\s*(?::|$)/i,
  /^(?:(?:de )?tekst (?:gaat|loopt) (?:verder|door)|(?:the )?(?:story|article|text) continues)\b.{0,60}$/i,
  /^(?:meld je (?:hier )?aan|schrijf je (?:hier )?in|abonneer je|sign up|subscribe)\b.{0,160}\b(?:nieuwsbrief|newsletter|e-?mail|inbox)\b/i,
  /^(?:ontvang|krijg|get|receive)\b.{0,120}\b(?:nieuwsbrief|newsletter|in je (?:mailbox|inbox)|in your inbox)\b/i,
];

/** What some newsrooms write over a notice of a blocked embed. */
export const isOverNotice = (line: string) => /^onze excuses[.!]?$/i.test(line.trim());

/** True for a line that belongs to the page it came from, not to the article. */
function isNotice(line: string): boolean {
  return line.length <= MAX_NOTICE && NOTICES.some((notice) => notice.test(line));
}

/** The label of a button that enlarges a picture, copied along with its caption. */
const FULL_SCREEN = /^(volledig scherm|full ?screen)\s+(?=\S)/i;
const PICTURE_LABEL = /^(?:foto|photo|beeld|image|picture)(?:'?s|graaf|grapher| by| credit)?\s*:\s*(?=\S)/i;
const MAX_CAPTION = 400;
const MAX_CREDIT = 80;
/** Behind what the picture shows: "Photo: Agency". */
const NAMED = /([.!?]\s+)(?:foto|photo|beeld|picture)(?:'?s|graaf|grapher| by| credit)?\s*:\s*[^.!?]{1,60}$/i;
const SIGN = /©|\(c\)(?=\s)/gi;

/** Where the parts of a picture's line begin and end, in units of the line. */
interface FigureLine {
  /** Behind "Volledig scherm"; 0 where the line has none. */
  start: number;
  /** Where the credit begins; the end of the line where there is none. */
  credit: number;
}

/** Where the credit in a caption begins: at its copyright sign, or at "Photo:"; its end where there is none. */
function creditStart(line: string): number {
  const named = NAMED.exec(line);
  const sign = [...line.matchAll(SIGN)].at(-1)?.index ?? (named ? named.index + (named[1]?.length ?? 0) : line.length);
  return line.length - sign > MAX_CREDIT ? line.length : sign;
}

/** A name behind a label is a credit; a sentence is what the picture shows. */
const isName = (words: string) => words.length <= 60 && !/[.!?…]$/.test(words);

/** A picture's line ("Volledig scherm A street. © Agency", "Photo: Agency"), or null for prose. */
function figureIn(line: string): FigureLine | null {
  if (line.length > MAX_CAPTION || /[\n\u2028]/.test(line)) return null;
  const start = FULL_SCREEN.exec(line)?.[0].length ?? 0;
  const credit = creditStart(line);
  if (start > 0 || credit < line.length) return { start, credit };
  const label = PICTURE_LABEL.exec(line)?.[0].length;
  if (label === undefined) return null;
  return { start, credit: isName(line.slice(label)) ? 0 : line.length };
}

const block = (type: string, runs: NewRun[]): NewBlock[] => {
  const words = trimmedRuns(runs);
  return words.length === 0 ? [] : [{ type, runs: words }];
};

/** Caption and credit of a caption that has its credit at the end. */
export function captionAndCredit(caption: NewBlock): NewBlock[] {
  const line = wordsOf(caption.runs);
  const at = creditStart(line);
  if (at === line.length) return [caption];
  return [
    ...block('caption', cutRuns(caption.runs, 0, at)),
    ...block('credit', cutRuns(caption.runs, at, line.length)),
  ];
}

const isPlain = ({ marks = {} }: NewRun) => Object.keys(marks).every((key) => key.startsWith(THREAD_MARK));

/**
 * A paragraph that is a notice or a picture's line becomes what it is; any other block stays. The figure itself has no
 * text; its picture can be put in later. A button's label in front of a caption is no block: it goes to `left`.
 */
export function sortedOut(paragraph: NewBlock, left: LeftOut[]): NewBlock[] {
  if (paragraph.type !== 'paragraph') return [paragraph];
  const runs = trimmedRuns(paragraph.runs);
  const words = wordsOf(runs);
  if (isNotice(words)) return [{ ...paragraph, type: 'residue' }];
  const line = runs.length > 0 && runs.every(isPlain) ? figureIn(words) : null;
  if (!line) return [paragraph];
  if (line.start > 0) left.push({ kind: 'controls', text: words.slice(0, line.start).trim() });
  const caption = block('caption', cutRuns(runs, line.start, line.credit));
  return [{ type: 'figure', runs: [] }, ...caption, ...block('credit', cutRuns(runs, line.credit, words.length))];
}

/** An article starts with its headline; where the source has none, an empty one waits for the person to write it. */
export function withHeadline(blocks: readonly NewBlock[]): NewBlock[] {
  if (blocks.some(({ type }) => type === 'headline')) return [...blocks];
  return [{ type: 'headline', runs: [] }, ...blocks];
}
