import { expect, it } from 'vitest';
import { sentenceAt } from '../../../client/review/sentences.ts';
import { sentencesIn } from '../../../shared/review/version.ts';

const at = (text: string, language: string, head: number) => {
  const places = sentencesIn(text, language).map(({ start, end }) => ({ from: start, to: end }));
  const found = sentenceAt(places, head);
  return found && text.slice(found.from, found.to);
};

it('[R-COVER-4] between sentences without a blank the caret is at the one that begins, so a walk goes on', () => {
  expect(at('天气很冷。没有人来。', 'zh', 5)).toBe('没有人来。');
  expect(at('It was cold. Nobody came.', 'en', 12)).toBe('It was cold.');
  expect(at('It was cold. Nobody came.', 'en', 13)).toBe('Nobody came.');
  expect(at('It was cold.  Nobody came.', 'en', 13)).toBeNull();
});
