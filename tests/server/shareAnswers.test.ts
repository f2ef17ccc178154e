import { beforeEach, expect, it } from 'vitest';
import { shareAnswers } from '../../server/shareAnswers.ts';

let at: number;
let made: string[];
const make = (question: string) => async () => {
  made.push(question);
  if (question === 'broken') throw new Error('no answer');
  return `${question} ${made.length}`;
};

beforeEach(() => {
  at = 0;
  made = [];
});
const asking = (most = 9) => {
  const share = shareAnswers<string>({ clock: () => at, forMs: 1_000, most });
  return (question: string, isAnew?: boolean) => share(question, make(question), isAnew);
};

it('[R-DESK-3] [R-BADGE-5] gives all who ask within a second one answer, and anew whoever wants it so', async () => {
  const ask = asking();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2']);
  at = 999;
  expect([await ask('a'), await ask('a', true), await ask('a')]).toEqual(['a 1', 'a 3', 'a 3']);
  at = 1_999;
  expect([await ask('b'), await ask('a')]).toEqual(['b 4', 'a 5']);
});

it('[R-BADGE-5] holds so many answers and no more, and none that failed', async () => {
  const ask = asking(2);
  for (const question of ['a', 'b', 'c', 'b', 'a']) await ask(question);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  for (const _ of [1, 2]) await expect(ask('broken')).rejects.toThrow('no answer');
  expect(made.slice(4)).toEqual(['broken', 'broken']);
});
