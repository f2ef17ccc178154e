import { describe, expect, it } from 'vitest';
import type { RevealedVote } from '../../shared/ledger/session.ts';
import type { Role } from '../../shared/permissions.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';
import { agreementOf } from '../../shared/session/agreement.ts';
import { outcomeOf } from '../../shared/session/outcome.ts';

const votes = (...given: [Role, Verdict][]): RevealedVote[] =>
  given.map(([role, verdict], at) => ({ by: `p${at}`, role, verdict }));

describe('what votes come to', () => {
  it.each([
    [votes(['checker', 'confirmed'], ['editor', 'confirmed']), 'agreed', 'confirmed', 0],
    [votes(['editor', 'confirmed'], ['editor', 'confirmed'], ['editor', 'wrong']), 'carried', 'confirmed', 1],
    [
      votes(['checker', 'wrong'], ['checker', 'wrong'], ['editor', 'confirmed'], ['chief', 'confirmed']),
      'carried',
      'confirmed',
      2,
    ],
    [votes(['checker', 'wrong'], ['checker', 'wrong'], ['checker', 'single']), 'carried', 'wrong', 1],
    [votes(['editor', 'confirmed'], ['editor', 'wrong']), 'split', null, 2],
    [votes(['editor', 'confirmed'], ['checker', 'wrong'], ['checker', 'wrong']), 'split', null, 3],
    [votes(), 'split', null, 0],
  ] as const)('[R-CHECKROOM-10] %j', (given, kind, verdict, dissent) => {
    const outcome = outcomeOf(given);
    expect([outcome.kind, outcome.verdict, outcome.dissent.length]).toEqual([kind, verdict, dissent]);
  });
});

describe('how far people agree', () => {
  it('[R-CHECKROOM-12] as Fleiss has it, on his own example of fourteen raters and ten subjects', () => {
    const table = [
      ...[
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
      ],
      ...[
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
      ],
    ];
    const names: Verdict[] = ['confirmed', 'change', 'attributed', 'single', 'disputed'];
    const rated = table.map((counts) =>
      counts.flatMap((count, at) => Array<Verdict>(count).fill(names[at] ?? 'wrong')),
    );
    const { claims, observed, kappa } = agreementOf(rated);
    expect([claims, observed?.toFixed(3), kappa?.toFixed(3)]).toEqual([10, '0.378', '0.210']);
  });

  it('[R-CHECKROOM-12] with nobody to compare, or nothing but one verdict, there is no kappa', () => {
    expect(agreementOf([['confirmed'], []])).toEqual({ claims: 0, observed: null, kappa: null });
    expect(
      agreementOf([
        ['wrong', 'wrong'],
        ['wrong', 'wrong', 'wrong'],
      ]),
    ).toEqual({ claims: 2, observed: 1, kappa: null });
    expect(
      agreementOf([
        ['wrong', 'confirmed'],
        ['confirmed', 'wrong'],
      ]).kappa,
    ).toBe(-1);
  });
});
