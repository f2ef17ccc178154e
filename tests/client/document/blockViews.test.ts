// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { ownPicture } from '../../../client/document/pictures/ownPicture.ts';
import { insertBlocks } from '../../../shared/text/build.ts';
import { type ArticleForTest, articleEditor } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

/** What stands beside the words of a single block of this kind. */
function drawn(type: string, attrs: Record<string, unknown>): string {
  article = articleEditor(['p:x']);
  insertBlocks(article.text, 0, [{ type, attrs, runs: [{ text: 'words' }] }]);
  return article.editor.view.dom.querySelector('.article-thing')?.firstElementChild?.outerHTML ?? '';
}

describe('pictures, embeds and left-overs', () => {
  test.each([
    ['/api/v1/articles/3f-0a/files/9b.jpg', true],
    ['/api/v1/articles/3f/files/../../me', false],
    ['/api/v1/articles/3f/files/a/b', false],
    ['//example.org/api/v1/articles/3f/files/a', false],
    ['https://example.org/api/v1/articles/3f/files/a', false],
    ['javascript:alert(1)', false],
    [null, false],
  ])('[R-FIGURE-1] of the picture %j it is %s that it is loaded', (src, isLoaded) => {
    expect(ownPicture(src) !== null).toBe(isLoaded);
    expect(drawn('figure', { src }).includes('<img')).toBe(isLoaded);
  });

  test('[R-FIGURE-1] a picture of another host is named, one without a source is a frame', () => {
    expect(drawn('figure', { src: 'https://example.org/a.jpg' })).toContain('Image from example.org – not loaded');
    article?.destroy();
    expect(drawn('figure', {})).toContain('Picture');
  });

  test('[R-FIGURE-1] an embed shows its address as words, a left-over says what it is', () => {
    expect(drawn('embed', { url: 'https://example.org/<b>' })).toContain('https://example.org/&lt;b&gt;');
    article?.destroy();
    expect(drawn('residue', {})).toContain('Left-over from the CMS:');
  });

  test('[R-FIGURE-1] the alternative text follows the words', () => {
    drawn('figure', { src: '/api/v1/articles/3f/files/a.jpg' });
    article?.text.insert(5, ' more');
    expect(article?.editor.view.dom.querySelector('img')?.alt).toBe('words more');
  });

  test('an empty headline says what it is for, one with words does not', () => {
    article = articleEditor(['h:|', 'p:x']);
    expect(article.editor.view.dom.querySelector('h1')?.getAttribute('data-placeholder')).toBe('Headline');
    article.type('T');
    expect(article.editor.view.dom.querySelector('h1')?.hasAttribute('data-placeholder')).toBe(false);
  });
});
