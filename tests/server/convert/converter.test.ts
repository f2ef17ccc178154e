import { afterEach, expect, it } from 'vitest';
import { type Converter, createConverter } from '../../../server/convert/converter.ts';

let converter: Converter;
afterEach(() => converter.close());
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: { code?: string }) => error.code,
  );

it('[R-CONVERT-7] reads a document in a thread of its own while everything else goes on', async () => {
  converter = createConverter();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const content = '# Kop\n\n'.concat('Een zin met *woorden*.\n\n'.repeat(5_000));
  const { headline, words, language } = await converter.prepare({
    article: 'a',
    format: 'markdown',
    content,
    language: 'nl',
  });
  clearInterval(timer);
  expect([headline, words, language]).toEqual(['Kop', 20_001, 'nl']);
  expect(turns).toBeGreaterThan(5);
});

it('[R-CONVERT-7] gives up on a document that takes too long, and reads the next', async () => {
  converter = createConverter(400);
  const long = 'Een zin met *woorden*.\n\n'.repeat(200_000);
  expect(await codeOf(converter.prepare({ article: 'a', format: 'markdown', content: long }))).toBe('format.tooSlow');
  const { headline } = await converter.prepare({ article: 'a', format: 'text', content: 'Kop\n\nEen zin.' });
  expect(headline).toBe('Kop');
});

it('[R-CONVERT-6] [R-CONVERT-7] a refusal comes through, and the thread lives on', async () => {
  converter = createConverter();
  const deep = { article: 'a', format: 'markdown', content: '>'.repeat(10_000) } as const;
  expect(await codeOf(converter.prepare(deep))).toBe('format.tooDeep');
  expect(await codeOf(converter.prepare({ article: 'a', format: 'html', content: '<p>a' }))).toBe('read');
});

it('[R-CONVERT-6] a long pasted list with marks on every line is read', async () => {
  converter = createConverter();
  const content = '- **punt** over [iets](https://a.nl) en `meer`\n'.repeat(3_000);
  expect(await codeOf(converter.prepare({ article: 'a', format: 'markdown', content }))).toBe('read');
});

it('[R-CONVERT-7] lets only so many documents wait', async () => {
  converter = createConverter();
  const many = Array.from({ length: 99 }, async () =>
    converter.prepare({ article: 'a', format: 'text', content: 'Kop' }),
  );
  const codes = await Promise.all(many.map(codeOf));
  expect([codes.filter((code) => code === 'read').length, codes.at(-1)]).toEqual([64, 'format.busy']);
});
