import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksFrom, type ImportFormat, readText } from '../../../server/convert/import.ts';
import { formatOfName } from '../../../server/convert/kind.ts';
import { languageOf } from '../../../server/convert/language.ts';
import type { NewBlock } from '../../../shared/text/build.ts';

const words = (block: NewBlock) => block.runs.map((run) => run.text).join('');
const told = (blocks: readonly NewBlock[]) => blocks.map((block) => `${block.type}: ${words(block)}`.trim());
const text = (content: string) => told(blocksFrom('text', content));
const all = (blocks: readonly NewBlock[]) => blocks.map(words).join(' ');
const wordsIn = (content: string) => content.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('plain text', () => {
  it('takes a short first line for the headline and short lines between paragraphs for crossheads', () => {
    expect(text('De kop\n\nEen zin.\n\n‘Tussenkop’\n\nNog een zin.\n\nGeen kop')).toEqual([
      ...['headline: De kop', 'paragraph: Een zin.', 'crosshead: ‘Tussenkop’', 'paragraph: Nog een zin.'],
      'paragraph: Geen kop',
    ]);
  });

  it.each([
    ['a sentence', 'Dit is een zin.\n\nEn nog een.'],
    ['a question with a closing quote', '“Komt dat goed?”\n\nEn nog een zin.'],
    ['a long line', `${'woord '.repeat(40)}\n\nEen zin.`],
    ['its only line', 'Zonder punt'],
  ])('[R-CONVERT-3] leaves an empty headline on top where the first line is %s', (_name, content) => {
    const [first, second] = text(content);
    expect([first, second?.startsWith('paragraph')]).toEqual(['headline:', true]);
  });

  it.each([
    ['Volledig scherm Een straat. © AFP', ['figure:', 'caption: Een straat.', 'credit: © AFP']],
    ['Full screen A street', ['figure:', 'caption: A street']],
    ['A street in May. © Some Agency', ['figure:', 'caption: A street in May.', 'credit: © Some Agency']],
    ['Photo: Some Agency', ['figure:', 'credit: Photo: Some Agency']],
    [
      'Onze excuses Helaas kunnen wij deze social post niet tonen.',
      ['residue: Onze excuses Helaas kunnen wij deze social post niet tonen.'],
    ],
    ['Accept social media cookies to view the content.', ['residue: Accept social media cookies to view the content.']],
    ['Advertentie', ['residue: Advertentie']],
    [
      'Het bedrijf © werd in 1990 opgericht door een man die zei dat hij nooit meer terug zou komen naar de stad waar hij was geboren.',
      null,
    ],
    ['Hij vroeg de lezers om de cookies te proeven die zijn moeder bakte.', null],
  ])('[R-CONVERT-4] sorts %s', (line, expected) => {
    const [, , ...rest] = text(`Kop\n\nEen zin.\n\n${line}\n\nEen slot.`);
    expect(rest.slice(0, -1)).toEqual(expected ?? [`paragraph: ${line}`]);
  });

  it('parts by line ends where there is no empty line, keeps them as breaks where there is', () => {
    expect(text('Kop\nEen zin.\nNog een.')).toEqual(['headline: Kop', 'paragraph: Een zin.', 'paragraph: Nog een.']);
    expect(text('Kop\n\nEen zin.\nNog een.')).toEqual(['headline: Kop', 'paragraph: Een zin.\nNog een.']);
  });

  it('reads dashes and bullets as a list', () => {
    expect(text('Kop\n\nEen zin.\n\n- een\n• twee')).toEqual([
      'headline: Kop',
      'paragraph: Een zin.',
      'bullet: een',
      'bullet: twee',
    ]);
  });

  it('reads an article as it is copied from a page: its notice and its picture are found, no word is lost', () => {
    const content = readFileSync(new URL('../../support/articles/oosterhaven.txt', import.meta.url), 'utf8');
    const { blocks, left } = readText('text', content);
    const kept = [all(blocks), ...left.map((each) => each.text)].join(' ');
    const count = (type: string) => blocks.filter((block) => block.type === type).length;
    expect(wordsIn(kept).toSorted()).toEqual(wordsIn(content).toSorted());
    expect([count('headline'), count('figure'), count('caption'), count('credit'), count('residue')]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(count('crosshead')).toBeGreaterThan(1);
  });
});

describe('documents', () => {
  const line = fc.string({ unit: fc.constantFrom(...'ab Z.,!?:©-•*"‘’“0 <>&_`#[]()\\|~é漢'), maxLength: 60 });
  const documents = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\n \n')), { maxLength: 12 });

  it('[R-CONVERT-1] that are plain text keep every word in order', () => {
    fc.assert(
      fc.property(documents, (lines) => {
        const content = lines.flat().join('');
        expect(wordsIn(all(blocksFrom('text', content)))).toEqual(wordsIn(content));
      }),
      { numRuns: 500 },
    );
  });

  it('[R-CONVERT-1] that are HTML keep every word in order, however the tags nest', () => {
    const tag = fc.constantFrom(
      ...'p div b em a ul ol li blockquote h1 h2 span figure figcaption table tr td section'.split(' '),
    );
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.stringMatching(/^[a-z]{1,6}$/).map((word) => `${word} `),
        fc
          .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (html) => {
        const letters = (each: string) => each.replace(/[^a-z]/g, '');
        expect(letters(all(blocksFrom('html', html)))).toBe(letters(html.replace(/<[^>]*>/g, '')));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['text', 'html', 'markdown'] as ImportFormat[])(
    '[R-CONVERT-6] [S-42] of one thing two hundred thousand times are read in time as %s',
    (format) => {
      for (const unit of ['a', ' ', '<', '"', '*', '[', '\n- ', '> ', '<b>', '&', '© ', 'foto: ']) {
        const begun = process.cpuUsage();
        try {
          blocksFrom(format, unit.repeat(Math.ceil(200_000 / unit.length)));
        } catch (error) {
          expect(String(error)).toMatch(/nested too deeply|more marks/);
        }
        // The processor's time, not the clock's: other tests run beside this one.
        expect([unit, process.cpuUsage(begun).user < 3_000_000]).toEqual([unit, true]);
      }
    },
    120_000,
  );

  it('are known by the ending of their name', () => {
    expect(['a.txt', 'A.HTML', 'b.md', 'c.docx', 'plain'].map(formatOfName)).toEqual([
      'text',
      'html',
      'markdown',
      'docx',
      null,
    ]);
  });

  it('are Dutch or English by their common words', () => {
    expect([
      languageOf('De brug is dicht en het is niet goed'),
      languageOf('The bridge was closed by the city'),
    ]).toEqual(['nl', 'en']);
  });
});
