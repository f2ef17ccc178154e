import { describe, expect, it } from 'vitest';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const clear = (exact: string, annotation = nextId()) => ({
  ...{ type: 'sentence.clear', annotation, target: { quote: { exact } } },
});

describe('nothing to check here', () => {
  it('[R-COVER-3] is said of one sentence, not of two, nor across blocks', () => {
    const article = new CheckedArticle([block('It was cold. Nobody came.'), block('They left.')]);
    expect(article.run('cas', clear('It was cold. Nobody came.'))).toBe('R-COVER-3');
    expect(article.run('cas', clear('Nobody came.\nThey left.'))).toBe('R-COVER-3');
    expect(article.run('cas', clear('Nobody came.'))).toBe('sentence.cleared');
  });

  it('[R-COVER-4] counts while the words are the same in substance, and again once the change is undone', () => {
    const article = new CheckedArticle([block('Ten men left.', 'p')]);
    article.run('cas', clear('Ten men left.'));
    const percent = (text: string) => {
      article.blocks = [block(text, 'p')];
      return article.review.coverage.percent;
    };
    expect(['Ten men left.', 'Two men left.', 'Ten men left.'].map(percent)).toEqual([100, 0, 100]);
  });

  it('[R-COVER-4] is taken back once, however often it is asked', () => {
    const article = new CheckedArticle([block('It was cold.', 'p')]);
    const annotation = nextId();
    article.run('cas', clear('It was cold.', annotation));
    expect(article.run('bob', { type: 'sentence.restore', annotation })).toBe('sentence.restored');
    expect(article.review.coverage.percent).toBe(0);
    expect(article.run('cas', { type: 'sentence.restore', annotation })).toBe('nothing');
  });

  it('[R-COVER-1] a claim in the sentence keeps its own state', () => {
    const text = 'Ten men left.';
    const stretches = [
      { id: 'p', start: 0, end: 13 },
      { id: 'q', start: 0, end: 7 },
    ];
    const article = new CheckedArticle([{ type: 'paragraph', text, stretches }]);
    article.claim('q', 'g');
    article.run('cas', clear(text));
    expect(article.review.coverage.counts).toMatchObject({ work: 2, excluded: 1, untouched: 0 });
  });
});
