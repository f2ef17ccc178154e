/**
 * The article as checking sees it: blocks of words, and which stretches of them carry which passage. The server makes
 * them of its text and a screen of its document; the same text gives the same blocks, so both judge alike.
 */
import type * as Y from 'yjs';
import { LINE_SEPARATOR, PASSAGE_PREFIX } from '../text/block.ts';
import { readBlocks, type TextBlock, textOf } from '../text/blocks.ts';

interface PassageStretch {
  /** Passage id. */
  id: string;
  /** In UTF-16 units of the block's text. */
  start: number;
  end: number;
}

/** A value: a block that did not change is the very same object, so that what was computed of it can be kept. */
export interface ReviewBlock {
  /** One of `BLOCK_TYPES`, or a newer one. */
  type: string;
  /** A hard break is U+2028, an embed U+FFFC: lengths are those of the text. */
  text: string;
  /** In the order of the text. */
  stretches: readonly PassageStretch[];
}

/** True for the headline and the standfirst, in which more signatures are asked for. */
function isLead({ type }: Pick<ReviewBlock, 'type'>): boolean {
  return type === 'headline' || type === 'standfirst';
}

function stretchesOf(block: TextBlock): PassageStretch[] {
  const done: PassageStretch[] = [];
  const open = new Map<string, PassageStretch>();
  let at = 0;
  for (const { text, attributes } of block.runs) {
    for (const key of Object.keys(attributes)) {
      if (!key.startsWith(PASSAGE_PREFIX)) continue;
      const id = key.slice(PASSAGE_PREFIX.length);
      const running = open.get(id);
      if (running?.end === at) running.end = at + text.length;
      else {
        const stretch = { id, start: at, end: at + text.length };
        open.set(id, stretch);
        done.push(stretch);
      }
    }
    at += text.length;
  }
  return done;
}

/** The blocks of an article's text. */
export function reviewBlocks(text: Y.Text): ReviewBlock[] {
  return readBlocks(text).map((block) => ({ type: block.type, text: textOf(block), stretches: stretchesOf(block) }));
}

/** How a passage reads. */
export interface PassageWords {
  /** Its parts and blocks joined by a line end, a hard break too. */
  text: string;
  /** Whether any of it stands in the headline or the standfirst. */
  lead: boolean;
}

const known = new WeakMap<ReviewBlock, ReadonlyMap<string, string>>();

function wordsIn(block: ReviewBlock): ReadonlyMap<string, string> {
  const before = known.get(block);
  if (before) return before;
  const words = new Map<string, string>();
  for (const { id, start, end } of block.stretches) {
    const part = block.text.slice(start, end).replaceAll(LINE_SEPARATOR, '\n');
    const sofar = words.get(id);
    words.set(id, sofar === undefined ? part : `${sofar}\n${part}`);
  }
  known.set(block, words);
  return words;
}

/** How each passage in the text reads; one that no character carries is missing. */
export function passageWords(blocks: readonly ReviewBlock[]): Map<string, PassageWords> {
  const all = new Map<string, PassageWords>();
  for (const block of blocks) {
    const lead = isLead(block);
    for (const [id, part] of wordsIn(block)) {
      const sofar = all.get(id);
      all.set(id, sofar ? { text: `${sofar.text}\n${part}`, lead: sofar.lead || lead } : { text: part, lead });
    }
  }
  return all;
}
