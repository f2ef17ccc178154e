/** What a CMS leaves in copied text: notices of blocked embeds, "full screen" before a caption, credits behind it. */
import type { NewBlock, NewRun } from '../../shared/text/build.ts';

/** A longer paragraph is prose, whatever words it has. */
const MAX_NOTICE = 400;

const NOTICES = [
  /^onze excuses\b.*\b(?:social|cookies|tonen)\b/i,
  /\b(?:aanvaard|accepteer)\b.{0,80}\bcookies?\b/i,
  /\baccept\b.{0,80}\bcookies?\b.{0,80}\b(?:to (?:view|see|show)|content)\b/i,
  /^(?:this (?:content|post|video|embed)|we) (?:is not|isn.t|cannot|can.t|could not)\b.{0,160}\b(?:shown?|available|cookies?|display)/i,
  /^to (?:view|see|show) this (?:content|post|video)\b.{0,160}\b(?:cookies?|accept|enable|consent)/i,
  /^(?:volledig scherm|full ?screen|advertentie|advertisement)$/i,
];

/** True for a line that belongs to the page it came from, not to the article. */
function isNotice(line: string): boolean {
  return line.length <= MAX_NOTICE && NOTICES.some((notice) => notice.test(line));
}

const FULL_SCREEN = /^(volledig scherm|full ?screen)\s+(?=\S)/i;
const PICTURE_LABEL = /^(?:foto|photo|beeld|image|picture)s?\s*:\s*\S/i;
const MAX_CAPTION = 400;

interface FoundFigure {
  /** "Volledig scherm", as it stood. */
  leftover: string;
  caption: string;
  credit: string;
}

/** Splits a caption at its copyright sign; all of it is caption where there is none. */
export function captionAndCredit(line: string): { caption: string; credit: string } {
  const sign = line.lastIndexOf('©');
  if (sign === -1 || line.length - sign > 80) return { caption: line.trim(), credit: '' };
  return { caption: line.slice(0, sign).trim(), credit: line.slice(sign).trim() };
}

/** A picture's line ("Volledig scherm A street. © Agency", "Photo: Agency"), or null for prose. */
function figureIn(line: string): FoundFigure | null {
  if (line.length > MAX_CAPTION || line.includes('\n')) return null;
  const leftover = FULL_SCREEN.exec(line)?.[1] ?? '';
  const rest = leftover ? line.slice(leftover.length).trim() : line;
  const { caption, credit } = captionAndCredit(rest);
  if (leftover || credit) return { leftover, caption, credit };
  return PICTURE_LABEL.test(rest) ? { leftover, caption: '', credit: rest } : null;
}

const plain = (type: string, text: string): NewBlock[] => (text === '' ? [] : [{ type, runs: [{ text }] }]);

/** The blocks of a picture. The figure itself has no text; its picture can be put in later. */
function figureBlocks({ leftover, caption, credit }: FoundFigure): NewBlock[] {
  return [
    ...plain('residue', leftover),
    { type: 'figure', runs: [] },
    ...plain('caption', caption),
    ...plain('credit', credit),
  ];
}

const wordsOf = (runs: readonly NewRun[]) => runs.map((run) => run.text).join('');

/** A paragraph that is a notice or a picture's line becomes what it is; any other block stays. */
export function sortedOut(block: NewBlock): NewBlock[] {
  if (block.type !== 'paragraph') return [block];
  const words = wordsOf(block.runs).trim();
  if (isNotice(words)) return [{ ...block, type: 'residue' }];
  const figure = block.runs.length === 1 ? figureIn(words) : null;
  return figure ? figureBlocks(figure) : [block];
}

/** An article starts with its headline; where the source has none, an empty one waits for the person to write it. */
export function withHeadline(blocks: readonly NewBlock[]): NewBlock[] {
  if (blocks.some((block) => block.type === 'headline')) return [...blocks];
  return [{ type: 'headline', runs: [] }, ...blocks];
}
