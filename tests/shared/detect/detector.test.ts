import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../shared/detect/detector.ts';
import type { DetectBlock, Proposal } from '../../../shared/detect/proposal.ts';
import { oosterhaven } from '../../support/oosterhaven.ts';
import { markedArticles } from './markedArticles.ts';

const paragraph = (text: string): DetectBlock => ({ type: 'paragraph', text });
const headline = (text: string): DetectBlock => ({ type: 'headline', text });

function found(blocks: readonly DetectBlock[], language: string): string[] {
  return createDetector(language)
    .detect(blocks)
    .map(({ kind, block, start, end, drift }) => `${drift ? 'drift' : kind}: ${blocks[block]?.text.slice(start, end)}`);
}

const KNOWN: [language: string, text: string, expected: string[]][] = [
  ['nl', 'Nog slechts 30 van de 200 pompen werken.', ['number: Nog slechts 30 van de 200']],
  ['nl', 'Ze liepen meer dan 200 kilometer.', ['number: meer dan 200 kilometer']],
  ['nl', 'Dat geldt voor een op de drie huizen.', ['number: een op de drie']],
  ['nl', 'Het kost 12 tot 15 miljoen euro.', ['money: 12 tot 15 miljoen euro']],
  ['nl', 'Dat was op 12 maart 2022 om 14.30 uur.', ['date: 12 maart 2022', 'date: 14.30 uur']],
  ['nl', 'Het begon twee jaar geleden, in de jaren negentig.', ['date: twee jaar geleden', 'date: de jaren negentig']],
  ['nl', 'Dit zegt burgemeester Ruud van Aalst.', ['name: burgemeester Ruud van Aalst']],
  ['nl', 'Daar was minister van Financiën Jansen bij.', ['name: minister van Financiën Jansen']],
  [
    'nl',
    'Ze zou dat volgens een zekere Anne weten.',
    ['hedge: zou', 'hedge: volgens', 'hedge: een zekere', 'name: Anne'],
  ],
  ['nl', 'Het is voor het eerst de hoogste dijk.', ['superlative: voor het eerst', 'superlative: hoogste']],
  ['en', 'More than a third of them left.', ['number: More than a third']],
  ['en', 'It cost between £1.2bn and £1.4bn.', ['money: £1.2bn and £1.4bn']],
  ['en', 'They were 20 to 30 miles away.', ['number: 20 to 30 miles']],
  ['en', 'It opens on Monday 3 March 2025 at 9am.', ['date: Monday 3 March 2025', 'date: 9am']],
  [
    'en',
    'It is believed to be the first time since 1998.',
    ['hedge: It is believed', 'superlative: first time', 'date: 1998'],
  ],
  ['en', 'He told the Bank of England about St James’s Park.', ['name: Bank of England', 'name: St James’s Park']],
  ['en', 'The sum is TK and the name [check].', ['tk: TK', 'tk: [check]']],
];

describe('[R-DETECT-3] what is found', () => {
  it.each(KNOWN)('%s: %s', (language, text, expected) => {
    expect(found([paragraph(text)], language)).toEqual(expected);
  });

  it('a leftover of a CMS as a whole, and nothing in it', () => {
    const text = 'Onze excuses. Deze post kan niet getoond worden. Aanvaard op 3 maart de cookies.';
    expect(found([paragraph(text)], 'nl')).toEqual([`residue: ${text}`]);
    expect(found([{ type: 'residue', text }], 'nl')).toEqual([]);
  });

  it('a caption as a whole, and what stands in it', () => {
    const text = 'Dijkgraaf Ruud van Aalst in 2021. © Foto Noord';
    expect(found([paragraph(text)], 'nl')).toContain(`caption: ${text}`);
    expect(found([{ type: 'caption', text: 'De dijk in 2021.' }], 'nl')).toEqual([
      'caption: De dijk in 2021.',
      'date: 2021',
    ]);
  });

  it('a name at the start of a sentence where the article has it elsewhere', () => {
    const blocks = [paragraph('Dugin zweeg daarna.'), paragraph('Gisteren sprak Alexander Dugin.')];
    expect(found(blocks, 'nl')).toContain('name: Dugin');
    expect(found([paragraph('Stilte heerste daarna.')], 'nl')).toEqual([]);
  });

  it('quotation marks, digits and TK in a language that has no pack', () => {
    expect(found([paragraph('Er sagte „Niemals“ zu 30 Leuten in Berlin. TK')], 'de-AT')).toEqual([
      'quote: „Niemals“',
      'number: 30',
      'tk: TK',
    ]);
  });
});

describe('[R-DETECT-4] a hedge dropped on the way to the headline', () => {
  const body = paragraph('De dijkgraaf zou meldingen over natte kelders hebben gewist. Hij zwijgt.');

  it.each(['headline', 'standfirst', 'crosshead', 'caption'])('is found in a %s', (type) => {
    const lead = { type, text: 'Dijkgraaf wiste meldingen over natte kelders' };
    const [drift] = createDetector('nl')
      .detect([lead, body])
      .filter((each) => each.drift);
    expect(drift).toMatchObject({
      kind: 'hedge',
      block: 0,
      start: 0,
      end: lead.text.length,
      drift: { block: 1, start: 0 },
    });
  });

  it.each([
    ['the headline hedges, too', 'Dijkgraaf zou meldingen over natte kelders hebben gewist', ''],
    ['the headline quotes', '‘Dijkgraaf wiste meldingen over natte kelders’', ''],
    ['it tells something else', 'Bewoners lopen elf kilometer naar het stadhuis', ''],
    [
      'the body says it plainly as well',
      'Dijkgraaf wiste meldingen over natte kelders',
      'Hij geeft toe: de dijkgraaf wiste meldingen over natte kelders.',
    ],
  ])('is none where %s', (_why, text, more) => {
    expect(found([headline(text), body, paragraph(more)], 'nl').filter((line) => line.startsWith('drift'))).toEqual([]);
  });

  it('is found in English', () => {
    const blocks = [
      headline('Captain ignored storm warning'),
      paragraph('The captain allegedly ignored a storm warning.'),
    ];
    expect(found(blocks, 'en')).toContain('drift: Captain ignored storm warning');
  });
});

describe('[R-DETECT-5] what was found is kept by block', () => {
  const articles = [
    oosterhaven(),
    ...['nl.heldOut', 'en.heldOut'].flatMap((set) => markedArticles(set).map(({ blocks }) => blocks)),
  ];

  it('and is the same as told from nothing, whatever is changed', () => {
    const edit = fc.record({
      at: fc.nat(),
      from: fc.nat(),
      cut: fc.nat(12),
      put: fc.constantFrom('', 'x', '”', ' 3', ' Jansen', '‘', '. '),
    });
    fc.assert(
      fc.property(fc.constantFrom(...articles), fc.array(edit, { maxLength: 8 }), (article, edits) => {
        const kept = createDetector('nl');
        let blocks: readonly DetectBlock[] = article;
        for (const { at, from, cut, put } of edits) {
          const place = at % blocks.length;
          const { type, text } = blocks[place] as DetectBlock;
          const start = from % (text.length + 1);
          blocks = blocks.with(place, { type, text: text.slice(0, start) + put + text.slice(start + cut) });
          const now = kept.detect(blocks);
          expect(now).toEqual(createDetector('nl').detect(blocks));
          for (const proposal of now) expect(inBlock(proposal, blocks)).toBe(true);
        }
      }),
      { seed: 20261130, numRuns: 60 },
    );
  });
});

function inBlock({ block, start, end }: Proposal, blocks: readonly DetectBlock[]): boolean {
  return start >= 0 && start < end && end <= (blocks[block]?.text.length ?? 0);
}
