// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { REVIEW_ACTIONS, type ReviewParts } from '../../../client/review/reviewActions.ts';
import type { ArticleReview } from '../../../shared/review/review.ts';
import { type ArticleForTest, articleEditor } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

/** Of one paragraph, no word of which anybody has looked at. */
const review = {
  coverage: { blocks: [{ stretches: [{ start: 0, end: 11, state: 'untouched' }] }] },
  sentences: new Map(),
} as unknown as ArticleReview;

const parts = (isBranch: boolean): ReviewParts => {
  article = articleEditor(['p:Twee mensen.']);
  const session = { role: { get: () => 'chief' } } as unknown as ReviewParts['session'];
  return { session, editor: article.editor, language: 'nl', isBranch, proof: { isOn: false, toggle: vi.fn() } };
};

test('in a branch there is no way to the next words to look at: they are not those on screen', () => {
  expect(REVIEW_ACTIONS.untouched.act(parts(true), review)).toBe(false);
  expect(REVIEW_ACTIONS.sentence.act(parts(true), review)).toBe(false);
});

test('the proof view is switched in a branch, too', () => {
  const shown = parts(true);
  expect(REVIEW_ACTIONS.proof.act(shown)).toBe(true);
  expect(shown.proof.toggle).toHaveBeenCalledOnce();
});

test('where the article itself is shown, it goes to the words that nobody has looked at', () => {
  expect(REVIEW_ACTIONS.untouched.act(parts(false), review)).toBe(true);
  expect(article?.editor.state.selection.from).toBe(1);
});
