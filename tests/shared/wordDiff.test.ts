import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collide, reworded } from '../../shared/passage/reworded.ts';
import { applyHunks, diffParts, wordHunks } from '../../shared/text/wordDiff.ts';

const shown = (before: string, after: string) =>
  diffParts(before, wordHunks(before, after))
    .map(({ kind, text }) => ({ same: text, out: `[-${text}-]`, in: `[+${text}+]` })[kind])
    .join('');

/** Sentences of a few words, so that random ones share some. */
const sentence = fc
  .array(fc.constantFrom('the', 'dike', '2019', '2021', 'was', '1.4', ', ', '. ', ' ', ' ', '\n', '😀', 'Zoë’s'), {
    maxLength: 14,
  })
  .map((words) => words.join(''));

describe('a difference of wording', () => {
  it.each([
    [
      'the dike was last inspected in 2019',
      'the dike was last inspected in 2021',
      'the dike was last inspected in [-2019-][+2021+]',
    ],
    ['rose 1.2 metres', 'rose 1.4 metres', 'rose [-1.2-][+1.4+] metres'],
    ['declines to publish', 'declined to publish', '[-declines-][+declined+] to publish'],
    ['weeks,” says Anne', 'weeks,” says a certain Anne', 'weeks,” says [+a certain +]Anne'],
    ['a fine 😀 day', 'a fine 😁 day', 'a fine [-😀-][+😁+] day'],
    ['gone', '', '[-gone-]'],
    ['on the course of Van Aalst', 'on other words Van Aalst', 'on [-the course of-][+other words+] Van Aalst'],
    ['on policy of Van Aalst', 'on other words Van Aalst', 'on [-policy of-][+other words+] Van Aalst'],
    ['a b\nc', 'x b\nz', '[-a-][+x+] b\n[-c-][+z+]'],
  ])('is told in words: %s → %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('[R-SUGGEST-5] made in the text before gives the text after, and never splits a character', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const hunks = wordHunks(before, after);
        expect(applyHunks(before, hunks)).toBe(after);
        for (const { insert, from } of hunks) {
          expect(insert.isWellFormed()).toBe(true);
          expect(before.slice(0, from).isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('of very long wordings is told all the same', () => {
    const long = (word: string) => Array.from({ length: 2_000 }, (_, place) => `${word}${place}`).join(' ');
    expect(applyHunks(long('a'), wordHunks(long('a'), long('b')))).toBe(long('b'));
  });
});

describe('a suggestion on words that were changed since', () => {
  const was = 'On Monday the dike was last inspected in 2019, they say.';
  const text = 'On Monday the dike was last inspected in 2021, they say.';
  it.each([
    ['as it stood', was, text],
    ['another word', was.replace('Monday', 'Tuesday'), text.replace('Monday', 'Tuesday')],
    ['words before and behind', `So ${was} So.`, `So ${text} So.`],
    ['a sign right behind', was.replace('2019,', '2019:,'), text.replace('2021,', '2021:,')],
    ['what it proposes', text, text],
  ])('[R-SUGGEST-8] is carried over: %s', (_what, now, expected) => {
    const hunks = reworded(was, now, text);
    expect(hunks && applyHunks(now, hunks)).toBe(expected);
  });

  it.each([
    ['the word itself', was.replace('2019', '2020')],
    ['the word is gone', was.replace(' in 2019', '')],
    ['letters in the word', was.replace('2019', '2019a')],
    ['everything', 'Something else.'],
  ])('[R-SUGGEST-8] is not carried over: %s', (_what, now) => {
    expect(reworded(was, now, text)).toBeNull();
  });

  it('[R-SUGGEST-8] never takes a word that it was not about', () => {
    fc.assert(
      fc.property(sentence, sentence, sentence, (before, now, after) => {
        const hunks = reworded(before, now, after);
        const wanted = wordHunks(before, after);
        if (!hunks || now === after) return;
        expect(hunks.map(({ from, to }) => now.slice(from, to))).toEqual(
          wanted.map(({ from, to }) => before.slice(from, to)),
        );
      }),
    );
  });

  it('[R-SUGGEST-9] collides with one that changes the same words, or puts words in the same place', () => {
    const at = (from: number, to: number) => ({ from, to, insert: 'x' });
    expect(collide(at(2, 5), at(4, 6))).toBe(true);
    expect(collide(at(2, 5), at(5, 6))).toBe(false);
    expect(collide(at(3, 3), at(3, 3))).toBe(true);
    expect(collide(at(3, 3), at(2, 5))).toBe(true);
    expect(collide(at(2, 5), at(2, 2))).toBe(false);
  });
});
