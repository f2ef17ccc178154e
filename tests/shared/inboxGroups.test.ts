import { expect, it } from 'vitest';
import type { InboxKind, KeptEntry } from '../../shared/inbox/entry.ts';
import { groupsOf } from '../../shared/inbox/groups.ts';

const entry = (source: number, kind: InboxKind, more: Partial<KeptEntry> = {}): KeptEntry => ({
  ...{ person: 'anna', article: 'a', source: `${source}`, kind, annotation: 'n', subject: null, actor: 'bob' },
  ...{ at: source, readAt: null, snoozedUntil: null },
  ...more,
});
const told = (entries: KeptEntry[]) =>
  groupsOf(entries).map(({ kind, article, entries: all }) => `${kind} ${article} ${all.map(({ source }) => source)}`);

it('[R-INBOX-4] a review of twenty notes is one line', () => {
  const notes = Array.from({ length: 20 }, (_, at) => entry(40 - at, 'note', { annotation: `n${at}` }));
  expect(told([...notes, entry(1, 'note', { article: 'b' })]).length).toBe(2);
});

it('[R-INBOX-4] each talk is a line of its own; claims, cracks and the clearance of an article are one each', () => {
  const entries = [
    ...[entry(9, 'touched', { annotation: null }), entry(8, 'reply'), entry(7, 'cracked'), entry(6, 'reply')],
    ...[entry(5, 'reply', { annotation: 'm' }), entry(4, 'cracked', { annotation: 'm' }), entry(3, 'mention')],
    entry(2, 'cleared', { annotation: null }),
  ];
  expect(told(entries)).toEqual([...['touched a 9,2', 'reply a 8,6', 'cracked a 7,4', 'reply a 5', 'mention a 3']]);
});

it('[R-INBOX-4] what is new stands apart from what was read', () => {
  expect(told([entry(3, 'note'), entry(2, 'note', { readAt: 1 }), entry(1, 'note', { readAt: 1 })])).toEqual([
    'note a 3',
    'note a 2,1',
  ]);
});
