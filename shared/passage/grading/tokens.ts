/** The words, numbers and signs of a text whose typography is aside, with what each one's place says of it. */

export interface Token {
  text: string;
  kind: 'word' | 'number' | 'sign' | 'open' | 'close';
  /** Whether a blank stands before it; true of the first. */
  parted: boolean;
  /** Whether it stands where a sentence starts, or may. */
  starts: boolean;
  /** Whether it stands within quotation marks, or may: then it is somebody's exact words. */
  quoted: boolean;
}

/**
 * In this order: an abbreviation with points (U.S), an ordinal (1st), a number with its sign and points, a word that
 * begins with an apostrophe ('s, '90), a word with what is inside it, a sign.
 */
const TOKEN = new RegExp(
  [
    String.raw`( )?(?:((?<![\p{L}\p{M}\d'])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}]))`,
    String.raw`|(\d+(?:e|de|ste|st|nd|rd|th)(?![\p{L}\d])|(?:(?<![^ (["'€$£/~:,;=<>])-)?\d+(?:[.,:]\d+)*)`,
    String.raw`|((?<![\p{L}\p{M}\d])'(?:(?:s|t|n|k|m|r|em|tis|twas)(?![\p{L}\p{M}])|\d\d(?!\d))`,
    String.raw`|[\p{L}\p{M}\p{N}_]+(?:['-][\p{L}\p{M}\p{N}_]+)*)|([^ ]))`,
  ].join(''),
  'gsu',
);

const STARTERS = new Set(['.', '!', '?', '…', ':', ';']);
const OPENERS = new Set(['(', '[', '-', '/']);
const CLOSERS = new Set([')', ']', ',', '.', ';', ':', '!', '?']);

function split(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match, place): Token => {
    const [, blank, abbreviation, number, word, sign] = match;
    const kind = number ? 'number' : sign ? 'sign' : 'word';
    const own = abbreviation ?? number ?? word ?? sign ?? '';
    return { text: own, kind, parted: blank !== undefined || place === 0, starts: false, quoted: false };
  });
}

/** Whether an apostrophe behind this word may be its own: the ministers' cars, Max' huis. */
const mayOwn = (token: Token | undefined) => token?.kind === 'word' && /[sxz]$/i.test(token.text);

/**
 * Which apostrophes are quotation marks: one that opens before a word, and the next that closes behind one. One more
 * behind them, or one that no word can own, closes a quote whose beginning was taken for something else.
 */
function pairApostrophes(tokens: readonly Token[]): void {
  let open: Token | null = null;
  let paired = false;
  for (const [place, token] of tokens.entries()) {
    if (token.text !== "'" || token.kind !== 'sign') continue;
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    const opens = token.parted || before?.text === '"' || OPENERS.has(before?.text ?? '');
    if (opens && after && !after.parted) open ??= token;
    else if (!token.parted && (open || paired || !mayOwn(before))) {
      if (open) open.text = '"';
      token.text = '"';
      paired = true;
      open = null;
    }
  }
  if (open) open.text = '"';
}

/** A mark before a word opens, one behind a word closes; between two words or two blanks, whichever is its turn. */
function directQuotes(tokens: readonly Token[]): void {
  let depth = 0;
  for (const [place, token] of tokens.entries()) {
    if (token.text !== '"') continue;
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    const behindOpener = token.parted || before?.kind === 'open' || OPENERS.has(before?.text ?? '');
    const glued = after !== undefined && !after.parted && !CLOSERS.has(after.text);
    if (behindOpener && glued) token.kind = 'open';
    else if (!behindOpener && !(glued && after.kind !== 'sign')) token.kind = 'close';
    else token.kind = depth > 0 ? 'close' : 'open';
    token.text = token.kind === 'open' ? '“' : '”';
    depth = Math.max(0, depth + (token.kind === 'open' ? 1 : -1));
  }
}

/** A mark that nothing closes, or that closes nothing, makes all on its open side a quote: the passage cuts one. */
function markQuoted(tokens: readonly Token[]): void {
  let depth = 0;
  let lastLoose = -1;
  for (const [place, token] of tokens.entries()) {
    if (token.kind === 'close') {
      if (depth === 0) lastLoose = place;
      else depth -= 1;
    }
    token.quoted = depth > 0;
    if (token.kind === 'open') depth += 1;
  }
  for (const token of tokens.slice(0, lastLoose + 1)) token.quoted = true;
}

/** One word alone between quotation marks is a title rather than a sentence. */
function markStarts(tokens: readonly Token[]): void {
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    token.starts =
      !before ||
      (before.kind === 'open' && before.starts && tokens[place + 1]?.kind !== 'close') ||
      (before.kind === 'sign' && STARTERS.has(before.text)) ||
      (before.kind === 'close' && STARTERS.has(tokens[place - 2]?.text ?? ''));
  }
}

/** A full stop or comma at the end of a quote stands inside or outside by the house's style: outside, then. */
function endsOutside(tokens: readonly Token[]): Token[] {
  const moved = [...tokens];
  for (let place = 1; place < moved.length; place += 1) {
    const [stop, mark] = [moved[place - 1], moved[place]];
    if (stop && mark?.kind === 'close' && (stop.text === '.' || stop.text === ',')) {
      moved[place - 1] = mark;
      moved[place] = { ...stop, quoted: mark.quoted };
    }
  }
  return moved;
}

export function tokensOf(plain: string): Token[] {
  const tokens = split(plain);
  pairApostrophes(tokens);
  directQuotes(tokens);
  markQuoted(tokens);
  const moved = endsOutside(tokens);
  markStarts(moved);
  return moved;
}
