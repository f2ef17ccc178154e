import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../../shared/passage/grade.ts';
import { NEGATIONS, PROTECTED } from './protectedWords.ts';

const WORDS = {
  en: `The mayor of Leeds said that he was not there but it is "big" and 'small' 12 1,000 -5 3.5 % € five half-way don't
    Brown's also then if then cannot U.S. Dr. 8:30 pm 1st percent , . ; : ! ? … – ( )`.split(/\s+/),
  nl: `De burgemeester van Leiden zei dat hij niet ook maar er was en "groot" en 'klein' 12 1.000 -5 3,5 % € vijf half-dood
    foto's 's één een dus o.a. Dr. 20.30 uur 1e procent , . ; : ! ? … – ( )`.split(/\s+/),
};
const LANGUAGES = ['en', 'nl'] as const;
type Tongue = (typeof LANGUAGES)[number];

/** Words and signs parted by blanks, in a language. */
const spoken = fc.constantFrom<Tongue>(...LANGUAGES).chain((tongue) =>
  fc.record({
    tongue: fc.constant(tongue),
    words: fc.array(fc.constantFrom(...WORDS[tongue]), { minLength: 1, maxLength: 16 }),
  }),
);

/** Ways to set the same text otherwise. */
const SETTINGS: ((text: string) => string)[] = [
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', '\u2009\u2028'),
  (text) => ` ${text}\t`,
  (text) => text.replace(/(?<=\p{L})(?=\p{L})/gu, '\u00ad'),
  (text) => text.replaceAll('e', '\u200be'),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll("'", '’'),
  (text) => text.replace(/(?<=^| )"(\S+)"/g, '“$1”'),
  (text) => text.replace(/(?<=^| )"(\S+)"/g, '«$1»'),
  (text) => text.replaceAll('…', '...'),
  (text) => text.replaceAll('–', '—'),
  (text) => text.replaceAll('–', '-'),
  (text) => text.replace(/-(?=\d)/g, '−'),
  (text) => text.replaceAll(' %', '%'),
];

describe('a change of any text', () => {
  it('[R-GRADE-1] to itself is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('en', 'nl', 'fr'), (text, language) => {
        expect(grade(text, text, language)).toBe('none');
      }),
      { numRuns: 300 },
    );
  });

  it('[R-GRADE-3] of typography is never more than cosmetic', () => {
    const set = fc.array(fc.constantFrom(...SETTINGS), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(spoken, set, ({ tongue, words }, settings) => {
        const text = words.join(' ');
        const other = settings.reduce((now, setting) => setting(now), text);
        for (const language of [tongue, 'fr']) expect(['none', 'cosmetic']).toContain(grade(text, other, language));
      }),
      { numRuns: 1_500 },
    );
  });

  it('[R-GRADE-5] of a digit is substance', () => {
    const text = fc.oneof(spoken, fc.record({ tongue: fc.constantFrom(...LANGUAGES), words: fc.array(fc.string()) }));
    const put = fc.record({
      at: fc.nat(),
      digits: fc.integer({ min: 0, max: 99_999 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(text, put, ({ tongue, words }, { at, digits, by }) => {
        const whole = [...words.slice(0, at % 9), digits, ...words.slice(at % 9)].join(' ');
        const places = [...whole.matchAll(/\d/g)].map(({ index }) => index);
        const place = places[at % places.length] ?? 0;
        const digit = (Number(whole[place]) + by) % 10;
        const changed = `${whole.slice(0, place)}${digit}${whole.slice(place + 1)}`;
        expect(grade(whole, changed, tongue)).toBe('substance');
      }),
      { numRuns: 1_500 },
    );
  });

  it('[R-GRADE-10] that adds a negation or takes one away is substance', () => {
    fc.assert(
      fc.property(spoken, fc.nat(), fc.nat(), ({ tongue, words }, at, which) => {
        const negations = NEGATIONS[tongue];
        const place = at % (words.length + 1);
        const denied = [...words.slice(0, place), negations[which % negations.length], ...words.slice(place)].join(' ');
        expect(grade(words.join(' '), denied, tongue)).toBe('substance');
        expect(grade(denied, words.join(' '), tongue)).toBe('substance');
      }),
      { numRuns: 1_500 },
    );
  });

  it('[R-GRADE-9] is graded alike in both directions, and small changes do not add up', () => {
    const edits: [RegExp, string][] = [
      [/ also| ook/, ''],
      [/\bfive\b/, '5'],
      [/\bvijf\b/, '5'],
      [/ /, ' \u00a0'],
      [/half-/, 'half'],
      [/ ; /, ' . '],
      [/don't/, 'do not'],
      [/,/, ''],
      [/ is /, ' was '],
    ];
    const some = fc.array(fc.constantFrom(...edits), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(spoken, some, ({ tongue, words }, steps) => {
        const texts = [words.join(' ')];
        for (const [from, to] of steps) texts.push((texts.at(-1) ?? '').replace(from, to));
        const grades = texts.slice(1).map((text, place) => grade(texts[place] ?? '', text, tongue));
        const [first, last] = [texts[0] ?? '', texts.at(-1) ?? ''];
        expect(grade(last, first, tongue)).toBe(grade(first, last, tongue));
        if (!grades.includes('substance')) expect(grade(first, last, tongue)).not.toBe('substance');
      }),
      { numRuns: 1_500 },
    );
  });
});

describe.each(LANGUAGES)('of the words that say how true a thing is, in %s,', (tongue) => {
  const words = PROTECTED[tongue];

  it('[R-GRADE-13] none counts as another', () => {
    const said = words.map((word) => `Anne ${word} Berlin`);
    const taken = said.flatMap((one, place) =>
      said
        .slice(place + 1)
        .flatMap((other) => (grade(one, other, tongue) === 'substance' ? [] : [`${one} / ${other}`])),
    );
    expect(taken).toEqual([]);
  });

  it('[R-GRADE-13] none may come or go, at the start, inside or at the end', () => {
    const loose = words.filter((word) =>
      [
        [`${word} Anne left Berlin`, 'Anne left Berlin'],
        [`Anne ${word} left Berlin`, 'Anne left Berlin'],
        [`Anne left Berlin ${word}`, 'Anne left Berlin'],
      ].some(([one = '', other = '']) => grade(one, other, tongue) !== 'substance'),
    );
    expect(loose).toEqual([]);
  });
});
