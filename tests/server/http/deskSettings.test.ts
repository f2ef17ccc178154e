import { afterAll, beforeAll, expect, it } from 'vitest';
import { shelve } from '../../../server/shelving.ts';
import { USUAL_DESK } from '../../../shared/desk/settings.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const SETTINGS = '/desks/newsroom/settings';
const DAY_MS = 86_400_000;

let app: TestApp;
let chief: TestPerson;
let editor: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris', 'chief');
  editor = await app.person('Ed', 'editor');
});
afterAll(() => app.close());

it('[R-DESK-10] a chief names the desk and sets what holds on it; everyone on it reads that', async () => {
  expect((await editor.ask('GET', SETTINGS)).json).toEqual({ name: 'Newsroom', ...USUAL_DESK });
  const set = { name: 'Regional desk', language: 'nl', archiveAfterDays: 7, retentionDays: 90 };
  expect((await editor.ask('PUT', SETTINGS, set)).status).toBe(403);
  expect((await chief.ask('PUT', SETTINGS, { ...set, retentionDays: 0 })).json.code).toBe('body.invalid');
  expect((await chief.ask('PUT', SETTINGS, set)).json).toEqual(set);
  expect((await editor.ask('GET', SETTINGS)).json).toEqual(set);
  expect((await editor.ask('GET', '/me')).json.desks).toMatchObject([{ slug: 'newsroom', name: 'Regional desk' }]);
  const [entry] = await app.core.storage.audit.list({ kinds: ['settings.changed'] }, { after: null, limit: 1 });
  expect(entry?.details).toMatchObject({ setting: 'desk', isRenamed: true, retentionDays: 90 });
});

it('[R-DESK-11] what was cleared and is old goes into the archive, from there into the bin, and each is told', async () => {
  const { storage, firstDesk, clock } = app.core;
  await chief.ask('PUT', '/desks/newsroom/rules', { coverage: 0, leaseMinutes: 15 });
  const make = async (content: string) =>
    (await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id as string;
  const [done, open] = [await make('Klaar'), await make('Bezig')];
  await chief.ask('POST', `/articles/${done}/commands`, { id: app.core.newId(), type: 'clearance.clear' });
  await chief.ask('GET', '/desks/newsroom/board');
  const places = async () =>
    Promise.all(
      (['desk', 'archive', 'bin'] as const).map(async (place) =>
        (await storage.board.rows(firstDesk.id, place, 9)).map(({ article }) => article.id),
      ),
    );
  const now = clock.now();
  await shelve(app.core, now + 6 * DAY_MS);
  expect((await places())[0]?.sort()).toEqual([done, open].sort());
  const archived = now + 7 * DAY_MS + 60_000;
  await shelve(app.core, archived);
  expect(await places()).toEqual([[open], [done], []]);
  await shelve(app.core, archived + 89 * DAY_MS);
  expect(await places()).toEqual([[open], [done], []]);
  await shelve(app.core, archived + 90 * DAY_MS);
  expect(await places()).toEqual([[open], [], [done]]);
  const entries = await storage.audit.list(
    { kinds: ['article.archived', 'article.binned'] },
    { after: null, limit: 9 },
  );
  expect(entries.map(({ kind, actor, details }) => [kind, actor, details['after']])).toEqual(
    expect.arrayContaining([
      ['article.archived', null, 7],
      ['article.binned', null, 90],
    ]),
  );
});

it('[R-DESK-12] somebody leaves a desk by themselves, but not its only chief', async () => {
  expect((await chief.ask('POST', '/desks/newsroom/leave', {})).json.code).toBe('desk.lastChief');
  expect((await editor.ask('POST', '/desks/newsroom/leave', {})).status).toBe(204);
  expect((await editor.ask('POST', '/desks/newsroom/leave', {})).json.code).toBe('desk.unknown');
  expect((await editor.ask('GET', '/me')).json.desks).toEqual([]);
});
