// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { quietSource } from '../../../client/document/clipboard/pageSource.ts';
import { type ArticleForTest, articleEditor } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

function pasted(before: string[], data: { html?: string; text?: string }): string[] {
  article = articleEditor(before);
  article.paste(data);
  return article.short();
}

const page = (name: string) => ({
  html: readFileSync(join(import.meta.dirname, '../../support/pages', `${name}.html.txt`), 'utf8'),
});

describe('pasting another page', () => {
  test('[R-PASTE-1] a document of Word becomes headings, lists and rows of text', () => {
    expect(pasted(['p:|'], page('word'))).toEqual([
      'h:Dike gives way',
      'p:The *board* knew.',
      'b:first',
      'b1:deeper',
      'o:numbered',
      'p:Year | Level',
      'p:2019 | 1.4|',
    ]);
  });

  test('[R-PASTE-1] a document of Google Docs is not all bold', () => {
    expect(pasted(['h:Ours', 'p:|'], page('googleDocs'))).toEqual([
      'h:Ours',
      'c:Their title',
      'p:Plain and *bold* words.',
      'b:one',
      'b1:inner',
      'p:Last.|',
    ]);
  });

  test('[R-PASTE-1] of a web page the words stay and the rest goes', () => {
    expect(pasted(['p:|'], page('webPage'))).toEqual([
      'h:Bridge opens',
      'p:Residents came.',
      'p:A second line/and its end.',
      'q:It took long.',
      'q:Too long.',
      'f:A bridge',
      'cap:The bridge.',
      'credit:Photo: N. Name',
      'p:After the break.',
      'p:And the end.|',
    ]);
    expect(article?.editor.getHTML()).not.toMatch(/alert|script|javascript|onclick|evil/);
  });

  test.each([
    ['<p onclick="a()" class=x>b</p>', '<p class=x>b</p>'],
    ["<img src=x onerror='a()'>", '<img src=x>'],
    ['<STYLE type=a>p{}</style >b<style>c', 'b'],
    ['<styled>a</styled>', '<styled>a</styled>'],
    ['<p>say onclick="x" aloud</p>', '<p>say onclick="x" aloud</p>'],
  ])('[R-PASTE-1] %s comes in without handlers and style sheets', (html, expected) => {
    expect(quietSource(html)).toBe(expected);
  });

  test('[R-PASTE-1] a hostile page of a megabyte is read in no time', () => {
    for (const piece of ['<style', '<a onx=', '<a ', '"', ' on', '</style']) {
      const started = performance.now();
      quietSource(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  test('[R-PASTE-2] a single heading pasted into words is words, into an empty line a crosshead', () => {
    expect(pasted(['h:T', 'p:a|b'], { html: '<h2>x</h2>' })).toEqual(['h:T', 'p:ax|b']);
    article?.destroy();
    expect(pasted(['h:T', 'p:|'], { html: '<h1>x</h1>' })).toEqual(['h:T', 'c:x|']);
    article?.destroy();
    expect(pasted(['h:|', 'p:a'], { html: '<h1>x</h1>' })).toEqual(['h:x|', 'p:a']);
  });

  test('[R-PASTE-3] a page cannot bring passages, keys of the server or unsafe links', () => {
    const html =
      '<p><span data-passage="p1">a</span><span data-key="x" data-value="1">b</span>' +
      '<a href="javascript:alert(1)">c</a><a href="https://example.org">d</a></p>';
    pasted(['p:|'], { html });
    const marks = article?.editor.state.doc.firstChild?.children.map((node) =>
      node.marks.map((mark) => mark.type.name),
    );
    expect(marks).toEqual([[], ['link']]);
  });
});

describe('pasting plain text', () => {
  test.each([
    ['one', ['p:aone|b']],
    ['one\n', ['p:aone|b']],
    ['one\ntwo', ['p:aone', 'p:two|b']],
    ['one\r\n\r\ntwo\nthree', ['p:aone', 'p:two/three|b']],
    ['# not a heading\n\n- not a list', ['p:a# not a heading', 'p:- not a list|b']],
    ['*stars* stay', ['p:a*stars* stay|b']],
    ['<b>tags</b>', ['p:a<b>tags</b>|b']],
  ])('[R-PASTE-4] %j gives %j', (text, expected) => {
    expect(pasted(['p:a|b'], { text })).toEqual(expected);
  });

  test('[R-PASTE-4] in the middle of a passage belongs to it, at its edge not', () => {
    expect(pasted(['p:[x:a|b]'], { text: 'one' })).toEqual(['p:[x:aone|b]']);
    article?.destroy();
    expect(pasted(['p:[x:ab|]'], { text: 'one' })).toEqual(['p:[x:ab]one|']);
  });
});
