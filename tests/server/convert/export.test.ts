import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EXPORTS, type ExportFormat } from '../../../server/convert/export.ts';
import { blocksFrom } from '../../../server/convert/import.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { readBlocks, type TextBlock, textOf } from '../../../shared/text/blocks.ts';
import { insertBlocks, type NewBlock } from '../../../shared/text/build.ts';

function stored(blocks: readonly NewBlock[]): TextBlock[] {
  const text = new Y.Doc().getText(TEXT_NAME);
  insertBlocks(text, 0, blocks);
  return readBlocks(text);
}
const written = (format: ExportFormat, blocks: readonly NewBlock[]) =>
  EXPORTS[format].write(stored(blocks), { headline: 'Kop <x>', language: 'nl' });
const block = (type: string, text: string, attrs = {}, marks = {}): NewBlock => ({
  type,
  attrs,
  runs: [{ text, marks }],
});

const ARTICLE = [
  block('headline', 'Kop & <staart>'),
  block('standfirst', 'Eerst dit.'),
  block('paragraph', 'Een "zin"\u2028met een breuk.'),
  block('bullet', 'een', { level: 0 }),
  block('bullet', 'twee', { level: 1 }),
  block('ordered', 'drie', { level: 0 }),
  block('quote', 'q1'),
  block('quote', 'q2'),
  { type: 'figure', runs: [] },
  block('caption', 'Straat.'),
  block('credit', '© A'),
  block('residue', 'Volledig scherm'),
  block('paragraph', 'link', {}, { link: { href: 'https://a.example/?a=1&b="2"' }, bold: true }),
  block('paragraph', 'kwaad', {}, { link: { href: 'javascript:alert(1)' } }),
];

describe('an export', () => {
  it('[R-CONVERT-5] as HTML rebuilds lists, quotes and figures and escapes everything', () => {
    const html = written('html', ARTICLE);
    expect(/<article>\n([\s\S]*)\n<\/article>/.exec(html)?.[1]?.split('\n')).toEqual([
      '<h1>Kop &amp; &lt;staart&gt;</h1>',
      '<p data-block="standfirst">Eerst dit.</p>',
      '<p>Een &quot;zin&quot;<br>met een breuk.</p>',
      '<ul><li>een<ul><li>twee</li></ul></li></ul><ol><li>drie</li></ol>',
      '<blockquote><p>q1</p><p>q2</p></blockquote>',
      '<figure><figcaption>Straat. <small data-block="credit">© A</small></figcaption></figure>',
      '<p><a href="https://a.example/?a=1&amp;b=&quot;2&quot;" rel="noopener noreferrer"><strong>link</strong></a></p>',
      '<p>kwaad</p>',
    ]);
    expect(html).toContain('<html lang="nl">\n<head><meta charset="utf-8"><title>Kop &lt;x&gt;</title>');
  });

  it('[R-CONVERT-5] as Markdown escapes what would be a mark', () => {
    expect(written('md', ARTICLE).split('\n\n').slice(0, 3)).toEqual([
      '# Kop \\& \\<staart\\>',
      'Eerst dit.',
      'Een "zin"\\\nmet een breuk.',
    ]);
    expect(written('md', [block('paragraph', '# 1. *a* _b_ [c](d)')])).toBe('\\# 1. \\*a\\* \\_b\\_ \\[c\\](d)\n');
  });

  it('[R-CONVERT-5] leaves residue out of every format', () => {
    for (const format of ['txt', 'md', 'html'] as const) expect(written(format, ARTICLE)).not.toContain('Volledig');
  });

  const types = ['headline', 'standfirst', 'paragraph', 'crosshead', 'quote', 'bullet', 'ordered', 'caption', 'credit'];
  const anything = fc.array(
    fc.record({
      type: fc.constantFrom(...types),
      text: fc.string({ unit: fc.constantFrom(...'ab1 .)#*_-+=>`[]<&|~\\"\u2028é'), minLength: 1, maxLength: 20 }),
      level: fc.nat(6),
      marks: fc.constantFrom({}, { bold: true }, { italic: true }, { bold: true, italic: true }),
    }),
    { maxLength: 8 },
  );
  /** An item that begins with a blank, which moved the list inside it out of it. */
  const deepened = [
    { type: 'ordered', text: ' a', level: 0, marks: {} },
    { type: 'ordered', text: 'a', level: 1, marks: {} },
  ];
  it.each(['md', 'html'] as const)('[R-CONVERT-1] as %s read in again has every word', (format) => {
    const letters = (text: string) => text.replace(/[^ab1é]/g, '');
    fc.assert(
      fc.property(anything, (given) => {
        const blocks = given.map(({ type, text, level, marks }) => block(type, text, { level }, marks));
        const again = blocksFrom(format === 'md' ? 'markdown' : 'html', written(format, blocks));
        const before = stored(blocks).map(textOf).join('');
        expect(letters(again.flatMap(({ runs }) => runs.map((run) => run.text)).join(''))).toBe(letters(before));
      }),
      { numRuns: 400, examples: [[deepened]] },
    );
  });
});
