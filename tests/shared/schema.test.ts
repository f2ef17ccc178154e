// @vitest-environment jsdom
import { DOMParser, DOMSerializer, type Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../shared/schema/article.ts';
import { completedHref, safeHref } from '../../shared/schema/href.ts';

function parse(html: string): Node {
  const container = document.createElement('div');
  container.innerHTML = html;
  return DOMParser.fromSchema(articleSchema).parse(container);
}

function htmlOf(doc: Node): string {
  const container = document.createElement('div');
  container.append(DOMSerializer.fromSchema(articleSchema).serializeFragment(doc.content, { document }));
  return container.innerHTML;
}

/** A document in short: `type(attributes):text`, one line a block. */
function short(doc: Node): string[] {
  return doc.children.map((block) => {
    const own = Object.entries(block.attrs).filter(([, value]) => value !== null);
    const attrs = own.length > 0 ? `(${own.map(([key, value]) => `${key}=${value}`).join(' ')})` : '';
    return `${block.type.name}${attrs}:${block.textBetween(0, block.content.size, '', '|')}`;
  });
}

const text = (words: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) => ({
  type: 'text',
  text: words,
  marks,
});
const data = '{"tone":"loud"}';

describe('the flat schema', () => {
  test.each([
    { type: 'paragraph' },
    { type: 'headline' },
    { type: 'standfirst' },
    { type: 'crosshead' },
    { type: 'quote' },
    { type: 'bullet', attrs: { level: 0 } },
    { type: 'bullet', attrs: { level: 3 } },
    { type: 'ordered', attrs: { level: 2 } },
    { type: 'figure', attrs: { src: '/api/v1/articles/a/files/f' } },
    { type: 'figure', attrs: { src: null } },
    { type: 'caption' },
    { type: 'credit' },
    { type: 'embed', attrs: { url: 'https://example.org/post' } },
    { type: 'residue' },
    { type: 'unknown', attrs: { type: 'gallery' } },
  ])('[R-SCHEMA-1] a block $type $attrs comes back from HTML as it was', ({ type, attrs }) => {
    for (const carried of [null, data]) {
      const block = { type, attrs: { ...attrs, data: carried }, content: [text('Words')] };
      const doc = articleSchema.nodeFromJSON({ type: 'doc', content: [block, { type: 'paragraph' }] });
      expect(parse(htmlOf(doc)).toJSON()).toEqual(doc.toJSON());
    }
  });

  test.each([
    { type: 'bold' },
    { type: 'italic' },
    { type: 'link', attrs: { href: 'https://example.org/' } },
    { type: 'annotation', attrs: { id: '0b5c' } },
    { type: 'attr', attrs: { key: 'lang', value: '"nl"' } },
  ])('[R-SCHEMA-1] a mark $type comes back from HTML as it was', (mark) => {
    const content = [text('before '), text('marked', mark), text(' after')];
    const doc = articleSchema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content }] });
    expect(parse(htmlOf(doc)).toJSON()).toEqual(doc.toJSON());
  });

  test('[R-SCHEMA-1] hard breaks and inline things of a newer version come back from HTML', () => {
    const content = [text('a'), { type: 'hardBreak' }, { type: 'unknownInline', attrs: { json: '{"t":"note"}' } }];
    const doc = articleSchema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content }] });
    expect(parse(htmlOf(doc)).toJSON()).toEqual(doc.toJSON());
  });

  test('[R-SCHEMA-2] passages overlap, and a passage marks no words typed at its edge', () => {
    const { annotation, attr } = articleSchema.marks;
    const two = annotation?.create({ id: 'b' }).addToSet([annotation.create({ id: 'a' })]) ?? [];
    expect(two).toHaveLength(2);
    expect(annotation?.spec.inclusive).toBe(false);
    expect(attr?.spec.inclusive).toBe(false);
    expect(attr?.create({ key: 'y', value: '1' }).addToSet([attr.create({ key: 'x', value: '1' })])).toHaveLength(2);
  });

  test.each([
    [
      '<h1>Title</h1><h2>Sub</h2><h3>Sub</h3><p>Text</p>',
      ['headline:Title', 'crosshead:Sub', 'crosshead:Sub', 'paragraph:Text'],
    ],
    ['<blockquote><p>One</p><p>Two</p></blockquote><p>x</p>', ['quote:One', 'quote:Two', 'paragraph:x']],
    ['<blockquote>Only</blockquote>', ['quote:Only']],
    [
      '<ul><li>a<ol><li><p>b</p><p>more</p></li></ol></li><li>c</li></ul>',
      ['bullet(level=0):a', 'ordered(level=1):b', 'paragraph:more', 'bullet(level=0):c'],
    ],
    [
      '<figure><img src="https://example.org/a.jpg" alt="A  bridge"><figcaption>Words <small>Photo: N</small></figcaption></figure>',
      ['figure(src=https://example.org/a.jpg):A bridge', 'caption:Words', 'credit:Photo: N'],
    ],
    ['<p>a<br>b</p><script>alert(1)</script><style>p{}</style>', ['paragraph:a|b']],
    ['<table><tr><td>one</td><td>two</td></tr></table>', ['paragraph:one', 'paragraph:two']],
  ])('[R-SCHEMA-3] %s from another page becomes flat blocks', (html, blocks) => {
    expect(short(parse(html))).toEqual(blocks);
  });

  test('[R-SCHEMA-4] a clipboard cannot bring keys that belong to the server, or broken JSON', () => {
    const doc = parse(
      `<p data-block="paragraph" data-attributes="{">a<span data-key="a:x" data-value="true">b</span>` +
        `<span data-key="$" data-value="{}">c</span><span data-key="k" data-value="{">d</span></p>` +
        `<p data-block="unknown" data-type="headline" data-attributes='{"t":"x"}'>e</p>`,
    );
    expect(doc.firstChild?.attrs['data']).toBeNull();
    expect(doc.firstChild?.childCount).toBe(1);
    expect(doc.lastChild?.attrs).toEqual({ type: 'unknown', data: null });
  });

  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    [' http://example.org ', 'http://example.org'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['javascript:alert(1)', null],
    ['JAVASCRIPT:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org', null],
    ['https:///example.org', null],
    ['https:\\\\example.org', null],
    ['/relative', null],
    ['', null],
    [null, null],
  ])('[R-SCHEMA-5] [S-37] the address %j is linked as %j', (given, kept) => {
    expect(safeHref(given)).toBe(kept);
  });

  test('[R-SCHEMA-5] [S-37] an unsafe address in the text itself is drawn without one', () => {
    const link = articleSchema.marks['link']?.create({ href: 'javascript:alert(1)' });
    const doc = articleSchema.node('doc', null, [
      articleSchema.node('paragraph', null, articleSchema.text('x', link ? [link] : [])),
    ]);
    expect(htmlOf(doc)).not.toContain('javascript');
  });

  test.each([
    ['example.org/a', 'https://example.org/a'],
    ['example.org:8080', 'https://example.org:8080'],
    ['a@example.org', 'mailto:a@example.org'],
    ['https://example.org', 'https://example.org'],
    ['javascript:alert(1)', null],
    ['two words', null],
    ['word', null],
  ])('[R-SCHEMA-5] typed %j is completed to %j', (typed, href) => {
    expect(completedHref(typed)).toBe(href);
  });
});
