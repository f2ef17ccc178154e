import { describe, expect, it } from 'vitest';
import type { MarkedPart } from '../../../shared/search/kinds.ts';
import { excerpt, marked } from '../../../shared/search/marked.ts';
import { searchTerms } from '../../../shared/search/query.ts';
import { quoteKey } from '../../../shared/search/quoteKey.ts';
import { indexedWords, stemLanguages, wordsIn } from '../../../shared/search/words.ts';

/** Hits in brackets. */
const drawn = (parts: readonly MarkedPart[]) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('words', () => {
  it('[R-SEARCH-1] are letters and figures without case and marks', () => {
    const cases: [string, string[]][] = [
      ['Café Zürich, ’s-Hertogenbosch!', ['cafe', 'zurich', 's', 'hertogenbosch']],
      ['Łódź straße Ærø œuvre', ['lodz', 'strasse', 'aero', 'oeuvre']],
      ['18.300 m² ½', ['18', '300', 'm2', '12']],
      ['e\u0301tage', ['etage']],
      ['— … “”', []],
    ];
    for (const [text, words] of cases) expect(wordsIn(text)).toEqual(words);
  });
  it('[R-SEARCH-1] have stems in the languages that they may be in', () => {
    expect(indexedWords('dijken bomen dijk', ['nl']).stems).toEqual(['dijk', 'bom']);
    expect(indexedWords('pumps inspected 2019', ['en']).stems).toEqual(['pump', 'inspect', '2019']);
    expect(indexedWords('Deiche', stemLanguages('de')).stems).toEqual([]);
    expect([stemLanguages('nl-BE'), stemLanguages('en-GB')]).toEqual([['nl'], ['en']]);
  });
});

describe('a question', () => {
  const told = (query: string) =>
    searchTerms(query).map(
      ({ words, isBeginning, isExcluded }) => `${isExcluded ? '-' : ''}${words.join('_')}${isBeginning ? '*' : ''}`,
    );
  it('[R-SEARCH-2] is words, words side by side, and what is not to be there', () => {
    const cases: [string, string[]][] = [
      ['dike gives way', ['dike', 'gives', 'way*']],
      ['dike ', ['dike']],
      ['d', ['d']],
      ['dik* water ', ['dik*', 'water']],
      ['“water board” now ', ['water_board', 'now']],
      ['"water bo', ['water_bo']],
      ['dike-oosterhaven', ['dike_oosterhaven*']],
      ['dike -water -"old report"', ['dike', '-water', '-old_report']],
      ['-water', []],
      ['" - * : ( )', []],
    ];
    for (const [query, terms] of cases) expect([query, told(query)]).toEqual([query, terms]);
  });
  it('[R-SEARCH-2] is bounded', () => {
    expect(searchTerms('word '.repeat(100))).toHaveLength(12);
  });
});

describe('what was asked for', () => {
  it('[R-SEARCH-9] is marked in its own spelling, a stem as a whole word, words side by side only together', () => {
    const cases: [string, string, string][] = [
      ['Café Zuid', 'cafe', '[Café] Zuid'],
      ['De dijken en de dijk', 'dijk ', 'De [dijken] en de [dijk]'],
      ['Oosterhaven', 'ooster', '[Oosterhaven]'],
      ['the water board on water', '"water board"', 'the [water] [board] on water'],
      ['water', '-water', 'water'],
    ];
    for (const [text, query, shown] of cases) expect(drawn(marked(text, searchTerms(query)))).toBe(shown);
  });
  it('[R-SEARCH-9] stands in an excerpt where most of it is', () => {
    const text = `Pump. ${'Nothing here. '.repeat(40)}The pump contract\nsays 30 pumps. ${'Nothing there. '.repeat(40)}`;
    const shown = drawn(excerpt(text, searchTerms('pump contract ')));
    expect(shown).toMatch(/^… .*The \[pump\] \[contract\] says 30 \[pumps\]\. .* …$/);
    expect(shown.length).toBeLessThan(260);
    expect(drawn(excerpt('short', searchTerms('x')))).toBe('short');
    expect(excerpt('', [])).toEqual([]);
  });
});

describe('the key of a wording', () => {
  it('[R-SEARCH-12] is the same whatever its typography, and another for another number, sign or word', () => {
    const same: [string, string][] = [
      ['“We’re fine.”', '"we\'re fine"'],
      ['Ruud  van\nAalst', 'ruud van aalst'],
      ['(18,300)', '18,300'],
    ];
    for (const [a, b] of same) expect([a, quoteKey(a)]).toEqual([a, quoteKey(b)]);
    const others: [string, string][] = [
      ['−5', '5'],
      ['€ 5', '$ 5'],
      ['1.940', '1,940'],
      ['Aalst', 'Van Aalst'],
    ];
    for (const [a, b] of others) expect(quoteKey(a)).not.toBe(quoteKey(b));
    expect([quoteKey('“…”'), quoteKey('x'.repeat(501))]).toEqual([null, null]);
  });
});
