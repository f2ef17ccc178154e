/**
 * Words in quotation marks, with their marks, in every style and across sentences. One pass over the block with a stack
 * of what is open: a mark closes the innermost quote that it fits, and what was opened inside and never closed is
 * dropped. Apostrophes are told from marks by what stands around them.
 */

export interface QuoteRange {
  start: number;
  end: number;
}

interface Style {
  closes: readonly string[];
  /** Goes on to the end of its paragraph where nothing closes it, as when the next paragraph goes on with it. */
  mayStayOpen: boolean;
}

const STYLES: Readonly<Record<string, Style>> = {
  '“': { closes: ['”', '“'], mayStayOpen: true },
  '”': { closes: ['”'], mayStayOpen: false },
  '„': { closes: ['”', '“', '"', "''", '’’'], mayStayOpen: true },
  ',,': { closes: ['”', "''", '’’', '"', '“'], mayStayOpen: true },
  "''": { closes: ["''", '”'], mayStayOpen: false },
  '``': { closes: ["''", '”'], mayStayOpen: false },
  '«': { closes: ['»'], mayStayOpen: true },
  '»': { closes: ['«'], mayStayOpen: false },
  '‹': { closes: ['›'], mayStayOpen: false },
  '"': { closes: ['"', '”'], mayStayOpen: false },
  '‘': { closes: ['’', "'"], mayStayOpen: false },
  '‚': { closes: ['‘', '’', "'"], mayStayOpen: false },
  "'": { closes: ["'", '’'], mayStayOpen: false },
  '’': { closes: ['’'], mayStayOpen: false },
};

const SIGN = /,,|''|’’|``|[“”„«»‹›"‘’‚']/gu;
const BLANK = /^[\s\u2028\ufffc([{/–—-]?$/u;
const WORD = /[\p{L}\p{M}\d]/u;
/** Marks that are apostrophes as well. */
const SINGLE = new Set(['‘', '’', "'"]);
/** What may stand before a mark that opens: nothing, a blank, a bracket, a dash, another mark. */
const OPENER = /[“„«‹‘‚"',]/u;

interface Open {
  sign: string;
  start: number;
}

/** The characters around a mark; '' at the edges. */
function around(text: string, start: number, end: number) {
  return { before: text[start - 1] ?? '', after: text[end] ?? '' };
}

/** `elisions`: what an apostrophe may begin ('s avonds), in lower case. */
export function quotesIn(text: string, elisions: ReadonlySet<string>): QuoteRange[] {
  const found: QuoteRange[] = [];
  let open: Open[] = [];
  const signs = [...text.matchAll(SIGN)].map(({ 0: sign, index }) => ({
    sign,
    start: index,
    end: index + sign.length,
  }));
  for (const [place, { sign, start, end }] of signs.entries()) {
    const { before, after } = around(text, start, end);
    if (SINGLE.has(sign) && isApostrophe(text, { sign, start, end }, elisions)) continue;
    if ((sign === '"' || sign === "''") && /\d/.test(before) && !open.some((each) => each.sign === sign)) continue;
    const isSpaced = sign === '«' || sign === '»';
    const mayOpen = (BLANK.test(before) || OPENER.test(before)) && after !== '' && (isSpaced || !/\s/.test(after));
    const mayClose = before !== '' && (isSpaced || !/\s/.test(before));
    const fitting = open.findLastIndex((each) => STYLES[each.sign]?.closes.includes(sign));
    const isOwner = SINGLE.has(sign) && /[sxz]/i.test(before) && /^ \p{Ll}/u.test(text.slice(end, end + 2));
    if (fitting >= 0 && (mayClose || !mayOpen) && !(isOwner && closesLater(signs, place, text))) {
      found.push({ start: open[fitting]?.start ?? start, end });
      open = open.slice(0, fitting);
    } else if (mayOpen && sign in STYLES) open.push({ sign, start });
  }
  const left = open.find((each) => STYLES[each.sign]?.mayStayOpen);
  if (left && text.slice(left.start).trim().length > 3) found.push({ start: left.start, end: text.trimEnd().length });
  return found.filter(({ start, end }) => WORD.test(text.slice(start, end))).sort((a, b) => a.start - b.start);
}

/** Inside a word, or at the start of one that begins with an apostrophe. */
function isApostrophe(
  text: string,
  { start, end }: QuoteRange & { sign: string },
  elisions: ReadonlySet<string>,
): boolean {
  const { before, after } = around(text, start, end);
  if (WORD.test(before) && WORD.test(after)) return true;
  if (!WORD.test(before) && /^\d\ds?(?![\p{L}\d])/u.test(text.slice(end, end + 4))) return true;
  const word = /^[\p{L}]+/u.exec(text.slice(end, end + 12))?.[0].toLowerCase() ?? '';
  return !WORD.test(before) && elisions.has(word);
}

/** For the plural's own apostrophe (the boys' coats): whether a better closing mark comes before the next that opens. */
function closesLater(
  signs: readonly { sign: string; start: number; end: number }[],
  place: number,
  text: string,
): boolean {
  for (const { sign, start, end } of signs.slice(place + 1)) {
    const { before, after } = around(text, start, end);
    if (!SINGLE.has(sign)) return false;
    if (WORD.test(before) && WORD.test(after)) continue;
    if (BLANK.test(before)) return false;
    return !/\s/.test(before);
  }
  return false;
}
