import { expect, it } from 'vitest';
import type { Lookup, SeenMark } from '../../../client/session/articleApi.ts';
import { notesIn } from '../../../client/session/notes.ts';
import { createSeen } from '../../../client/session/seen.ts';
import { keptStorage } from '../../support/keptStorage.ts';

/** A server that can be out of reach, and tabs that hear each other. */
function world() {
  const stored = new Map<string, number>();
  const listeners: ((event: MessageEvent<SeenMark>) => void)[] = [];
  const storage = keptStorage();
  const server = { away: false };
  const api = {
    async seen(): Promise<Lookup<Record<string, number>>> {
      return server.away ? { kind: 'later' } : { kind: 'found', value: Object.fromEntries(stored) };
    },
    async markSeen({ annotation, seq }: SeenMark) {
      if (!server.away) stored.set(annotation, Math.max(seq, stored.get(annotation) ?? 0));
      return !server.away;
    },
  };
  const tab = () => {
    const own: (typeof listeners)[number][] = [];
    const tabs = {
      addEventListener: (_type: 'message', listener: (event: MessageEvent<SeenMark>) => void) => {
        own.push(listener);
        listeners.push(listener);
      },
      postMessage: (data: SeenMark) => {
        for (const each of listeners) if (!own.includes(each)) each({ data } as MessageEvent<SeenMark>);
      },
    };
    return createSeen({
      api,
      notes: notesIn(storage, 'kantlijn:me:article'),
      tabs: tabs as unknown as BroadcastChannel,
    });
  };
  return { stored, server, storage, tab };
}

it('[R-THREAD-23] nothing is known to be new before the server was heard', async () => {
  const { tab, stored } = world();
  stored.set('n', 4);
  const seen = tab();
  expect(seen.marks.get()).toBeNull();
  await seen.refresh();
  expect([...(seen.marks.get() ?? [])]).toEqual([['n', 4]]);
});

it('[R-THREAD-23] what one tab looked at is known in the others and on the server, and never goes back', async () => {
  const { tab, stored } = world();
  const [one, two] = [tab(), tab()];
  await Promise.all([one.refresh(), two.refresh()]);
  one.mark({ annotation: 'n', seq: 7 });
  expect(two.marks.get()?.get('n')).toBe(7);
  two.mark({ annotation: 'n', seq: 5 });
  await one.refresh();
  expect([stored.get('n'), one.marks.get()?.get('n')]).toEqual([7, 7]);
});

it('[R-THREAD-23] what is looked at without a connection counts once there is one, after a reload too', async () => {
  const { tab, stored, server, storage } = world();
  const seen = tab();
  await seen.refresh();
  server.away = true;
  seen.mark({ annotation: 'n', seq: 3 });
  await seen.refresh();
  expect([seen.marks.get()?.get('n'), stored.size]).toEqual([3, 0]);
  server.away = false;
  await tab().refresh();
  expect(stored.get('n')).toBe(3);
  expect(Object.keys(storage)).toEqual([]);
});
