/** What a CMS leaves in copied text: notices of blocked embeds, "full screen" before a caption, credits behind it. */
import type { LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock, NewRun } from '../../shared/text/build.ts';

/** A longer paragraph is prose, whatever words it has. */
const MAX_NOTICE = 400;

const NOTICES = [
  /^onze excuses\b.*\b(?:social|cookies|tonen)\b/i,
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

/** True for a line that belongs to the page it came from, not to the article. */
function isNotice(line: string): boolean {
  return line.length <= MAX_NOTICE && NOTICES.some((notice) => notice.test(line));
}

/** The label of a button that enlarges a picture, copied along with its caption. */
const FULL_SCREEN = /^(volledig scherm|full ?screen)\s+(?=\S)/i;
const PICTURE_LABEL = /^(?:foto|photo|beeld|image|picture|bron|source)(?:'?s|graaf|grapher| by| credit)?\s*:\s*(?=\S)/i;
const MAX_CAPTION = 400;
const MAX_CREDIT = 80;
const SIGN = /©|\(c\)(?=\s)/gi;

interface FoundFigure {
  /** "Volledig scherm", as it stood. */
  label: string;
  caption: string;
  credit: string;
}

/** Splits a caption at its copyright sign; all of it is caption where there is none. */
export function captionAndCredit(line: string): { caption: string; credit: string } {
  const sign = [...line.matchAll(SIGN)].at(-1)?.index ?? -1;
  if (sign === -1 || line.length - sign > MAX_CREDIT) return { caption: line.trim(), credit: '' };
  return { caption: line.slice(0, sign).trim(), credit: line.slice(sign).trim() };
}

/** A name behind a label is a credit; a sentence is what the picture shows. */
const isName = (words: string) => words.length <= 60 && !/[.!?…]$/.test(words);

/** A picture's line ("Volledig scherm A street. © Agency", "Photo: Agency"), or null for prose. */
function figureIn(line: string): FoundFigure | null {
  if (line.length > MAX_CAPTION || line.includes('\n')) return null;
  const label = FULL_SCREEN.exec(line)?.[1] ?? '';
  const rest = label ? line.slice(label.length).trim() : line;
  const { caption, credit } = captionAndCredit(rest);
  if (label || credit) return { label, caption, credit };
  const named = PICTURE_LABEL.exec(rest);
  if (!named || /^(?:bron|source)/i.test(rest)) return null;
  return isName(rest.slice(named[0].length))
    ? { label, caption: '', credit: rest }
    : { label, caption: rest, credit: '' };
}

const plain = (type: string, text: string): NewBlock[] => (text === '' ? [] : [{ type, runs: [{ text }] }]);

const wordsOf = (runs: readonly NewRun[]) => runs.map((run) => run.text).join('');

/**
 * A paragraph that is a notice or a picture's line becomes what it is; any other block stays. The figure itself has no
 * text; its picture can be put in later. A button's label in front of a caption is no block: it goes to `left`.
 */
export function sortedOut(block: NewBlock, left: LeftOut[]): NewBlock[] {
  if (block.type !== 'paragraph') return [block];
  const words = wordsOf(block.runs).trim();
  if (isNotice(words)) return [{ ...block, type: 'residue' }];
  const isPlain = block.runs.length === 1 && block.runs[0]?.marks === undefined;
  const figure = isPlain ? figureIn(words) : null;
  if (!figure) return [block];
  if (figure.label) left.push({ kind: 'controls', text: figure.label });
  return [{ type: 'figure', runs: [] }, ...plain('caption', figure.caption), ...plain('credit', figure.credit)];
}

/** An article starts with its headline; where the source has none, an empty one waits for the person to write it. */
export function withHeadline(blocks: readonly NewBlock[]): NewBlock[] {
  if (blocks.some((block) => block.type === 'headline')) return [...blocks];
  return [{ type: 'headline', runs: [] }, ...blocks];
}
