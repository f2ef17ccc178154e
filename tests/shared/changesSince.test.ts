import { expect, test } from 'vitest';
import type { Clearance } from '../../shared/ledger/clearance.ts';
import { changesSince } from '../../shared/review/changesSince.ts';
import { sentenceHashes, sentenceWordings } from '../../shared/review/version.ts';
import { block } from '../support/checking.ts';

const COLD = 'It was cold that night.';
const LEFT = 'Forty people left the house.';
const NOBODY = 'Nobody was hurt.';

const blocksOf = (...paragraphs: string[]) => paragraphs.map((text) => block(text));

function clearedAs(...paragraphs: string[]): Clearance {
  const blocks = blocksOf(...paragraphs);
  const [sentences, wordings] = [sentenceHashes(blocks, 'en'), sentenceWordings(blocks, 'en')];
  return { version: '', rules: '', waivers: [], sentences, wordings, by: 'ann', at: '' };
}

const cleared = clearedAs(`${COLD} ${LEFT}`, NOBODY);
const changes = (...now: string[]) =>
  changesSince(blocksOf(...now), cleared, 'en').map(({ before, text }) => [before, text]);

test.each([
  ['nothing', [`${COLD} ${LEFT}`, NOBODY], []],
  ['a sentence that was moved', [NOBODY, `${LEFT} ${COLD}`], []],
  ['a word', [`${COLD} Fifty people left the house.`, NOBODY], [[LEFT, 'Fifty people left the house.']]],
  ['a sentence taken out', [COLD, NOBODY], [[LEFT, '']]],
  ['a sentence added', [`${COLD} ${LEFT} Why?`, NOBODY], [[null, 'Why?']]],
  [
    'one that has nothing of another',
    [`${COLD} Dogs barked.`, NOBODY],
    [
      [null, 'Dogs barked.'],
      [LEFT, ''],
    ],
  ],
  ['the same words a second time', [`${COLD} ${LEFT}`, NOBODY, NOBODY], [[null, NOBODY]]],
  [
    'two in one paragraph',
    ['It was very cold that night. Forty left the house.', NOBODY],
    [
      [COLD, 'It was very cold that night.'],
      [LEFT, 'Forty left the house.'],
    ],
  ],
])('[R-CLEAR-6] tells of %s sentence by sentence, beside how it read', (_name, now, expected) => {
  expect(changes(...now)).toEqual(expected);
});

test('[R-CLEAR-6] without the earlier wordings the places alone are told', () => {
  const { wordings: _none, ...older } = cleared;
  const [change] = changesSince(blocksOf(`${COLD} Fifty people left the house.`, NOBODY), older, 'en');
  expect(change).toEqual({
    before: null,
    after: { block: 0, start: 24, end: 52 },
    text: 'Fifty people left the house.',
  });
});
