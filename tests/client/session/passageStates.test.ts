import { expect, it } from 'vitest';
import { createPassageStates } from '../../../client/session/passageStates.ts';
import type { PassageState } from '../../../shared/passage/passageState.ts';

const AT = '2026-03-02T10:00:00.000Z';

function state(id: string, parts: Partial<PassageState>): PassageState {
  return { id, status: 'anchored', reattached: false, lost: null, candidates: [], changed: null, ...parts };
}
const changed = (id: string, by: string) => state(id, { changed: { by: [by], at: AT } });
const lostBy = (id: string, by: string) => {
  const paragraph = { before: '', words: 'dike', after: '' };
  const quote = { exact: 'dike', prefix: '', suffix: '' };
  return state(id, { status: 'detached', lost: { by, at: AT, quote, paragraph } });
};

it('[R-MARGIN-9] whoever asks what is lost hears nothing of words that merely change', () => {
  const { lost, states, receive } = createPassageStates();
  receive({ all: true, passages: [lostBy('a', 'anna')] });
  const heard: unknown[] = [];
  lost.subscribe(() => heard.push(lost.get()));
  receive({ all: false, passages: [changed('b', 'bram')] });
  receive({ all: false, passages: [changed('b', 'anna'), lostBy('a', 'anna')] });
  expect(heard).toEqual([]);
  expect([...(states.get()?.keys() ?? [])]).toEqual(['a', 'b']);
});

it.each([
  ['one more goes', [lostBy('b', 'bram')], ['a', 'b'], ['anna', 'bram']],
  ['it comes back', [state('a', {})], [], []],
  ['it is known who took it', [lostBy('a', 'bram')], ['a'], ['bram']],
])('[R-MARGIN-9] and is told when %s', (_when, passages, ids, removers) => {
  const { lost, receive } = createPassageStates();
  expect(lost.get()).toBeNull();
  receive({ all: true, passages: [lostBy('a', 'anna')] });
  receive({ all: false, passages });
  expect(lost.get()).toEqual({ ids: new Set(ids), removers: new Set(removers) });
});
