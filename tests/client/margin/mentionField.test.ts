import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mentionBefore,
  rewritten,
  storedFrom,
  type Written,
  withMention,
  writtenFrom,
} from '../../../client/margin/mentionField.ts';
import type { Mention } from '../../../shared/ledger/mention.ts';

const SEED = 20_260_302;
const sara: Mention = { kind: 'person', id: 'p1' };
const nameOf = ({ id }: Mention) => ({ p1: 'Sara Jansen', p2: 'Sara' })[id] ?? id;
const PIECES = ['a', ' ', '@', 'Sara', '@[person:p1]', '@[person:p2]', '@[role:chief]', '\n'];
const stored = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(''));

/** Every mention still stands on its own name. */
function check({ text, mentions }: Written): void {
  let before = 0;
  for (const { from, to, mention } of mentions) {
    expect(from).toBeGreaterThanOrEqual(before);
    expect(text.slice(from, to)).toBe(`@${nameOf(mention)}`);
    before = to;
  }
}

describe('a field with mentions', () => {
  it('[R-THREAD-17] shows names and stores tokens, either way round', () => {
    const written = writtenFrom('Ask @[person:p1] or @[desk:legal].', nameOf);
    expect(written.text).toBe('Ask @Sara Jansen or @legal.');
    fc.assert(
      fc.property(stored, (text) => {
        const field = writtenFrom(text, nameOf);
        check(field);
        expect(storedFrom(field)).toBe(text);
      }),
      { seed: SEED },
    );
  });

  it('[R-THREAD-17] keeps each mention on its name through any edits, or makes plain words of it', () => {
    const edit = fc.record({ at: fc.nat(40), cut: fc.nat(6), put: fc.constantFrom('', 'a', '@', 'Sara', ' ', 'n\n') });
    fc.assert(
      fc.property(stored, fc.array(edit, { maxLength: 8 }), (text, edits) => {
        let field = writtenFrom(text, nameOf);
        for (const { at, cut, put } of edits) {
          const from = Math.min(at, field.text.length);
          const next = field.text.slice(0, from) + put + field.text.slice(from + cut);
          const untouched = field.mentions.filter((each) => each.to <= from || each.from >= from + cut).length;
          field = rewritten(field, next, from + put.length);
          check(field);
          expect(field.text).toBe(next);
          expect(field.mentions.length).toBeGreaterThanOrEqual(put === '' ? 0 : untouched);
        }
      }),
      { seed: SEED },
    );
  });

  it.each([
    ['Ask @sa', 7, 'sa', 4],
    ['@', 1, '', 0],
    ['@Sara Ja', 8, 'Sara Ja', 0],
    ['(@le', 4, 'le', 1],
  ])('[R-THREAD-17] offers names behind %j', (text, caret, query, from) => {
    expect(mentionBefore({ text, mentions: [] }, caret)).toEqual({ from, to: caret, query });
  });

  it.each([
    ['mail ann@example', 16],
    ['@a b c', 6],
    ['@a\n', 3],
    ['no', 2],
  ])('[R-THREAD-17] offers none behind %j', (text, caret) => {
    expect(mentionBefore({ text, mentions: [] }, caret)).toBeNull();
  });

  it('[R-THREAD-17] offers none behind a mention that stands', () => {
    expect(mentionBefore(writtenFrom('@[person:p1]', nameOf), 12)).toBeNull();
  });

  it('[R-THREAD-17] takes a name in place of what was typed, and goes on behind it', () => {
    const field = rewritten(writtenFrom('@[person:p2] and @sa!', nameOf), '@Sara and @sa!', 13);
    const { written, caret } = withMention(field, { from: 10, to: 13 }, { mention: sara, name: 'Sara Jansen' });
    expect([written.text, caret, storedFrom(written)]).toEqual([
      '@Sara and @Sara Jansen !',
      23,
      '@[person:p2] and @[person:p1] !',
    ]);
  });
});
