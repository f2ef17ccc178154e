import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FlatCodec } from '../../client/document/binding/codec.ts';
import { renderText } from '../../client/document/binding/rendering.ts';
import { docBlocks } from '../../client/review/docBlocks.ts';
import { coverageOf, type PassageCheck, WORD_STATES } from '../../shared/review/coverage.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { hashOf, sentencesIn, versionOf } from '../../shared/review/version.ts';
import { articleSchema } from '../../shared/schema/article.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { plainText } from '../../shared/text/plain.ts';
import { block } from '../support/checking.ts';

const check = (state: PassageCheck['state'], tag: string | null = null): PassageCheck => ({ state, tag });

describe('coverage', () => {
  it('[R-COVER-1] the strongest state of a word counts, a part of a word counts as the word, residue is excluded', () => {
    const text = 'Ten men walked away';
    const blocks = [
      {
        type: 'paragraph',
        text,
        stretches: [
          { id: 'a', start: 0, end: 5 },
          { id: 'b', start: 4, end: 14 },
        ],
      },
      block('Accept cookies', undefined, 'residue'),
    ];
    const checks = new Map([
      ['a', check('done', 'g')],
      ['b', check('stale', 'n')],
    ]);
    const { counts, words, percent, tags } = coverageOf(blocks, checks, 'en');
    expect([words, counts]).toEqual([6, { untouched: 1, excluded: 2, done: 1, work: 0, stale: 2 }]);
    expect([percent, tags.get('g'), tags.get('n')]).toEqual([50, { words: 2, done: 2 }, { words: 2, done: 0 }]);
  });

  const stretch = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    start: fc.nat(20),
    length: fc.integer({ min: 1, max: 20 }),
  });
  const anyBlock = fc.record({
    type: fc.constantFrom('paragraph', 'headline', 'residue'),
    text: fc.stringMatching(/^[a-z0-9 .’éß\u4e00-\u4e10]{0,60}$/u),
    marks: fc.array(stretch, { maxLength: 4 }),
  });
  const states = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...WORD_STATES));

  it('[R-COVER-1] [R-COVER-2] every word is counted once, blocks sum to the article, kept figures are fresh ones', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 5 }),
        fc.array(states, { minLength: 1, maxLength: 4 }),
        (drawn, all) => {
          const made = () =>
            drawn.map(({ type, text, marks }) => ({
              ...{ type, text },
              stretches: marks
                .map(({ id, start, length }) => ({
                  id,
                  start: Math.min(start, text.length),
                  end: Math.min(start + length, text.length),
                }))
                .filter(({ start, end }) => start < end),
            }));
          const kept = made();
          for (const state of all) {
            const checks = new Map(Object.entries(state).map(([id, each]) => [id, check(each, 'g')]));
            const found = coverageOf(kept, checks, 'nl');
            expect(found).toEqual(coverageOf(made(), checks, 'nl'));
            expect(Object.values(found.counts).reduce((a, b) => a + b, 0)).toBe(found.words);
            expect(found.blocks.reduce((sum, { words }) => sum + words, 0)).toBe(found.words);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[R-COVER-2] [R-CLEAR-4] server and screen see the same blocks, and the version is that of the plain text', () => {
    const codec = new FlatCodec(articleSchema);
    const type = fc.constantFrom('paragraph', 'headline', 'residue', 'bullet');
    const part = fc.record({
      text: fc.stringMatching(/^[a-z \u2028]{1,8}$/u),
      passage: fc.constantFrom(null, 'p', 'q'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ type, parts: fc.array(part, { maxLength: 4 }) }), { maxLength: 5 }),
        (blocks) => {
          const text = bodyOf(new Y.Doc());
          for (const { type: t, parts } of blocks) {
            for (const each of parts) {
              const key = each.passage === null ? {} : { [`a:${each.passage}`]: true };
              text.insert(text.length, each.text, { 'a:p': null, 'a:q': null, ...key });
            }
            text.insert(text.length, '\n', { 'a:p': null, 'a:q': null, $: { t, '#': 'n' } });
          }
          const shown = docBlocks(renderText(codec, text).doc);
          const served = reviewBlocks(text);
          expect(served.length === 0 ? [] : shown).toEqual(served);
          expect(versionOf(served)).toBe(hashOf(plainText(text).text));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[R-COVER-3] sentences stand without the blanks around them', () => {
    const text = ' One came.  Two left! ';
    expect(sentencesIn(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual(['One came.', 'Two left!']);
  });
});
