/** A badge as a picture: a sign, a word and a share. It brings no font, script or style, and loads nothing. */

export type BadgeState = 'cleared' | 'checking' | 'changed';

const WORDS: Record<'nl' | 'en', Record<BadgeState, string>> = {
  nl: { cleared: 'Vrijgegeven', checking: 'In controle', changed: 'Gewijzigd na vrijgave' },
  en: { cleared: 'Cleared', checking: 'Being checked', changed: 'Changed since cleared' },
};
/** White on them is read at 4.5 : 1 and more. */
const COLOURS: Record<BadgeState, string> = { cleared: '#1c7a46', checking: '#57524a', changed: '#7c4c04' };
/** Drawn in a square of 12. */
const SIGNS: Record<BadgeState, string> = {
  cleared: 'M2 6.5 5 9.5 10.5 3',
  checking: 'M6 2v4l2.5 2.5M6 1a5 5 0 1 0 .01 0',
  changed: 'M6 1.5v5.5M6 9.5v.5',
};

/** Room for a letter: fonts differ, and the text is fitted into what it has. */
const LETTER = 6.6;
const HEIGHT = 20;

/** SVG. */
export function badgePicture(
  { state, coverage }: { state: BadgeState; coverage: number },
  language: 'nl' | 'en',
): string {
  const word = WORDS[language][state];
  const share = `${coverage}%`;
  const wordWidth = Math.round(word.length * LETTER);
  const shareWidth = Math.round(share.length * 7.4);
  const split = 20 + wordWidth + 8;
  const width = split + shareWidth + 14;
  const label = `Kantlijn: ${word}, ${share}`;
  const text = (x: number, length: number, content: string) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${content}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" lang="${language}" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="4" fill="${COLOURS[state]}"/>`,
    `<path d="M${split} 0h${width - split - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H${split}z" fill="#1d1b18"/>`,
    `<path transform="translate(5 4)" d="${SIGNS[state]}" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
    `<g fill="#fff" font-family="Inter,system-ui,Helvetica,Arial,sans-serif" font-size="12">`,
    text(22, wordWidth, word),
    text(split + 7, shareWidth, share),
    '</g></svg>',
  ].join('');
}
