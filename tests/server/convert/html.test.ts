import { describe, expect, it } from 'vitest';
import { blocksFrom } from '../../../server/convert/import.ts';
import type { NewBlock } from '../../../shared/text/build.ts';

const html = (content: string) => blocksFrom('html', content).slice(1);
const paragraph = (...runs: NewBlock['runs']) => ({ type: 'paragraph', runs });
const told = (blocks: readonly NewBlock[]) =>
  blocks.map((block) =>
    `${block.type}${block.attrs?.['level'] ?? ''}: ${block.runs.map((run) => run.text).join('|')}`.trim(),
  );

describe('HTML', () => {
  it('keeps bold, italic and safe links, and nothing else', () => {
    expect(html('<p>Een <b>vet</b>, <i>schuin</i> en <u>gewoon</u> <a href="https://a.example/x">woord</a>.')).toEqual([
      paragraph(
        { text: 'Een ' },
        { text: 'vet', marks: { bold: true } },
        { text: ', ' },
        { text: 'schuin', marks: { italic: true } },
        { text: ' en gewoon ' },
        { text: 'woord', marks: { link: { href: 'https://a.example/x' } } },
        { text: '.' },
      ),
    ]);
  });

  it.each([
    ['lists by level', '<ul><li>a<ol><li>b</li></ol></li><li>c</ul>', ['bullet0: a', 'ordered1: b', 'bullet0: c']],
    ['quotes', '<blockquote><p>a<p>b</blockquote>c', ['quote: a', 'quote: b', 'paragraph: c']],
    [
      'a figure',
      '<figure><img src="x" alt="y"><figcaption>Straat. © A</figcaption></figure>',
      ['figure:', 'caption: Straat.', 'credit: © A'],
    ],
    [
      'a picture alone',
      '<p>a<img src="x" alt="Straat">b</p>',
      ['paragraph: a', 'figure:', 'caption: Straat', 'paragraph: b'],
    ],
    ['headings', '<h2>a</h2><h5>b</h5>', ['crosshead: a', 'crosshead: b']],
    ['bare words', 'a<div>b</div>c<br>d', ['paragraph: a', 'paragraph: b', 'paragraph: c\u2028d']],
    ['rows', '<table><tr><td>a<td>b<tr><td>c</table>', ['paragraph: a | b', 'paragraph: c']],
    [
      'a table that lays out a page',
      '<table><tr><td>a<p>b</p><td><h2>c</h2></table>',
      ['paragraph: a', 'paragraph: b', 'crosshead: c'],
    ],
    ['words astray in a row', '<table><tr>a<td>b</td></tr></table>', ['paragraph: a', 'paragraph: b']],
    [
      'our own blocks',
      '<p data-block="standfirst">a</p><p data-block="nothing">b</p>',
      ['standfirst: a', 'paragraph: b'],
    ],
    ['white space as it is shown', '<p>  a \n b<b> c</b></p>', ['paragraph: a b| c']],
    ['an embed by its address', '<iframe src="https://v.example/1"></iframe>', ['embed:']],
  ])('becomes %s', (_name, content, expected) => {
    expect(told(html(content))).toEqual(expected);
  });

  it('takes the first h1 for the headline, further ones for crossheads', () => {
    expect(told(blocksFrom('html', '<p>a<h1>b</h1><h1>c</h1>'))).toEqual([
      'paragraph: a',
      'headline: b',
      'crosshead: c',
    ]);
  });

  it('of a whole page is its one article', () => {
    const page = '<html><head><title>t</title></head><body><nav>menu</nav><article><p>a</article></body></html>';
    expect(told(html(page))).toEqual(['paragraph: a']);
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)><script>1</script></svg>',
    '<math><mtext><script>1</script></mtext></math>',
    '<style>@import "//evil.example"</style>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="https:\\\\evil.example">x</a>',
    '<a href="vbscript:x">x</a>',
    '<p style="background:url(javascript:1)" onclick="alert(1)">x</p>',
    '<form action="https://evil.example"><input value="x"><button>x</button></form>',
    '<template><script>1</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<!--><script>alert(1)</script>-->',
    '<p data-block="embed" data-url="javascript:1">x</p>',
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
  ];
  it.each(HOSTILE)('[R-CONVERT-2] [S-33] passes nothing of %s', (content) => {
    for (const block of blocksFrom('html', `<p>a</p>${content}<p>b</p>`)) {
      expect(['headline', 'paragraph', 'figure', 'caption']).toContain(block.type);
      expect(block.attrs ?? {}).toEqual({});
      for (const run of block.runs) expect(run.marks ?? {}).toEqual({});
      expect(block.runs.map((run) => run.text).join('')).not.toMatch(/^alert\(1\)$|@import/);
    }
  });

  it('[R-CONVERT-6] [S-43] nested ten thousand deep gives its words', () => {
    expect(told(html(`${'<div>'.repeat(10_000)}woord`))).toEqual(['paragraph: woord']);
    expect(told(html(`${'<ul><li>'.repeat(3_000)}woord`))).toEqual(['bullet6: woord']);
  });
});

describe('Markdown', () => {
  it('becomes the same blocks', () => {
    expect(told(blocksFrom('markdown', '# Kop\n\nEen **vet** woord.\n\n## Tussen\n\n> citaat\n\n- a\n- b\n'))).toEqual([
      ...[
        'headline: Kop',
        'paragraph: Een |vet| woord.',
        'crosshead: Tussen',
        'quote: citaat',
        'bullet0: a',
        'bullet0: b',
      ],
    ]);
  });
  it('[R-CONVERT-2] passes no HTML of its own', () => {
    expect(told(blocksFrom('markdown', 'a <script>alert(1)</script> [x](javascript:alert(1))')).at(-1)).toBe(
      'paragraph: a x',
    );
  });
});
