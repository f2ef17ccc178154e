import { expect, it } from 'vitest';
import { unreadIn } from '../../../client/margin/unread.ts';
import type { EventBody, LedgerEvent } from '../../../shared/ledger/event.ts';
import { evolveAll } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';

const passages = [{ id: 'p', quote: { exact: 'words' } }];
const about = { annotation: 't', comment: 'c2' };
const STEPS: [actor: string, EventBody, newTo: string][] = [
  ['me', { type: 'thread.opened', annotation: 't', comment: 'c1', text: 'Why?', passages }, ''],
  ['ann', { type: 'thread.replied', ...about, text: 'Because.' }, 't2'],
  ['ann', { type: 'reaction.added', annotation: 't', comment: 'c1', reaction: 'seen' }, 't2'],
  ['me', { type: 'thread.replied', annotation: 't', comment: 'c3', text: 'Thanks.' }, 't2'],
  ['ann', { type: 'comment.edited', ...about, text: 'Because of that.' }, 't5'],
  ['ann', { type: 'thread.resolved', annotation: 't', outcome: 'done' }, 't5'],
  ['ann', { type: 'comment.deleted', ...about }, ''],
];
const events = STEPS.map(
  ([actor, body], index): LedgerEvent => ({
    ...{ ...body, actor, seq: index + 1, command: `k${index}`, at: '2026-01-01T00:00:00.000Z', hash: 'h' },
  }),
);
const newAfter = (steps: number, seen: number) =>
  [...unreadIn(evolveAll(emptyLedger(), events.slice(0, steps)), 'me', new Map([['t', seen]]))].map(
    ([id, seq]) => `${id}${seq}`,
  );

it.each(STEPS.map(([actor, { type }, expected], index) => [`${actor} ${type}`, index + 1, expected] as const))(
  '[R-THREAD-23] after %s there is new to me what others said and did not take back',
  (_step, steps, expected) => {
    expect(newAfter(steps, 0).join()).toBe(expected);
  },
);

it('[R-THREAD-23] what was looked at is no longer new, what came after is', () => {
  expect([newAfter(2, 2), newAfter(5, 2)]).toEqual([[], ['t5']]);
});
