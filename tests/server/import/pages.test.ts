import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile, readText } from '../../../server/convert/import.ts';
import { accounted, missing, told } from '../../support/importedWords.ts';

const folder = new URL('../../support/articles/pages/', import.meta.url);
const PAGES = [
  ['nl-drupal', 'utf-8'],
  ['en-wordpress', 'utf-8'],
  ['nl-divs', 'utf-8'],
  ['en-modules', 'utf-8'],
  ['nl-table-1252', 'windows-1252'],
] as const;
const read = (html: string) => readText('html', html);

/** The words of a page without its markup, by other means than ours. */
const bare = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->|<(head|script|style)[\s>][\s\S]*?<\/\1>/gi, ' ')
    .replace(/<\/?(?:b|i|em|strong)(?:\s[^>]*)?>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#\d+|[a-z]+);/g, ' ');

describe('a whole page', () => {
  it.each(PAGES)('[R-IMPORT-5] %s is its article, and all else is listed by what it is', async (name, encoding) => {
    const bytes = readFileSync(new URL(`${name}.page`, folder));
    const found = await readFile(bytes, `${name}.html`);
    expect(found.encoding).toBe(encoding);
    expect(told(found.imported)).toBe(readFileSync(new URL(`${name}.txt`, folder), 'utf8'));
  });

  it.each(PAGES)('[R-IMPORT-1] %s loses no word', async (name, encoding) => {
    const bytes = readFileSync(new URL(`${name}.page`, folder));
    const { imported } = await readFile(bytes, `${name}.html`);
    expect(missing(bare(new TextDecoder(encoding).decode(bytes)), accounted(imported))).toEqual([]);
    expect(imported.left.filter(({ text }) => text === '')).toEqual([]);
  });

  it('[R-IMPORT-5] without a headline has that of its head, without the name of the site', () => {
    const page = (head: string) =>
      read(`<html><head>${head}</head><body><article><p>Een zin over de brug.</p></article></body></html>`);
    const headline = (head: string) => told(page(head)).split('\n')[0];
    expect(headline('<title>De brug is dicht | De Kustbode</title>')).toBe('headline: De brug is dicht');
    expect(headline('<title>De brug - en het water</title>')).toBe('headline: De brug - en het water');
    expect(headline('<meta property="og:title" content="De brug"><title>x</title>')).toBe('headline: De brug');
    expect(headline('')).toBe('headline:');
  });

  it('[R-IMPORT-5] that is all furniture is read as it stands rather than not at all', () => {
    const page = '<html><body><nav><p>Alleen een menu met woorden.</p></nav></body></html>';
    expect(told(read(page))).toContain('paragraph: Alleen een menu met woorden.');
  });

  it('[R-IMPORT-9] of which nothing is left but a comment without end has no words', async () => {
    // Found by the fuzz: such a page has no element at all.
    const bytes = Buffer.from('<!--<!doctype html><html><body><p>Een zin.</p></body></html>');
    const code = await readFile(bytes, 'stuk.html').then(
      ({ imported }) => told(imported),
      (error: { code: string }) => error.code,
    );
    expect(['format.empty', 'headline:\n\n']).toContain(code);
  });

  it('[R-IMPORT-5] but what was copied from one is taken whole, whatever it lies in', () => {
    const copied =
      '<html><body><!--StartFragment--><nav><p>Een menu.</p></nav><p>Een zin.</p><!--EndFragment--></body></html>';
    expect(told(read(copied))).toBe('headline:\nparagraph: Een menu.\nparagraph: Een zin.\n\n');
    expect(told(read('<aside><p>Kader.</p></aside><p>Een zin.</p>'))).toContain('paragraph: Kader.');
  });

  it.each([
    ['a player', '<iframe src="https://v.example/1"></iframe>', 'embed https://v.example/1:'],
    ['a player that loads later', '<iframe data-src="//v.example/1"></iframe>', 'embed https://v.example/1:'],
    ['a video', '<video><source src="https://v.example/1.mp4"></video>', 'embed https://v.example/1.mp4:'],
    [
      'a post',
      '<blockquote class="instagram-media" data-instgrm-permalink="https://i.example/p/1"><p>Woorden</p></blockquote>',
      'embed https://i.example/p/1:\nquote: Woorden',
    ],
  ])('[R-IMPORT-5] shows %s as an embed of its own', (_what, markup, expected) => {
    expect(told(read(`<p>Een zin.</p>${markup}<p>Nog een.</p>`))).toContain(`${expected}\nparagraph: Nog een.`);
  });

  it('[R-IMPORT-11] has the pictures that lie in it, and says how many lie elsewhere', () => {
    const png =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const figure = (src: string) => `<figure><img src="${src}"><figcaption>Een straat.</figcaption></figure>`;
    const { pictures, notes, blocks } = read(
      [png, 'https://a.example/1.jpg', 'data:image/svg+xml;base64,PHN2Zz4=', 'data:image/png;base64,AAAA']
        .map(figure)
        .join(''),
    );
    expect(pictures.length).toBe(1);
    expect(blocks.filter(({ type }) => type === 'figure').map(({ attrs }) => attrs?.['src'])).toEqual([
      'picture:0',
      undefined,
      undefined,
      undefined,
    ]);
    expect(notes).toEqual([{ code: 'picturesLeft', count: 3 }]);
  });
});
