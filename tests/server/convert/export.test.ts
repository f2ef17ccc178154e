import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EXPORTS } from '../../../server/convert/export/formats.ts';
import { blocksFrom } from '../../../server/convert/import.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { readBlocks, type TextBlock, textOf } from '../../../shared/text/blocks.ts';
import { insertBlocks, type NewBlock } from '../../../shared/text/build.ts';
import { exportSource } from '../../support/exportSource.ts';

function stored(blocks: readonly NewBlock[]): TextBlock[] {
  const text = new Y.Doc().getText(TEXT_NAME);
  insertBlocks(text, 0, blocks);
  return readBlocks(text);
}
const written = (format: 'txt' | 'md' | 'html', blocks: readonly NewBlock[]) =>
  EXPORTS[format].write(exportSource({ blocks: stored(blocks), article: { headline: 'Kop <x>' } }));
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
  it('[R-CONVERT-5] [S-46] as HTML rebuilds lists, quotes and figures and escapes everything', () => {
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

  it('[R-EXPORT-3] takes the pictures of a page along, and names them by address in Markdown', () => {
    const src = `/api/v1/articles/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/files/${'a'.repeat(64)}`;
    const bytes = new Uint8Array([1, 2, 3]);
    const figures = [
      block('figure', 'Een brug "bij nacht"', { src }),
      block('caption', 'De kade.'),
      block('figure', '', { src: 'https://elders.example/a.png' }),
      block('figure', '', { src: 'javascript:alert(1)' }),
      block('embed', 'Een draadje', { url: 'https://sociaal.example/1' }),
    ];
    const pictures = new Map([[src, { type: 'image/png', width: 640, height: 480, bytes } as const]]);
    const source = exportSource({ blocks: stored(figures), pictures });
    const html = EXPORTS.html.write(source);
    expect(/<article>\n([\s\S]*)\n<\/article>/.exec(html)?.[1]?.split('\n')).toEqual([
      '<figure><img src="data:image/png;base64,AQID" alt="Een brug &quot;bij nacht&quot;" width="640" height="480"><figcaption>Een brug &quot;bij nacht&quot; De kade.</figcaption></figure>',
      '<figure><img src="https://elders.example/a.png" alt=""></figure>',
      '<p><a href="https://sociaal.example/1" rel="noopener noreferrer">https://sociaal.example/1</a></p><p>Een draadje</p>',
    ]);
    expect(EXPORTS.md.write(source).split('\n\n')).toEqual([
      `![Een brug "bij nacht"](<https://desk.example${src}>)`,
      'Een brug "bij nacht"',
      'De kade.',
      '![](<https://elders.example/a.png>)',
      '<https://sociaal.example/1>',
      'Een draadje\n',
    ]);
  });

  it('[R-EXPORT-3] parts nothing where only a passage begins', () => {
    const link = { href: 'https://a.example/' };
    const runs = [
      { text: 'een ', marks: { link } },
      { text: 'twee', marks: { link, 'a:1': true } },
    ];
    expect(written('md', [{ type: 'paragraph', runs }])).toBe('[een twee](<https://a.example/>)\n');
    expect(written('html', [{ type: 'paragraph', runs }])).toContain('>een twee</a>');
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
