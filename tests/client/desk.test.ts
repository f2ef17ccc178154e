import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { ImportPreview } from '../../client/api/imports.ts';
import { dayWords, deadlineState, fromLocalField, toLocalField } from '../../client/desk/deadline.ts';
import { clipboardOffer, FILE_LIMIT_MB, fileFault } from '../../client/desk/intake.ts';
import { guessLanguage } from '../../client/desk/languageGuess.ts';
import { languageName } from '../../client/desk/languageName.ts';
import { type Offer, recognise } from '../../client/desk/material.ts';
import { newArticleFrom, newImportFrom } from '../../client/desk/newArticle.ts';
import { recognisedIn } from '../../client/desk/recognised.ts';
import { isSlug, slugFor } from '../../client/desk/slug.ts';

const now = new Date(2026, 2, 12, 20, 0);
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).toISOString();

describe('deadlines', () => {
  test.each([
    [null, { kind: 'none' }],
    ['no date', { kind: 'none' }],
    [at(12, 19, 59), { kind: 'past', sameDay: true }],
    [at(11, 23), { kind: 'past', sameDay: false }],
    [at(12, 20, 0), { kind: 'soon', minutes: 1 }],
    [at(12, 20, 59), { kind: 'soon', minutes: 59 }],
    [at(12, 22, 30), { kind: 'today' }],
    [at(13, 0, 30), { kind: 'later', days: 1 }],
    [at(19, 9), { kind: 'later', days: 7 }],
  ])('%j at 20:00 on the twelfth is %o', (deadline, state) => {
    expect(deadlineState(deadline, now)).toMatchObject(state);
  });

  test('a day ahead is named as people name it, in their language', () => {
    const thursday = new Date(2026, 2, 19, 9);
    expect(dayWords(thursday, 1, 'nl')).toBe('morgen');
    expect(dayWords(thursday, 6, 'en')).toBe('Thursday');
    expect(dayWords(thursday, 7, 'en-GB')).toBe('19 March');
  });

  test('a field of local time gives back the instant that it was filled with', () => {
    expect(fromLocalField(toLocalField(at(12, 22, 30)))).toBe(at(12, 22, 30));
    expect(toLocalField(null)).toBe('');
    expect(fromLocalField('')).toBeNull();
  });
});

describe('recognising what comes in', () => {
  const parse = (html: string): Document => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
  const read = (offer: Offer) => recognise(offer, parse);
  const dutch =
    'Opmerkelijke beelden uit de haven: het water staat hoger dan ooit.\n\nVolgens de brandweer is er geen gevaar.';

  test('plain text begins with its first line and is no headline', () => {
    expect(read({ text: dutch })).toMatchObject({
      format: 'text',
      content: dutch,
      hasHeadline: false,
      opening: 'Opmerkelijke beelden uit de haven: het water staat hoger dan ooit.',
      words: 18,
      language: 'nl',
    });
  });

  test('[R-IMPORT-12] of what is copied from Word the headline is told, and the signs of its lists are no words', () => {
    const html =
      '<p class=MsoTitle>The dike gave way</p><p class=MsoNormal>It was <del cite="mailto:a">not</del> the first.</p>' +
      '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>sand</p>';
    expect(read({ text: 'x', html })).toMatchObject({ hasHeadline: true, opening: 'The dike gave way', words: 9 });
  });

  test('formatted text from a clipboard is taken with its formatting and headline', () => {
    const html = '<meta charset="utf-8"><h1>The dike <b>gave</b> way</h1><p>It was the first of the year.</p>';
    expect(read({ text: 'The dike gave way', html })).toMatchObject({
      format: 'html',
      hasHeadline: true,
      opening: 'The dike gave way',
      language: 'en',
      slug: 'dike-gave-way',
      words: 11,
    });
  });

  test('a clipboard whose HTML wraps one bare line is taken as text', () => {
    expect(read({ text: 'Just a line', html: '<span style="color:red">Just a line</span>' })).toMatchObject({
      format: 'text',
    });
  });

  test('scripts and styles of a saved page are not counted', () => {
    const page = '<style>p{}</style><script>let words = 12;</script><p>Two words</p>';
    expect(read({ text: 'Two words', html: page })).toMatchObject({
      format: 'html',
      words: 2,
      opening: 'Two words',
    });
  });

  test('Markdown is known by its heading or two signs, not by one asterisk', () => {
    expect(read({ text: '# The *head*\n\nText' })).toMatchObject({ format: 'markdown', opening: 'The *head*' });
    expect(read({ text: 'A **b** c\n\n> quoted' })).toMatchObject({ format: 'markdown' });
    expect(read({ text: 'It cost 5 * 3 and **more**' })).toMatchObject({ format: 'text' });
  });

  test.each([['   \n '], ['— … !']])('%j holds no word and is refused', (text) => {
    expect(read({ text })).toBeNull();
  });

  test.each([
    ['The mayor said that it was the first time in years.', 'en'],
    ['De burgemeester zei dat het voor het eerst in jaren was.', 'nl'],
    ['Lorem ipsum dolor sit amet', null],
    ['', null],
  ])('%j is guessed as %j', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });

  test.each([
    ['What the pump contract really says', 'what-pump-contract-really-says'],
    ['Eén café, ’s nachts!', 'cafe-s-nachts'],
    ['Русский', ''],
    ['a'.repeat(90), 'a'.repeat(40)],
  ])('%j becomes the slug %j', (headline, slug) => {
    expect(slugFor(headline)).toBe(slug);
    if (slug) expect(isSlug(slug)).toBe(true);
  });

  test.each(['', 'Upper', 'two--hyphens', '-edge', 'spa ce', 'a'.repeat(81)])('%j is no slug', (slug) => {
    expect(isSlug(slug)).toBe(false);
  });

  test('files are refused by kind and size before they are sent', () => {
    expect(fileFault({ name: 'a.pdf', size: 1 })).toBe('fileUnknown');
    expect(fileFault({ name: 'a.md', size: FILE_LIMIT_MB * 1024 * 1024 + 1 })).toBe('fileLarge');
    expect(fileFault({ name: 'a.txt', size: 0 })).toBe('fileEmpty');
    expect(['A.TXT', 'b.docx', 'c.json', 'd.html'].map((name) => fileFault({ name, size: 1 }))).toEqual([
      ...[null, null, null, null],
    ]);
  });

  test('a file goes as a file, with what the form says of it', () => {
    const file = new File(['x'], 'stuk.docx');
    const draft = { slug: 'brug', language: 'nl', deadline: '' };
    const report = { source: { name: 'stuk.docx', format: 'docx', encoding: null }, blocks: { headline: 1 } };
    const preview = { headline: 'De brug', words: 9, language: 'nl', slug: null, report } as unknown as ImportPreview;
    const source = { kind: 'file', file, preview } as const;
    expect(newImportFrom('newsroom', source, draft)).toEqual({ desk: 'newsroom', file, slug: 'brug', language: 'nl' });
    expect(recognisedIn(source)).toMatchObject({
      opening: 'De brug',
      hasHeadline: true,
      fileName: 'stuk.docx',
      slug: 'brug',
    });
  });

  test('an empty clipboard offers nothing', () => {
    expect(clipboardOffer({ getData: () => ' ' })).toBeNull();
    expect(clipboardOffer({ getData: (type) => (type === 'text/plain' ? 'x' : '') })).toEqual({ text: 'x' });
  });

  test('a headline alone goes as HTML in which nothing of it is markup', () => {
    const draft = { slug: '', language: 'nl', deadline: '' };
    expect(newArticleFrom('newsroom', { kind: 'write' }, ' R&D <b> ', draft)).toEqual({
      desk: 'newsroom',
      language: 'nl',
      format: 'html',
      content: '<h1>R&amp;D &lt;b&gt;</h1>',
    });
  });

  test('languages are named in the reader’s language; what is none stays', () => {
    expect(languageName('nl', 'en')).toBe('Dutch');
    expect(languageName('en', 'nl')).toBe('Engels');
    expect(languageName('not a tag', 'en')).toBe('not a tag');
  });
});
