/** Which styles of a word processor are which blocks of an article. Names are compared without regard to case. */

/** By the names that Word, LibreOffice, Google Docs and newsrooms give. */
const STYLES: Record<string, readonly string[]> = {
  h1: ['Title', 'Headline', 'Kop', 'Titel', 'Doc Title', 'Kop artikel'],
  "p[data-block='standfirst']": [
    'Subtitle',
    'Standfirst',
    'Intro',
    'Lead',
    'Inleiding',
    'Ondertitel',
    'Chapeau',
    'Dek',
  ],
  h2: ['Crosshead', 'Tussenkop', 'Subhead', 'Heading 7', 'Heading 8', 'Heading 9'],
  "p[data-block='caption']": ['Caption', 'Illustration', 'Figure', 'Bijschrift', 'Fotobijschrift', 'Onderschrift'],
  "p[data-block='credit']": ['Credit', 'Photo Credit', 'Fotocredit', 'Fotograaf'],
  blockquote: ['Quote', 'Intense Quote', 'Quotations', 'Block Text', 'Citaat', 'Duidelijk citaat', 'Streamer'],
};

/** For mammoth. */
export const STYLE_MAP: string[] = Object.entries(STYLES).flatMap(([element, names]) =>
  names.map((name) => `p[style-name='${name}'] => ${element}:fresh`),
);
