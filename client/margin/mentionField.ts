/**
 * Words being written in which some stretches are mentions. A text field holds plain text, so the writer sees names; where
 * each mention stands is kept beside it and moves with every change. A change inside a name makes plain words of it.
 */
import { type Mention, mentionParts, mentionToken } from '../../shared/ledger/mention.ts';

export interface Written {
  /** As the field shows it. */
  text: string;
  /** In order and apart; `from` and `to` are UTF-16 indexes in `text`. */
  mentions: readonly PlacedMention[];
}

interface PlacedMention {
  from: number;
  to: number;
  mention: Mention;
}

/** The field's words for a stored text. */
export function writtenFrom(stored: string, nameOf: (mention: Mention) => string): Written {
  let text = '';
  const mentions: PlacedMention[] = [];
  for (const { text: piece, mention } of mentionParts(stored)) {
    const from = text.length;
    text += mention ? `@${nameOf(mention)}` : piece;
    if (mention) mentions.push({ from, to: text.length, mention });
  }
  return { text, mentions };
}

/** What is stored of the field's words. */
export function storedFrom({ text, mentions }: Written): string {
  let read = 0;
  let stored = '';
  for (const { from, to, mention } of mentions) {
    stored += text.slice(read, from) + mentionToken(mention);
    read = to;
  }
  return stored + text.slice(read);
}

/**
 * The words after the field was changed to `text`, with the caret at `caret`. What was replaced is what lies between the
 * longest end that both share behind the caret and the longest beginning that both share before that.
 */
export function rewritten(written: Written, text: string, caret: number): Written {
  const old = written.text;
  const most = Math.min(old.length, text.length);
  let tail = 0;
  while (tail < Math.min(most, text.length - caret) && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < most - tail && old[head] === text[head]) head += 1;
  const oldEnd = old.length - tail;
  const by = text.length - old.length;
  const mentions = written.mentions.flatMap((each) => {
    if (each.to <= head) return each;
    return each.from >= oldEnd ? { ...each, from: each.from + by, to: each.to + by } : [];
  });
  return { text, mentions };
}

/** The words with a mention, and a blank behind it, in place of what stands between `from` and `to`. */
export function withMention(
  written: Written,
  { from, to }: { from: number; to: number },
  { mention, name }: { mention: Mention; name: string },
): { written: Written; caret: number } {
  const label = `@${name}`;
  const { text } = written;
  const blank = text[to] === ' ' ? '' : ' ';
  const changed = rewritten(
    written,
    text.slice(0, from) + label + blank + text.slice(to),
    from + label.length + blank.length,
  );
  const placed = { from, to: from + label.length, mention };
  const others = changed.mentions.filter((each) => each.to <= placed.from || each.from >= placed.to);
  const mentions = [...others, placed].sort((a, b) => a.from - b.from);
  return { written: { text: changed.text, mentions }, caret: placed.to + 1 };
}

/** An `@` at the start of a word and what follows up to the caret, which may become a mention; null where there is none. */
export function mentionBefore(written: Written, caret: number): { from: number; to: number; query: string } | null {
  const found = /(?:^|[\s(“‘"'])@([\p{L}\p{N}'’._-]*(?: [\p{L}\p{N}'’._-]+)?)$/u.exec(written.text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  const from = caret - query.length - 1;
  if (written.mentions.some((each) => each.from <= from && from < each.to)) return null;
  return { from, to: caret, query };
}
