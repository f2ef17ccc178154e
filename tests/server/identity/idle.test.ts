/** A session that nobody uses. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { whenFree } from '../../support/whenFree.ts';

const MINUTE_MS = 60_000;

let app: TestApp;
let database: DatabaseSync;
let ida: TestPerson;
beforeAll(async () => {
  app = await openTestApp({ env: { IDLE_HOURS: '1' } });
  ida = await app.person('Ida', 'editor');
  database = new DatabaseSync(join(app.folder, 'kantlijn.db'));
});
afterAll(async () => {
  database.close();
  await app.close();
});

const lastUsed = (session: string) =>
  new Date(
    String(database.prepare('select updatedAt from session where id = ?').get(session)?.['updatedAt']),
  ).getTime();
const wait = (session: string, minutes: number) => {
  const at = new Date(Date.now() - minutes * MINUTE_MS).toISOString();
  return whenFree(() => database.prepare('update session set updatedAt = ? where id = ?').run(at, session));
};

/** A browser of its own: its session, and what it asks. */
async function signedIn() {
  const { cookie } = await app.signIn('Ida', PASSWORD);
  const ask = (method: string, path: string) =>
    app.ask(method, `/api/v1${path}`, undefined, { cookie, origin: ORIGIN });
  const sessions = (await ask('GET', '/me/sessions')).json as { id: string; current: boolean }[];
  return { ask, id: sessions.find(({ current }) => current)?.id ?? '' };
}
const isOpen = async (session: string) => (await app.core.accounts.stillValid([`session:${session}`])).size === 1;

it('[R-PEOPLE-8] [S-11] a session ends once nobody used it for so long, on its sockets, too, and stays ended', async () => {
  const [left, other] = [await signedIn(), await signedIn()];
  await wait(left.id, 59);
  expect([(await left.ask('GET', '/me')).status, await isOpen(left.id)]).toEqual([200, true]);
  await wait(left.id, 61);
  expect([(await left.ask('GET', '/me')).status, await isOpen(left.id)]).toEqual([401, false]);
  expect((await left.ask('POST', '/me/here')).status).toBe(401);
  expect(await isOpen(left.id)).toBe(false);
  const listed = (await other.ask('GET', '/me/sessions')).json as { id: string }[];
  expect(listed.map(({ id }) => id)).toEqual([other.id]);
});

it('[R-PEOPLE-8] [S-11] who is at it keeps it open, and what a page asks by itself does not', async () => {
  const { ask, id } = await signedIn();
  await wait(id, 50);
  const before = lastUsed(id);
  for (const path of ['/me', '/desks', '/inbox']) await ask('GET', path);
  expect(lastUsed(id)).toBe(before);
  expect((await ask('POST', '/me/here')).status).toBe(204);
  const noted = lastUsed(id);
  expect(Date.now() - noted).toBeLessThan(5 * MINUTE_MS);
  await ask('POST', '/me/here');
  expect(lastUsed(id)).toBe(noted);
});

it('[R-PEOPLE-8] a token is used by a program, at any hour', async () => {
  expect((await ida.ask('POST', '/me/here')).status).toBe(204);
});
