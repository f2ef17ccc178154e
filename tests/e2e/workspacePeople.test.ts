/** What happens to a person's work when their tabs, session, role or article change under it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../shared/permissions.ts';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  caretBehind,
  importArticle,
  invite,
  openArticle,
  PASSWORD,
  says,
  textOf,
  write,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-people-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

async function giveRole(name: string, role: Role): Promise<void> {
  const members = await asked<{ person: string; name: string }[]>(anna, 'GET', '/desks/newsroom/members');
  const person = members.find((member) => member.name === name)?.person ?? '';
  await asked(anna, 'PUT', `/desks/newsroom/members/${person}`, { role });
}

test('two tabs of one person: both write, nothing is doubled, each has its own caret', async () => {
  const bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor' });
  const article = await importArticle(anna, 'two-tabs');
  await openArticle(bram, article, 'Oosterhaven');
  const second: Person = { ...bram, page: await bram.context.newPage() };
  await openArticle(second, article, 'Oosterhaven');
  await Promise.all([
    write(bram.page, 'een gesloten deur', ', twee agenten'),
    write(second.page, 'elf kilometer', ' door de regen'),
  ]);
  for (const { page } of [bram, second]) {
    await expect.poll(() => textOf(page)).toContain('elf kilometer door de regen');
    await expect.poll(() => textOf(page)).toContain('een gesloten deur, twee agenten');
    await says(page, 'Saved');
    await expect.poll(() => page.locator('.article-caret').count()).toBe(1);
    await page.getByRole('button', { name: '1 person is here' }).waitFor();
  }
  const text = await textOf(bram.page);
  expect(await textOf(second.page)).toBe(text);
  expect(text.split('twee agenten').length).toBe(2);
  await second.page.close();
  await expect.poll(() => bram.page.locator('.article-caret').count()).toBe(0);
  await bram.context.close();
});

test('[R-SESSION-6] [R-SESSION-7] a session revoked elsewhere: the page says so, and signing in again sends the kept words', async () => {
  const sara = await invite(browser, anna, { name: 'Sara Jansen', role: 'editor' });
  const article = await importArticle(anna, 'revoked');
  await Promise.all([anna, sara].map((person) => openArticle(person, article, 'Oosterhaven')));
  await sara.context.setOffline(true);
  await write(sara.page, 'elf kilometer', ' en een half');
  await says(sara.page, /Offline\. \d+ changes kept/);
  const sessions = await asked<{ id: string }[]>(sara, 'GET', '/me/sessions');
  for (const { id } of sessions) await asked(sara, 'DELETE', `/me/sessions/${id}`);
  await sara.context.setOffline(false);
  await sara.page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  expect(await axeFaults(sara.page)).toEqual([]);
  await sara.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await sara.page.locator('input[name="email"]').fill('sara@example.org');
  await sara.page.locator('input[name="password"]').fill(PASSWORD);
  await sara.page.locator('form button[type="submit"]').click();
  await expect.poll(() => textOf(anna.page), { timeout: 15_000 }).toContain('elf kilometer en een half');
  await says(sara.page, 'Saved');
  expect(new URL(sara.page.url()).pathname).toBe(`/article/${article}`);
  await sara.context.close();
});

test('[R-SESSION-10] a role changed in mid-work holds at once, without a reload, both ways', async () => {
  const tomas = await invite(browser, anna, { name: 'Tomas Bos', role: 'editor' });
  const article = await importArticle(anna, 'role-change');
  await Promise.all([anna, tomas].map((person) => openArticle(person, article, 'Oosterhaven')));
  await write(tomas.page, 'elf kilometer', ' lang');
  await says(tomas.page, 'Saved');
  await giveRole('Tomas Bos', 'viewer');
  await tomas.page.getByText('You can read; editors change the text.').waitFor();
  await says(tomas.page, 'Up to date');
  const before = await textOf(tomas.page);
  await tomas.page.getByText('een gesloten deur').click();
  await tomas.page.keyboard.type(' XXX');
  expect(await textOf(tomas.page)).toBe(before);
  expect(await tomas.page.locator('.article-text').getAttribute('aria-readonly')).toBe('true');
  await giveRole('Tomas Bos', 'editor');
  await says(tomas.page, 'Saved');
  await expect.poll(() => tomas.page.getByText('You can read; editors').count()).toBe(0);
  await write(tomas.page, 'een gesloten deur', ' en een hek');
  await expect.poll(() => textOf(anna.page)).toContain('een gesloten deur en een hek');
  expect(await textOf(anna.page)).toContain('elf kilometer lang');
  await tomas.context.close();
});

test('an article moved to the bin by another is told to who has it open, with the way on', async () => {
  const vera = await invite(browser, anna, { name: 'Vera Mol', role: 'editor', locale: 'nl-NL' });
  const article = await importArticle(anna, 'binned');
  await openArticle(vera, article, 'Oosterhaven');
  await asked(anna, 'DELETE', `/articles/${article}`);
  await vera.page.getByRole('heading', { name: 'Dit artikel is naar de prullenbak verplaatst' }).waitFor();
  expect(await axeFaults(vera.page)).toEqual([]);
  await vera.page.getByRole('link', { name: 'Naar de redactie' }).click();
  await vera.page.getByRole('heading', { name: /artikelen van vandaag|artikelen van vanavond/i }).waitFor();
  await vera.context.close();
});

test('an empty article is ready to write in, and the back button leads to the desk and forth again', async () => {
  const { page } = anna;
  const empty = { desk: 'newsroom', slug: 'from-nothing', language: 'en', format: 'text', content: '' };
  await asked(anna, 'POST', '/articles', empty);
  await page.goto('/desk/newsroom');
  await page.locator('.row', { hasText: 'from-nothing' }).getByRole('link').click();
  await says(page, 'Saved');
  await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('.article-text').click();
  await page.keyboard.type('First words');
  await says(page, 'Saved');
  await page.goBack();
  await page.getByRole('link', { name: 'First words' }).waitFor();
  await page.goForward();
  await expect.poll(() => textOf(page)).toContain('First words');
  await write(page, 'First words', ', and more');
  await says(page, 'Saved');
  expect(await textOf(page)).toContain('First words, and more');
});

test('[R-SESSION-9] opened while the server is away: told, and opened by itself once it is back; unsaved changes are counted', async () => {
  const article = await importArticle(anna, 'server-down');
  await openArticle(anna, article, 'Oosterhaven');
  await server.kill();
  await caretBehind(anna.page, 'elf kilometer');
  await anna.page.keyboard.type(' ver');
  await says(anna.page, 'Offline. 4 changes kept on this computer');
  const warning = anna.page.waitForEvent('dialog');
  await anna.page.close({ runBeforeUnload: true });
  expect((await warning).type()).toBe('beforeunload');
  await (await warning).dismiss();
  const { port } = new URL(server.url);
  server = await startServerProcess({ dataFolder, env: { PORT: port } });
  await says(anna.page, 'Saved');
  await anna.page.reload();
  await expect.poll(() => textOf(anna.page)).toContain('elf kilometer ver');
  await anna.page.route('**/api/**', (route) => route.abort());
  await anna.page.goto(`/article/${article}`);
  await anna.page.getByRole('heading', { name: 'No connection with the server' }).waitFor();
  await anna.page.unroute('**/api/**');
  await expect.poll(() => textOf(anna.page), { timeout: 20_000 }).toContain('elf kilometer ver');
});
