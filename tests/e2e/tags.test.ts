/** The tags of a desk: changed, ordered, put away, exported and imported by its chief, in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let chief: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  chief = await arriveFirst(browser, server, 'Anna de Vries');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

interface Stored {
  tags: { key: string; names: { en: string }; colour: string; leadTicks: number; hidden: boolean }[];
}
const stored = () => asked<Stored>(chief, 'GET', '/desks/newsroom/tags');

test('[R-TAG-3] a chief changes, adds, moves and puts away tags; a file brings them back', async () => {
  const { page } = chief;
  await page.goto('/desk/newsroom/tags');
  await page.getByRole('button', { name: 'Change the tag Name, title' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  const exported = await readFile(await (await waiting).path(), 'utf8');

  await page.getByRole('button', { name: 'Change the tag Name, title' }).click();
  await page.getByLabel('Name (English)').fill('Person');
  await page.getByLabel('Colour').fill('#ffd400');
  await page.getByLabel('In headline and standfirst').selectOption('2');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Letter shown').fill('G');
  await page.getByText('Two tags have the same letter.').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await page.getByLabel('Letter shown').fill('P?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 signature, 2 in headline and standfirst').first().waitFor();

  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByLabel('Name (English)').fill('Weather');
  await page.getByLabel('Name (Nederlands)').fill('Weer');
  await page.getByLabel('Key', { exact: true }).selectOption('w');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Move Weather up' }).click();
  await page.getByRole('button', { name: 'Put away: Opinion, nothing to check' }).click();
  await page.getByRole('button', { name: 'Use again: Opinion, nothing to check' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await expect.poll(async () => (await stored()).tags.map(({ key }) => key).join('')).toBe('ngdpqbcivsjktowx');
  const { tags } = await stored();
  expect(tags[0]).toMatchObject({ names: { en: 'Person' }, colour: '#ffd400', leadTicks: 2 });
  expect(tags.find(({ key }) => key === 'o')?.hidden).toBe(true);

  const file = (text: string) => ({ name: 'tags.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const changed = JSON.stringify(tags);
  await page.getByLabel('File with tags').setInputFiles(file(exported.replace('#2f6fb0', 'blue')));
  await page.getByText('no set of tags that can be read (tags.0.colour)').waitFor();
  expect(JSON.stringify((await stored()).tags)).toBe(changed);
  await page.getByLabel('File with tags').setInputFiles(file(exported));
  await page.getByText('15 tags imported.').waitFor();
  expect(await stored()).toEqual(JSON.parse(exported));
});

test('[R-TAG-3] a checker looks the tags up in their own language and has nothing to change them with', async () => {
  const bram = await invite(browser, chief, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
  await bram.page.goto('/desk/newsroom');
  await bram.page.getByRole('button', { name: /Redactie Newsroom/ }).click();
  await bram.page.getByRole('menuitem', { name: 'Labels' }).click();
  await bram.page.getByText('Superlatief, vergelijking, achtergrond').waitFor();
  expect(await bram.page.getByRole('button', { name: /wijzigen|Importeer|toevoegen/ }).count()).toBe(0);
  expect(await axeFaults(bram.page)).toEqual([]);
  expect([...chief.faults, ...bram.faults]).toEqual([]);
});

test('[R-TAG-6] an open article learns of a new tag with the first claim that has it, and shows one that is gone by its key', async () => {
  const { page } = chief;
  const article = await importArticle(chief, 'live-tags');
  await openArticle(chief, article, 'Oosterhaven');
  const before = await stored();
  const weather = { ...before.tags[0], key: 'w', letter: 'W', names: { en: 'Weather', nl: 'Weer' }, hidden: false };
  await asked(chief, 'PUT', '/desks/newsroom/tags', { tags: [...before.tags, weather] });
  const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
  const target = { quote: { exact: 'elf kilometer' } };
  await asked(chief, 'POST', `/articles/${article}/commands`, { ...ids, type: 'claim.open', target, tag: 'w' });
  const own = page.locator(`[data-card="${ids.annotation}"]`);
  // Sooner than by looking every half minute.
  await own.getByText('Weather').waitFor({ timeout: 10_000 });
  await asked(chief, 'PUT', '/desks/newsroom/tags', before);
  await openArticle(chief, article, 'Oosterhaven');
  await own.getByText('W', { exact: true }).waitFor();
});

test('axe finds nothing where claims are, in high contrast and in the dark, beside the text and in the drawer', async () => {
  const article = await importArticle(chief, 'tag-themes');
  for (const [exact, tag] of [
    ['al 43 gezinnen', 'g'],
    ['43 gezinnen', 's'],
  ]) {
    const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID(), target: { quote: { exact } } };
    await asked(chief, 'POST', `/articles/${article}/commands`, { ...ids, type: 'claim.open', tag });
  }
  const { page } = chief;
  for (const theme of ['contrast', 'dark']) {
    await page.evaluate((choice) => localStorage.setItem('kantlijn.theme', choice), theme);
    await openArticle(chief, article, 'Oosterhaven');
    await page.getByRole('tab', { name: 'Claims 2' }).click();
    await page.locator('aside li button').first().click();
    await page.getByRole('button', { name: 'More about this claim' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  }
  await page.evaluate(() => localStorage.removeItem('kantlijn.theme'));
  await page.setViewportSize({ width: 420, height: 850 });
  await openArticle(chief, article, 'Oosterhaven');
  await page.locator('.passage-claim').first().click();
  await page.getByRole('menuitem').first().or(page.getByRole('dialog')).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(chief.faults).toEqual([]);
});
