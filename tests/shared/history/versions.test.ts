import { expect, it } from 'vitest';
import { diffRows } from '../../../shared/history/diffRows.ts';
import type { Stretch } from '../../../shared/history/stretch.ts';
import { PAUSE_MS, versionsOf } from '../../../shared/history/versions.ts';
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { articleHunks } from '../../../shared/text/articleDiff.ts';

const minute = 60_000;
const stretch = (first: number, last: number, from: number, until: number, by: string | null): Stretch => {
  return { first, last, from: from * minute, until: until * minute, by };
};

/** Rows are committed one a minute. */
const sources = (stretches: Stretch[], events: object[] = []) => ({
  stretches,
  last: stretches.at(-1)?.last ?? 0,
  timeOf: (row: number) => row * minute,
  rowAt: (moment: number) => Math.floor(moment / minute),
  rowOf: (client: number) => client,
  events: events as LedgerEvent[],
});
const at = (minutes: number) => new Date(minutes * minute).toISOString();

it('[R-HISTORY-1] a pause of five minutes makes a version of what stood before it, with who wrote since the one before', () => {
  expect(PAUSE_MS).toBe(5 * minute);
  const found = versionsOf(
    sources([
      stretch(1, 1, 1, 1, null),
      stretch(2, 5, 2, 5, 'anna'),
      stretch(6, 7, 6, 7, 'bram'),
      stretch(8, 9, 12, 13, 'anna'),
    ]),
  );
  expect(found.map(({ version, by, occasions }) => [version, by, occasions.map(({ kind }) => kind)])).toEqual([
    [1, [], ['begun']],
    [7, ['anna', 'bram'], ['pause']],
    [9, ['anna'], ['now']],
  ]);
  expect(found[1]?.at).toBe(at(7));
});

it('[R-HISTORY-1] a session, a clearance, a restoration and a name make one, several of them on one text the same one', () => {
  const events = [
    { type: 'session.started', session: 's', actor: 'anna', at: at(3) },
    { type: 'clearance.cleared', actor: 'chief', at: at(3) },
    { type: 'version.named', version: 3, name: 'First', actor: 'anna', at: at(3) },
    { type: 'session.ended', session: 's', actor: 'anna', at: at(5) },
    { type: 'version.named', version: 3, name: 'To the lawyer', actor: 'chief', at: at(6) },
    { type: 'version.restored', version: 3, seen: 6, client: 7, actor: 'bram', at: at(6) },
    { type: 'thread.opened', annotation: 'n', actor: 'bram', at: at(4) },
  ];
  const found = versionsOf(sources([stretch(1, 8, 1, 8, 'anna')], events));
  expect(found.map(({ version, occasions }) => [version, occasions.map(({ kind }) => kind)])).toEqual([
    [1, ['begun']],
    [3, ['sessionStarted', 'cleared', 'named']],
    [5, ['sessionEnded']],
    [6, ['replaced']],
    [7, ['restored']],
    [8, ['now']],
  ]);
  expect(found[1]?.occasions.at(-1)).toEqual({ kind: 'named', name: 'To the lawyer', by: 'chief', at: at(6) });
  expect(versionsOf(sources([]))).toEqual([]);
});

/** Rows of a difference: what goes in square brackets, what comes in braces. */
function shown(before: string, after: string): string[] {
  const rows = diffRows(before, after, articleHunks(before, after, 'en'));
  return rows.map(({ kind, parts }) => {
    const words = parts.map((part) => {
      const text = (part.kind === 'out' ? before : after).slice(part.start, part.end);
      if (part.kind === 'same') return text;
      return part.kind === 'out' ? `[${text}]` : `{${text}}`;
    });
    return `${kind}: ${words.join('')}`.replaceAll('\n', '¶');
  });
}

it.each([
  ['a word', 'One two.\nThree.\n', 'One four.\nThree.\n', ['changed: One [two]{four}.¶', 'same: Three.¶']],
  ['a paragraph that came', 'A.\nB.\n', 'A.\nNew.\nB.\n', ['same: A.¶', 'in: {New.¶}', 'same: B.¶']],
  ['a paragraph that went', 'A.\nOld.\nB.\n', 'A.\nB.\n', ['same: A.¶', 'out: [Old.¶]', 'same: B.¶']],
  ['a paragraph cut in two', 'One two.\n', 'One \ntwo.\n', ['changed: One {¶}two.¶']],
  ['two that became one', 'One \ntwo.\n', 'One two.\n', ['changed: One [¶]two.¶']],
  ['a phrase', 'It cost 12 euros.\n', 'It cost twenty dollars.\n', ['changed: It cost [12 euros]{twenty dollars}.¶']],
  ['nothing', 'A.\n', 'A.\n', ['same: A.¶']],
  ['all', 'A.\n', 'Nobody came here\n', ['changed: [A.]{Nobody came here}¶']],
])('[R-HISTORY-5] %s is told paragraph by paragraph', (_what, before, after, rows) => {
  expect(shown(before, after)).toEqual(rows);
});

it('[R-HISTORY-5] words are those of the language, and every character of both texts is in exactly one part', () => {
  expect(articleHunks('de auto’s\n', 'de auto’s.\n', 'nl')).toEqual([{ from: 9, to: 9, insert: '.' }]);
  expect(articleHunks('彼は東京に行く\n', '彼は京都に行く\n', 'ja')).toEqual([{ from: 2, to: 4, insert: '京都' }]);
  const [before, after] = ['One.\nTwo three.\nFour.\n', 'Two three!\nFive.\nFour.\nSix\n'];
  const parts = diffRows(before, after, articleHunks(before, after, 'en')).flatMap((row) => row.parts);
  const read = (gone: string, text: string) =>
    parts.filter(({ kind }) => kind !== gone).map(({ start, end }) => text.slice(start, end));
  expect(read('out', after).join('')).toBe(after);
  expect(
    parts
      .filter(({ kind }) => kind === 'out')
      .map(({ start, end }) => before.slice(start, end))
      .join('').length,
  ).toBe(
    before.length - parts.filter(({ kind }) => kind === 'same').reduce((sum, { start, end }) => sum + end - start, 0),
  );
});

it('[R-HISTORY-5] of two long texts that have nothing in common one takes the place of the other, so that nobody waits', () => {
  const text = (seed: string) => Array.from({ length: 6_000 }, (_, n) => `${seed}${n}`).join(' ');
  const [before, after] = [`${text('a')}\n`, `${text('b')}\n`];
  expect(articleHunks(before, after, 'en')).toEqual([{ from: 0, to: before.length, insert: after }]);
});
