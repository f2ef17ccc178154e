import { describe, expect, it } from 'vitest';
import { readFile } from '../../../server/convert/import.ts';
import { told } from '../../support/importedWords.ts';

const read = async (item: object) => (await readFile(Buffer.from(JSON.stringify(item)), 'stuk.json')).imported;
const blocks = async (item: object) =>
  told(await read(item))
    .split('\n\n')[0]
    ?.split('\n');

const PICTURE_1 = {
  type: 'picture',
  headline: 'Brug',
  description_text: 'De brug op maandag.',
  byline: 'Anna de Wit',
  renditions: { original: { href: 'https://a.example/1.jpg', mimetype: 'image/jpeg' } },
};
const EXPECTED = [
  'headline: De brug blijft dicht',
  'standfirst: Niemand weet hoe lang.',
  'paragraph: Een zin over de brug.',
  'crosshead: Tussen',
  'paragraph: Nog een zin.',
  'figure:',
  'caption: De brug op maandag.',
  'credit: Anna de Wit',
];
const HTML = '<p>Een zin over <b>de brug</b>.</p><h2>Tussen</h2><p>Nog een zin.</p>';

describe('ninjs', () => {
  it('[R-IMPORT-8] 1.x is an article with its pictures', async () => {
    const item = {
      uri: 'https://a.example/1',
      type: 'text',
      language: 'nl',
      slugline: 'brug dicht',
      headline: 'De brug blijft dicht',
      description_text: 'Niemand weet hoe lang.',
      byline: 'Bart Kok',
      body_html: HTML,
      body_text: 'Een zin over de brug. Tussen Nog een zin.',
      associations: { featuremedia: PICTURE_1 },
    };
    expect(await blocks(item)).toEqual(EXPECTED);
    const { language, slug, left, notes } = await read(item);
    expect([language, slug, notes]).toEqual(['nl', 'brug dicht', [{ code: 'picturesLeft', count: 1 }]]);
    expect(left).toEqual([
      { kind: 'byline', text: 'Bart Kok' },
      { kind: 'metadata', text: 'brug dicht' },
    ]);
  });

  it('[R-IMPORT-8] 2.x and 3.x are, whatever the case of their names', async () => {
    const picture = {
      name: 'a1',
      type: 'picture',
      descriptions: [{ role: 'caption', value: 'De brug op maandag.' }],
      creditLine: 'Anna de Wit',
      renditions: [{ name: 'r0', href: 'https://a.example/1.jpg' }],
    };
    const item = {
      uri: 'https://a.example/1',
      headlines: [
        { role: 'short', value: 'Brug dicht' },
        { role: 'main', value: 'De brug blijft dicht' },
      ],
      descriptions: [{ role: 'text', value: 'Niemand weet hoe lang.' }],
      associations: [picture],
    };
    const bodies = (type: string) => [
      { role: 'text', [type]: 'text/plain', value: 'Een zin over de brug.\nTussen\nNog een zin.' },
      { role: 'html5', [type]: 'text/html', value: HTML },
      { role: 'ttnitf', [type]: 'application/xml', value: '<TEXT><P>Een zin over de brug.</P></TEXT>' },
    ];
    expect(await blocks({ ...item, bodies: bodies('contenttype') })).toEqual(EXPECTED);
    expect(await blocks({ ...item, bodies: bodies('contentType') })).toEqual(EXPECTED);
    expect((await read({ ...item, bodies: bodies('contentType') })).left).toEqual([
      { kind: 'metadata', text: 'Brug dicht' },
    ]);
  });

  it('[R-IMPORT-8] says nothing twice: a headline, standfirst or caption that the body has, too', async () => {
    const body_html = `<h1>De brug blijft dicht</h1><p>Niemand weet hoe lang.</p>${HTML}<figure><img src="x"><figcaption>De brug op maandag.</figcaption></figure>`;
    const description_text = 'Niemand weet hoe lang.';
    const associations = { a: PICTURE_1 };
    const all = await blocks({ headline: 'De brug blijft dicht', description_text, body_html, associations });
    expect(all?.filter((line) => /blijft dicht|hoe lang|maandag/.test(line))).toHaveLength(3);
  });

  it('[R-IMPORT-8] [R-CONVERT-2] passes no script of its HTML', async () => {
    const body_html = '<p onclick="alert(1)">Een zin.<script>alert(1)</script><a href="javascript:alert(1)">x</a></p>';
    expect((await read({ headline: 'Kop', body_html })).blocks).toEqual([
      { type: 'headline', runs: [{ text: 'Kop' }] },
      { type: 'paragraph', runs: [{ text: 'Een zin.x' }] },
    ]);
  });

  it.each([
    ['an object of something else', '{"name": "x", "version": "1.0.0"}', 'format.notNinjs'],
    ['a list of numbers', '[1, 2]', 'format.notNinjs'],
    ['a body that is no text', '{"headline": 3, "bodies": [null, 4, {"value": {"a": 1}}]}', 'format.notNinjs'],
    ['what breaks off', '{"headline": "Kop"', 'format.damaged'],
    ['a tower of lists', `{"headline": "Kop", "bodies": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'read'],
  ])('[R-IMPORT-9] refuses %s', async (_what, json, code) => {
    const outcome = await readFile(Buffer.from(json), 'stuk.json').then(
      () => 'read',
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(code);
  });
});
