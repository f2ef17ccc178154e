import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { openBranch } from '../../../client/suggesting/branch.ts';
import { lookEdits, wordEdits } from '../../../client/suggesting/edits.ts';
import { type KnownSuggestion, type Plan, planSuggestions } from '../../../client/suggesting/plan.ts';
import { readCoverage } from '../../../shared/passage/covered.ts';
import { shownWords } from '../../../shared/passage/reworded.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { writeHunks } from '../../../shared/text/hunks.ts';
import { documentOf } from '../../support/openArticle.ts';

const TEXTS = ['The dike was last inspected in 2019, they say.', 'Nobody came to look at it.', 'It rained.'];

function opened(texts = TEXTS) {
  const article = bodyOf(documentOf(texts));
  const branch = openBranch(article);
  const words = () => branch.text.toString().trimEnd().split('\n');
  const at = (exact: string) => branch.text.toString().indexOf(exact);
  const write = (change: (text: Y.Text) => void) => branch.text.doc?.transact(() => change(branch.text));
  const replace = (exact: string, by: string) =>
    write((text) => {
      const from = at(exact);
      if (by !== '') text.insert(from, by);
      text.delete(from + by.length, exact.length);
    });
  const plan = (known: KnownSuggestion[] = []): Plan => {
    const edits = wordEdits(readCoverage(article), readCoverage(branch.text));
    return planSuggestions(article.toString(), edits, lookEdits(article, branch.text, edits), known);
  };
  return { article, branch, words, at, write, replace, plan };
}

/** What a plan would make, in words. */
const madeIn = (article: Y.Text, { make }: Plan) =>
  make.map(({ from, to, text }) => [shownWords(article.toString().slice(from, to)), text]);

/** A suggestion as it is known once it was made. */
const known = (article: Y.Text, exact: string, text: string, more: Partial<KnownSuggestion> = {}): KnownSuggestion => {
  const from = article.toString().indexOf(exact);
  return { id: 'one', from, to: from + exact.length, was: exact, text, format: null, ...more };
};

describe('a branch', () => {
  it('[R-SUGGEST-15] takes in what others write, and gives nothing of its own', () => {
    const { article, branch, words, replace } = opened();
    replace('2019', '2021');
    article.insert(0, 'So: ');
    expect(words()[0]).toBe('So: The dike was last inspected in 2021, they say.');
    expect(article.toString().split('\n')[0]).toBe('So: The dike was last inspected in 2019, they say.');
    branch.close();
    article.insert(0, 'More. ');
    expect(article.toString()).toContain('More. ');
  });

  it('[R-SUGGEST-15] begins with the suggestions of its author that still can be made', () => {
    const { branch, words } = opened();
    const place = { start: 31, end: 35 };
    const replayed = { was: '2019', text: '2021', format: { bold: true }, placeIn: () => place } as const;
    expect(branch.replay(replayed)).toBe(true);
    expect(words()[0]).toBe('The dike was last inspected in 2021, they say.');
    expect(branch.replay({ ...replayed, placeIn: () => null })).toBe(false);
    expect(branch.replay({ ...replayed, was: 'never', text: 'ever' })).toBe(false);
  });
});

describe('what is written in a branch', () => {
  it.each<[string, (scene: ReturnType<typeof opened>) => void, [string, string][]]>([
    ['a word', ({ replace }) => replace('2019', '2021'), [['2019,', '2021,']]],
    ['letters in a word', ({ replace }) => replace('spec', 'x'), [['inspected', 'inxted']]],
    [
      'words put in',
      ({ replace }) => replace('dike ', 'dike of Oosterhaven '),
      [['dike was', 'dike of Oosterhaven was']],
    ],
    ['words taken out', ({ replace }) => replace('last ', ''), [['last inspected', 'inspected']]],
    ['a paragraph parted', ({ replace }) => replace('came ', 'came.\n'), [['came to', 'came.\u2029to']]],
    ['paragraphs joined', ({ replace }) => replace('.\nNobody', '. Nobody'), [['say.\u2029Nobody', 'say. Nobody']]],
    [
      'a paragraph put in',
      ({ replace }) => replace('it.\n', 'it.\nNot once.\n'),
      [['it.\u2029It', 'it.\u2029Not once.\u2029It']],
    ],
    [
      'a paragraph taken out',
      ({ replace }) => replace('Nobody came to look at it.\n', ''),
      [['Nobody came to look at it.\u2029It', 'It']],
    ],
    [
      'two changes far apart',
      ({ replace }) => {
        replace('The', 'A');
        replace('rained', 'snowed');
      },
      [
        ['The dike', 'A dike'],
        ['rained.', 'snowed.'],
      ],
    ],
    [
      'two changes close together',
      ({ replace }) => {
        replace('last', 'first');
        replace('2019', '2021');
      },
      [['last inspected in 2019,', 'first inspected in 2021,']],
    ],
  ])('[R-SUGGEST-16] becomes suggestions: %s', (_what, change, expected) => {
    const scene = opened();
    change(scene);
    const plan = scene.plan();
    expect(madeIn(scene.article, plan)).toEqual(expected);
    expect([plan.revise, plan.withdraw]).toEqual([[], []]);
  });

  it('[R-SUGGEST-16] becomes one about its look, for words that are formatted', () => {
    const { article, branch, write, at, plan, replace } = opened();
    replace('dike', 'old dike');
    write((text) => text.format(at('Nobody'), 'Nobody'.length, { bold: true }));
    expect(plan().make).toMatchObject([{ text: 'The old dike' }, { text: 'Nobody', format: { bold: true } }]);
    const from = article.toString().indexOf('Nobody');
    const one = { ...known(article, 'Nobody', 'Nobody'), from, to: from + 6, format: { bold: true } as const };
    expect(plan([one])).toMatchObject({ withdraw: [], make: [{ text: 'The old dike' }] });
    write((text) => text.format(at('Nobody'), 'Nobody'.length, { bold: null }));
    expect(plan([one]).withdraw).toEqual(['one']);
    branch.close();
  });

  it('[R-SUGGEST-17] goes on with the suggestion that was made of it: kept, revised or withdrawn', () => {
    const { article, replace, plan } = opened();
    replace('2019', '2021');
    const one = known(article, '2019,', '2021,');
    expect(plan([one])).toEqual({ make: [], revise: [], withdraw: [] });
    replace('2021', '2021 or 2022');
    expect(plan([one])).toEqual({ make: [], revise: [{ id: 'one', text: '2021 or 2022,' }], withdraw: [] });
    replace('2021 or 2022', '2019');
    expect(plan([one])).toEqual({ make: [], revise: [], withdraw: ['one'] });
  });

  it('[R-SUGGEST-17] makes another in place of one that it has grown beyond, or whose words others changed', () => {
    const { article, replace, plan } = opened();
    replace('2019', '2021');
    const one = known(article, '2019,', '2021,');
    replace('2021, they say', '2021, we say');
    const grown = plan([{ ...one, to: one.to }]);
    expect(
      madeIn(article, grown)
        .map(([, text]) => text)
        .join(''),
    ).toContain('we');
    const moved = opened();
    moved.replace('2019', '2021');
    const other = known(moved.article, '2019,', '2020,', { was: '2018,' });
    expect(moved.plan([other])).toMatchObject({ withdraw: ['one'], make: [{ text: '2021,' }] });
  });

  it('[R-SUGGEST-16] gives the branch again when all of it is accepted, whatever was written', () => {
    const edit = fc.tuple(fc.nat(90), fc.nat(6), fc.constantFrom('', 'x', ' new words', '\n', 'a.\nB '));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const { article, branch, plan, write } = opened();
        for (const [place, length, insert] of edits) {
          write((text) => {
            const at = Math.min(place, text.length - 1);
            text.delete(at, Math.min(length, text.length - 1 - at));
            if (insert !== '') text.insert(at, insert);
          });
        }
        const [flat, wanted] = [article.toString(), branch.text.toString()];
        const { make } = plan();
        for (const { from, to, text } of make.toReversed()) {
          writeHunks(article, from, [{ from: 0, to: to - from, insert: text }]);
        }
        branch.close();
        expect(flat.trim() === '' ? wanted : article.toString()).toBe(wanted);
      }),
    );
  });
});
