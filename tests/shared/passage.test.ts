import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type IdRun, readCoverage } from '../../shared/passage/covered.ts';
import { findExact, isSure, matchQuote } from '../../shared/passage/quote.ts';
import { mergeRanges, withoutRanges } from '../../shared/passage/range.ts';
import { encodeRange, resolveRange } from '../../shared/passage/relative.ts';
import { locate, refreshedTarget, remainsOf, targetOf } from '../../shared/passage/target.ts';
import { placeOf, quoteOf, wordsOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { documentOf } from '../support/openArticle.ts';

const TEXTS = [
  'The mayor said that the bridge will open.',
  'The bridge is old — “very old”, they say.',
  'Nobody\u2028knows why.',
];
const FLAT = `${TEXTS.join('\n')}\n`;

function wordsAt(place: ReturnType<typeof findExact>): string {
  return typeof place === 'object' ? FLAT.slice(place.start, place.end) : place;
}

describe('a quote', () => {
  it.each([
    ['stands in one place', { exact: 'mayor said' }, 'mayor said'],
    ['stands in two', { exact: 'bridge' }, 'ambiguous'],
    ['is told by what stands before', { exact: 'bridge', prefix: 'said that the ' }, 'bridge'],
    ['is told by what stands after', { exact: 'bridge', suffix: ' is old' }, 'bridge'],
    ['is told by neither', { exact: 'bridge', prefix: 'under the' }, 'ambiguous'],
    ['is nowhere', { exact: 'tunnel' }, 'absent'],
    ['is blank', { exact: ' \n ' }, 'absent'],
    ['differs by a letter', { exact: 'mayor sald' }, 'absent'],
    ['spans blocks as /text parts them', { exact: 'open.\n\nThe bridge is' }, 'open.\nThe bridge is'],
    ['spans blocks as the text parts them', { exact: 'open.\nThe' }, 'open.\nThe'],
    ['spans blocks parted by a blank', { exact: 'open. The' }, 'open.\nThe'],
    ['spans a hard break as /text writes it', { exact: 'Nobody\nknows' }, 'Nobody\u2028knows'],
    ['has straight quotes and a plain dash', { exact: 'old - "very old"' }, 'old — “very old”'],
  ])('[R-PASS-3] [R-PASS-4] that %s', (_title, selector, expected) => {
    expect(wordsAt(findExact(FLAT, selector))).toBe(expected);
  });

  it('[R-PASS-9] is matched by its words, and by what stands around where words are equal', () => {
    const quote = { exact: 'bridge', prefix: 'said that the ', suffix: ' will open' };
    const match = matchQuote(FLAT, quote);
    expect(match).toMatchObject({ start: 24, end: 30, quote: 1, context: 1 });
    expect(match && isSure(match)).toBe(true);
    const bare = matchQuote(FLAT, { exact: 'bridge' });
    expect(bare && isSure(bare)).toBe(false);
    const reworded = matchQuote(FLAT, { exact: 'the mayor says that the bridge will open' });
    expect(reworded && isSure(reworded)).toBe(true);
    const elsewhere = matchQuote(FLAT, { exact: 'old', prefix: 'nothing like what is', suffix: 'nor what comes next' });
    expect(elsewhere && isSure(elsewhere)).toBe(false);
    expect(matchQuote(FLAT, { exact: 'quite another sentence' })).toBeNull();
    const half = { prefix: 'bridge is ', suffix: ' and nobody knows why' };
    const [few, more] = ['old', 'old —'].map((exact) => matchQuote(FLAT, { ...half, exact }));
    expect([few?.quote, few && few.context >= 0.5, few && isSure(few)]).toEqual([1, true, false]);
    expect(more && isSure(more)).toBe(true);
  });
});

describe('a range', () => {
  it('[R-PASS-2] resolves to the same words after any edits around it', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 2, max: 20 }), fc.nat(39), (start, length, at) => {
        const text = bodyOf(documentOf(TEXTS));
        const words = text.toString().slice(start, start + length);
        const range = encodeRange(text, { start, end: start + length });
        const isInside = at > start && at < start + length;
        text.insert(at, 'XYZ');
        const found = resolveRange(text, range);
        const now = found && text.toString().slice(found.start, found.end);
        expect(isInside ? now?.replace('XYZ', '') : now).toBe(words);
      }),
    );
  });

  it.each([
    ['no base64', '%%%'],
    ['base64 of nothing', 'bm90IGEgcG9zaXRpb24='],
    ['a position in another text', 'other'],
    ['a position that has not arrived', 'later'],
  ])('is refused when it is %s, and makes no other text', (_title, given) => {
    const doc = documentOf(TEXTS);
    const other = new Y.Doc();
    other.clientID = 77;
    other.getText(given === 'later' ? 'body' : given).insert(0, 'words');
    const source = other.getText(given === 'later' ? 'body' : given);
    const isPosition = given === 'other' || given === 'later';
    const start = isPosition ? encodeRange(source, { start: 0, end: 5 }).start : given;
    const atEnd = given === 'other' ? encodeRange(source, { start: 5, end: 5 }).start : start;
    expect(resolveRange(bodyOf(doc), { start, end: atEnd })).toBeNull();
    expect([...doc.share.keys()]).toEqual(['body']);
  });
});

describe('a target', () => {
  it('[R-PASS-2] has the words selected without line ends at its edges, and 32 characters on both sides', () => {
    const text = bodyOf(documentOf(TEXTS));
    expect(targetOf(text, 37, 45)?.quote).toEqual({
      exact: 'pen.\nThe',
      prefix: 'ayor said that the bridge will o'.slice(-32),
      suffix: ' bridge is old — “very old”, the',
    });
    expect(targetOf(text, 41, 42)).toBeNull();
    expect(targetOf(text, 41, 45)?.quote.exact).toBe('The');
  });

  it('[R-PASS-2] counts by its range while the words are nearly those, else by its quote', () => {
    const text = bodyOf(documentOf(TEXTS));
    const target = targetOf(text, 24, 35);
    if (!target) throw new Error('there are words');
    text.insert(30, 's');
    expect(locate(text, readCoverage(text), target)).toEqual({ start: 24, end: 36 });
    text.delete(24, 12);
    expect(locate(text, readCoverage(text), target)).toBe('later');
    expect(refreshedTarget(text, target)).toBe(target);
    text.insert(24, 'bridge will');
    expect(locate(text, readCoverage(text), target)).toEqual({ start: 24, end: 35 });
  });
});

describe('[R-PASS-2] what remains of a target whose words are gone', () => {
  function targeted() {
    const text = bodyOf(documentOf(TEXTS));
    const target = targetOf(text, 24, 35);
    if (!target) throw new Error('there are words');
    return { text, target, rest: () => remainsOf(text, readCoverage(text), target) };
  }

  it('is what stands between its ends while one of them does', () => {
    const { text, rest } = targeted();
    text.delete(24, 9);
    expect(rest()).toEqual({ start: 24, end: 26 });
    text.insert(25, 'new');
    expect(rest()).toEqual({ start: 24, end: 29 });
    text.delete(28, 1);
    expect(rest()).toBeNull();
  });

  it('is nothing where far more was written between', () => {
    const { text, rest } = targeted();
    text.insert(30, 'x'.repeat(40));
    expect(rest()).toBeNull();
  });

  it('is nothing where the range is of other words than the quote', () => {
    const { text, target } = targeted();
    const quote = { exact: 'quite other words' };
    expect(remainsOf(text, readCoverage(text), { ...target, quote })).toBeNull();
  });
});

describe('what the text says', () => {
  const ranges = fc.array(
    fc.record({ start: fc.nat(90), length: fc.integer({ min: 1, max: 15 }), id: fc.constantFrom('x', 'y') }),
    { maxLength: 8 },
  );

  it('[R-PASS-1] agrees with the delta, for any overlapping passages and edits', () => {
    fc.assert(
      fc.property(ranges, fc.array(fc.nat(90), { maxLength: 5 }), (marks, edits) => {
        const text = bodyOf(documentOf(TEXTS));
        for (const { start, length, id } of marks) text.format(start, length, { [`a:${id}`]: start % 5 ? true : null });
        for (const at of edits) text.insert(at, 'é😀', {});
        const expected = { x: '', y: '' };
        for (const { insert, attributes } of text.toDelta()) {
          if (attributes?.['a:x']) expected.x += insert;
          if (attributes?.['a:y']) expected.y += insert;
        }
        const coverage = readCoverage(text);
        const said = (id: string) =>
          coverage
            .rangesOf(id)
            .map((each) => coverage.text.slice(each.start, each.end))
            .join('');
        expect({ x: said('x'), y: said('y') }).toEqual(expected);
        const whole = [{ start: 0, end: coverage.text.length }];
        expect(coverage.whereAre(coverage.idsOf(whole))).toEqual(whole);
      }),
    );
  });

  it('[R-PASS-1] follows characters by their ids, and tells which are gone', () => {
    const text = bodyOf(documentOf(TEXTS));
    const before = readCoverage(text);
    const ids = before.idsOf([{ start: 4, end: 20 }]);
    text.delete(9, 4);
    text.insert(0, 'Now: ');
    const now = readCoverage(text);
    expect(wordsOf(now.text, now.whereAre(ids))).toBe('mayord that ');
    const gone: IdRun[] = now.missing(ids);
    expect(wordsOf(before.text, before.whereAre(gone))).toBe(' sai');
  });

  it('[R-PASS-11] of copies takes the one with known characters, else the first, and keeps parts that were moved', () => {
    const text = bodyOf(documentOf(['one bridge two bridge three arch']));
    for (const [start, length] of [
      [4, 6],
      [15, 6],
      [28, 4],
    ] as const)
      text.format(start, length, { 'a:x': true });
    const coverage = readCoverage(text);
    const place = (known: { start: number; end: number }[]) => placeOf(coverage, coverage.rangesOf('x'), known);
    const [first, second, part] = coverage.rangesOf('x');
    expect(place([])).toEqual({ ranges: [first, part], copies: [second] });
    expect(place([{ start: 15, end: 21 }])).toEqual({ ranges: [second, part], copies: [first] });
    expect(quoteOf(coverage.text, place([]).ranges)).toMatchObject({ exact: 'bridge\narch', prefix: 'one ' });
  });

  it('knows ranges: what is merged and what is taken away', () => {
    const index = fc.nat(40);
    const list = fc.array(fc.tuple(index, index).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })));
    const cells = (of: { start: number; end: number }[]) =>
      new Set(of.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place)));
    fc.assert(
      fc.property(list, list, (some, taken) => {
        expect(cells(mergeRanges(some))).toEqual(cells(some));
        expect(cells(withoutRanges(some, taken))).toEqual(cells(some).difference(cells(taken)));
      }),
    );
  });
});
