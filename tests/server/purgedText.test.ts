import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN_DAYS, purgeBin, purgeFiles } from '../../server/purge.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type HookReceiver, startHookReceiver } from '../support/hookReceiver.ts';
import { PNG } from '../support/pictures.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let receiver: HookReceiver;

beforeAll(async () => {
  receiver = await startHookReceiver();
  app = await openTestApp({ env: { FETCH_LOOPBACK_PORTS: `${receiver.port}` } });
  await app.core.news.start();
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});

/** Files of the data folder in which the words stand. */
function filesWith(words: string): string[] {
  const all = readdirSync(app.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = all.map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) => readFileSync(path).includes(words));
}

it('[R-CLI-11] [S-58] no file holds a word of an article that was purged: text, headline, slug, comments, quotes, messages to webhooks', async () => {
  const canary = 'kanarievogelbrievenbus';
  const editor = await app.person('Ed', 'editor');
  const chief = await app.person('Chris', 'chief');
  const hook = { name: 'CMS', url: receiver.url, events: ['thread.opened'], format: 'json' };
  const { id } = (await chief.ask('POST', '/desks/newsroom/hooks', { ...hook, language: 'nl' })).json;
  const content = `${canary} in de kop\n\n${`Een zin met ${canary} erin. `.repeat(60)}`;
  const made = { desk: 'newsroom', slug: canary, format: 'text', content };
  const article = (await editor.ask('POST', '/articles', made)).json.id;
  const ids = () => ({ id: app.core.newId(), annotation: app.core.newId() });
  const target = { quote: { exact: `${canary} in de kop` } };
  const path = `/articles/${article}/commands`;
  await editor.ask('POST', path, { ...ids(), type: 'thread.open', target, text: `Waarom ${canary}?` });
  await editor.ask('POST', path, { ...ids(), type: 'claim.open', target, tag: 'c' });
  await editor.ask('POST', `/articles/${article}/files`, PNG);
  const { texts } = app.core.storage;
  const { rows } = await texts.load(article);
  await texts.compact(article, rows.length, rows[0]?.update ?? new Uint8Array());
  await app.core.rooms.evict(article);
  await app.core.news.sweep();
  await receiver.heard(1);
  expect((await app.core.storage.hooks.deliveries(id, 9)).map(({ body }) => body.includes(canary))).toEqual([true]);
  expect(filesWith(canary).length).toBeGreaterThan(0);
  await editor.ask('DELETE', `/articles/${article}`);
  const later = Date.now() + (BIN_DAYS + 1) * DAY_MS;
  expect(await purgeBin(app.core, later)).toBe(1);
  await purgeFiles(app.core.fileFolder, app.core.storage);
  expect(filesWith(canary)).toEqual([]);
}, 60_000);
