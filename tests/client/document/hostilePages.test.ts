// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { blocksFrom } from '../../../server/convert/import.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { BLOCK_TYPES } from '../../../shared/text/block.ts';
import { type ArticleForTest, articleEditor } from '../../support/articleEditor.ts';
import { HOSTILE_HTML } from '../../support/hostileHtml.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
  vi.unstubAllGlobals();
});

const RUNS =
  'script,iframe,object,embed,svg,math,form,input,style,link,meta,base,template,noscript,video,audio,picture';
const LOADS = ['src', 'srcset', 'poster', 'background', 'data', 'action', 'formaction', 'xlink:href', 'style'];

/** What in a tree could run or load something. */
function dangersIn(root: ParentNode): string[] {
  const found = [...root.querySelectorAll(RUNS)].map((element) => element.outerHTML);
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isUnsafeLink = name === 'href' && safeHref(value) === null;
      if (/^on/i.test(name) || isUnsafeLink || (LOADS.includes(name) && element.localName !== 'img'))
        found.push(`${name}=${value}`);
      if (element.localName === 'img' && name === 'src' && /evil|^x$|^1$/.test(value)) found.push(`${name}=${value}`);
    }
  }
  return found;
}

test(`[R-PASTE-5] [S-33] ${HOSTILE_HTML.length} hostile pages, pasted, run nothing, load nothing and keep their words`, () => {
  let runs = 0;
  vi.stubGlobal('run', () => {
    runs += 1;
  });
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (url: unknown) => {
    asked.push(url);
    return Promise.reject(new Error('offline'));
  });
  for (const html of HOSTILE_HTML) {
    article = articleEditor(['h:Ours', 'p:|']);
    article.paste({ html });
    const { dom } = article.editor.view;
    expect([html, dangersIn(dom), document.querySelectorAll('script,iframe').length]).toEqual([html, [], 0]);
    expect([html, dom.textContent?.includes('kept words')]).toEqual([html, true]);
    article.destroy();
    article = null;
  }
  expect([runs, asked, Object.hasOwn(Object.prototype, 'x')]).toEqual([0, [], false]);
});

test(`[R-CONVERT-2] [S-33] ${HOSTILE_HTML.length} hostile pages, imported, become our blocks, safe links and their words`, () => {
  for (const html of HOSTILE_HTML) {
    const blocks = blocksFrom('html', html);
    const said = blocks.map((block) => block.runs.map(({ text }) => text).join('')).join('\n');
    expect([html, said.includes('kept words')]).toEqual([html, true]);
    expect(blocks.map(({ type }) => type).filter((type) => !BLOCK_TYPES.some((known) => known === type))).toEqual([]);
    for (const { attrs = {}, runs } of blocks) {
      for (const value of Object.values(attrs))
        if (typeof value === 'string') expect([html, safeHref(value)]).toEqual([html, value]);
      for (const { marks = {} } of runs) {
        expect(Object.keys(marks).filter((key) => !['bold', 'italic', 'link'].includes(key))).toEqual([]);
        const link = marks['link'] as { href: string } | undefined;
        if (link) expect([html, safeHref(link.href)]).toEqual([html, link.href]);
      }
    }
  }
});
