import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Mention,
  mentionParts,
  mentionsIn,
  mentionToken,
  peopleMentioned,
  speaksTo,
  spelledOut,
} from '../../shared/ledger/mention.ts';

const SEED = 20_260_301;
const PIECES = [
  '@',
  '[',
  ']',
  ':',
  'person',
  '@[person:p1]',
  '@[role:checker]',
  '@[role:king]',
  '@[desk:legal]',
  ' é\n',
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('mentions', () => {
  it.each<[string, Mention[]]>([
    ['Ask @[person:aB-9_x].', [{ kind: 'person', id: 'aB-9_x' }]],
    [
      '@[role:checker]@[desk:legal]',
      [
        { kind: 'role', id: 'checker' },
        { kind: 'desk', id: 'legal' },
      ],
    ],
    ['Mail ann@[person] or @legal, @[king:x], @[role:king], @[person:]', []],
    [`@[person:${'x'.repeat(81)}]`, []],
    ['@[person:a b] @[person:<b>]', []],
  ])('[R-THREAD-16] of %j are %j', (text, found) => {
    expect(mentionsIn(text)).toEqual(found);
  });

  it('[R-THREAD-16] part a text without losing a character, and find what their own token says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = mentionParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { text: piece, mention } of parts) if (mention) expect(mentionToken(mention)).toBe(piece);
      }),
      { seed: SEED },
    );
  });

  it('[R-THREAD-16] of people are told by id, roles and desks left out', () => {
    expect(peopleMentioned('@[person:p1], @[role:chief], @[desk:legal], @[person:p2] and @[person:p1]')).toEqual([
      'p1',
      'p2',
      'p1',
    ]);
  });

  it('[R-THREAD-16] are spelled out with today’s names', () => {
    const nameOf = ({ kind, id }: Mention) => (kind === 'person' ? 'Sara' : id);
    expect(spelledOut('@[person:p1], see @[desk:legal] @[role:king]', nameOf)).toBe('@Sara, see @legal @[role:king]');
  });

  it.each([
    ['@[person:me]', true],
    ['@[person:you]', false],
    ['@[role:editor]', true],
    ['@[role:chief]', false],
    ['@[desk:news]', true],
    ['@[desk:legal]', false],
    ['me @news', false],
  ])('[R-THREAD-16] %s speaks to me: %s', (text, isMe) => {
    expect(speaksTo(text, { person: 'me', role: 'editor', desks: ['news'] })).toBe(isMe);
  });
});
