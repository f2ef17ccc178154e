import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { block, CheckedArticle, nextId } from '../support/checking.ts';
import { documentOf } from '../support/openArticle.ts';
import { manualClock, storageWith } from '../support/rooms.ts';
import { serverOn } from '../support/served.ts';

const clear = (exact: string, annotation = nextId()) => ({
  ...{ type: 'sentence.clear', annotation, target: { quote: { exact } } },
});

/** What becomes of it in a live article of these paragraphs. */
async function cleared(texts: readonly string[], quote: { exact: string; prefix?: string }): Promise<string> {
  const { run } = serverOn(await storageWith(Y.encodeStateAsUpdate(documentOf(texts)), 'en'), manualClock());
  return run('cas', 'checker', { type: 'sentence.clear', annotation: crypto.randomUUID(), target: { quote } });
}

describe('nothing to check here', () => {
  it.each<[string, { exact: string; prefix?: string }, string]>([
    ['a sentence', { exact: 'Nobody came.' }, 'sentence.cleared'],
    ['a sentence and the blank before it', { exact: ' Nobody came.' }, 'sentence.cleared'],
    ['a part of one', { exact: 'was cold' }, 'R-COVER-3'],
    ['one without its stop', { exact: 'Nobody came' }, 'R-COVER-3'],
    ['the words of a sentence inside another', { exact: 'Stop.', prefix: 'They said ' }, 'R-COVER-3'],
    ['those words where they are a sentence', { exact: 'Stop.', prefix: 'cold. Nobody came.\n' }, 'sentence.cleared'],
    ['two sentences', { exact: 'It was cold. Nobody came.' }, 'R-COVER-3'],
    ['the end of a block and the next', { exact: 'Nobody came.\nStop.' }, 'R-COVER-3'],
  ])('[R-COVER-3] is said of one sentence, no more and no less: of %s', async (_what, quote, outcome) => {
    expect(await cleared(['It was cold. Nobody came.', 'Stop.', 'They said Stop.'], quote)).toBe(outcome);
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
