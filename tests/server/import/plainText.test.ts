import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile, readText } from '../../../server/convert/import.ts';
import type { Imported } from '../../../server/convert/imported.ts';
import type { NewBlock } from '../../../shared/text/build.ts';

const KUSTWEG = readFileSync(new URL('../../support/articles/kustweg.txt', import.meta.url));
const words = ({ runs }: NewBlock) => runs.map((run) => run.text).join('');
const told = ({ blocks }: Imported, type: string) => blocks.filter((block) => block.type === type).map(words);
const wordsIn = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted();

describe('an article as it is copied from a page', () => {
  it.each([
    ['as a file', async () => (await readFile(KUSTWEG, 'stuk.txt')).imported],
    ['as pasted text', async () => readText('text', KUSTWEG.toString('utf8'))],
  ])('[R-IMPORT-1] [R-IMPORT-3] %s has its crossheads, captions, credits and one residue', async (_how, read) => {
    const imported = await read();
    expect(told(imported, 'crosshead')).toEqual([
      '‘Ramen dicht en niets zeggen’',
      '‘Niet nog een winter’',
      'Pijnlijke vergelijking',
      '‘100 procent verantwoordelijk als het misgaat’',
    ]);
    expect(told(imported, 'caption')).toEqual([
      'De schrijver Joost Verhulst in zijn werkkamer.',
      'Verhulst verloor in augustus zijn atelier bij een brand aan de Kustweg.',
    ]);
    expect(told(imported, 'credit')).toEqual(['© Beeldbank Noord', '© PERSFOTO WEST']);
    expect(told(imported, 'residue')).toEqual([expect.stringMatching(/^Onze excuses/)]);
    expect(told(imported, 'headline')).toEqual(['']);
    expect(imported.left).toEqual([
      { kind: 'controls', text: 'Volledig scherm' },
      { kind: 'controls', text: 'Volledig scherm' },
    ]);
    const all = [...imported.blocks.map(words), ...imported.left.map(({ text }) => text)].join(' ');
    expect(wordsIn(all)).toEqual(wordsIn(KUSTWEG.toString('utf8')));
  });

  it.each([
    ['Foto: Anna de Wit', 'credit', 'Foto: Anna de Wit'],
    ['Photo: A street in May, seen from the tower.', 'caption', 'Photo: A street in May, seen from the tower.'],
    ['© Anna de Wit', 'credit', '© Anna de Wit'],
    ['(c) Anna de Wit', 'credit', '(c) Anna de Wit'],
    ['Een straat in mei. (c) Anna de Wit', 'credit', '(c) Anna de Wit'],
    ['Volledig scherm', 'residue', 'Volledig scherm'],
    ['Lees ook: Het water stijgt', 'residue', 'Lees ook: Het water stijgt'],
    ['Read more: The water rises', 'residue', 'Read more: The water rises'],
    ['De tekst gaat verder onder de foto', 'residue', 'De tekst gaat verder onder de foto'],
    ['Meld je aan voor onze nieuwsbrief', 'residue', 'Meld je aan voor onze nieuwsbrief'],
    ['Sign up for our daily newsletter.', 'residue', 'Sign up for our daily newsletter.'],
    ['Lees ook eens een boek, zei hij.', 'paragraph', 'Lees ook eens een boek, zei hij.'],
  ])('[R-IMPORT-3] sorts “%s” as %s', (line, type, expected) => {
    expect(told(readText('text', `Kop\n\nEen zin.\n\n${line}\n\nEen slot.`), type)).toContain(expected);
  });
});

describe('Markdown with front matter', () => {
  const read = (front: string, body: string) => readText('markdown', `---\n${front}\n---\n${body}`);

  it('[R-IMPORT-4] has its title for headline, its description for standfirst, and lists the rest', () => {
    const imported = read(
      'title: De brug\ndescription: >\n  Waarom hij\n  dicht is.\nlang: nl\nslug: brug\ntags: [verkeer, water]\nauthor: {name: Anna}',
      'Een zin.\n\n## Tussen\n\nNog een zin.',
    );
    expect([told(imported, 'headline'), told(imported, 'standfirst'), told(imported, 'crosshead')]).toEqual([
      ['De brug'],
      ['Waarom hij dicht is.'],
      ['Tussen'],
    ]);
    expect([imported.language, imported.slug]).toEqual(['nl', 'brug']);
    expect(imported.left.map(({ text }) => text)).toEqual([
      'lang: nl',
      'slug: brug',
      'tags: verkeer, water',
      'author: name: Anna',
    ]);
  });

  it('[R-IMPORT-4] keeps the headline of the text where it says the same once, and both where they differ', () => {
    expect(told(read('title: De brug', '# De Brug\n\nEen zin.'), 'headline')).toEqual(['De brug']);
    const both = read('title: De brug', '# Een andere kop\n\nEen zin.');
    expect([told(both, 'headline'), told(both, 'crosshead')]).toEqual([['De brug'], ['Een andere kop']]);
  });

  it.each([
    ['a rule above a text', 'Een regel zonder dubbele punt\nen nog een', 'Een regel zonder dubbele punt'],
    ['a list of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]', 'a: &a'],
  ])('[R-IMPORT-4] [R-IMPORT-9] leaves %s in the text', (_what, front, expected) => {
    expect(read(front, 'Een zin.').blocks.map(words).join('\n')).toContain(expected);
  });
});
