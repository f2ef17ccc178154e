import { describe, expect, it } from 'vitest';
import {
  carried,
  changed,
  compared,
  interrupted,
  NOTHING_WAITING,
  type Progress,
  saved,
} from '../../../client/session/saveProgress.ts';
import { type SaveFacts, saveStateOf } from '../../../client/session/saveState.ts';

const ME = 7;
const durable = (clock: number) => new Map([[ME, clock]]);
const waiting = ({ waiting }: Progress) => waiting.length;
const typed = (frame: number | null, clock: number, before = NOTHING_WAITING) =>
  changed(before, { client: ME, clock, frame });

describe('what is saved', () => {
  it('[R-SESSION-1] a change waits until the durable vector covers its clock', () => {
    expect(waiting(saved(typed(1, 5), durable(4), 1))).toBe(1);
    expect(waiting(saved(typed(1, 5), durable(5), 1))).toBe(0);
  });

  it('[R-SESSION-2] a deletion moves no clock and waits until its own frame is covered', () => {
    const deletion = typed(2, 5, typed(1, 5));
    expect(waiting(saved(deletion, durable(5), 1))).toBe(1);
    expect(waiting(saved(deletion, durable(5), 2))).toBe(0);
  });

  it('a change that no socket took is not saved by a frame that speaks of others', () => {
    expect(waiting(saved(typed(null, 5), durable(5), 9))).toBe(1);
  });

  it('what a lost socket carried is sent again and waits for that', () => {
    const resent = carried(interrupted(typed(3, 5)), 1);
    expect(waiting(saved(interrupted(typed(3, 5)), durable(5), 3))).toBe(1);
    expect(waiting(saved(resent, durable(5), 1))).toBe(0);
  });

  it('[R-SESSION-3] work of an earlier visit that the server lacks is waiting, work that it has is not', () => {
    const ours = new Map([
      [1, 10],
      [2, 4],
    ]);
    const progress = compared(NOTHING_WAITING, ours, new Map([[1, 10]]));
    expect(progress.waiting).toEqual([{ client: 2, clock: 4, frame: null }]);
  });

  it('a server that does not count frames covers whatever was sent', () => {
    expect(waiting(saved(typed(4, 5), durable(5), null))).toBe(0);
  });
});

describe('the save state', () => {
  const facts: SaveFacts = { link: 'connected', synced: true, unsaved: 0, kept: true, mayWrite: true, ended: null };
  const cases: [string, Partial<SaveFacts>, object][] = [
    ['says saved only when nothing waits', {}, { kind: 'saved' }],
    ['counts what waits', { unsaved: 3 }, { kind: 'saving', unsaved: 3 }],
    ['says loading until the server’s text came', { synced: false }, { kind: 'loading' }],
    ['never says saved without a link', { link: 'offline' }, { kind: 'offline', unsaved: 0, kept: true }],
    [
      'tells when this computer keeps nothing',
      { link: 'offline', unsaved: 2, kept: false },
      { kind: 'offline', unsaved: 2, kept: false },
    ],
    ['tells a short interruption apart', { link: 'reconnecting', unsaved: 1 }, { kind: 'reconnecting', unsaved: 1 }],
    ['tells a reader that they only read', { mayWrite: false }, { kind: 'readOnly' }],
    ['ends with the reason', { ended: 'article.deleted', unsaved: 4 }, { kind: 'ended', reason: 'article.deleted' }],
  ];
  it.each(cases)('[R-SESSION-4] %s', (_title, change, state) => {
    expect(saveStateOf({ ...facts, ...change })).toEqual(state);
  });
});
