/** Words of the text go, and what hung on them does not: the tray, by keyboard and by mouse, with two people. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  card,
  importArticle,
  invite,
  openArticle,
  selectWords,
  textOf,
  write,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-tray-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** An article that both have open, with a thread of Anna's on these words. */
async function withThread(slug: string, exact: string, text: string): Promise<string> {
  const article = await importArticle(anna, slug);
  const thread = { id: crypto.randomUUID(), type: 'thread.open', annotation: crypto.randomUUID(), text };
  await asked(anna, 'POST', `/articles/${article}/commands`, { ...thread, target: { quote: { exact } } });
  await openArticle(anna, article, 'Oosterhaven');
  await openArticle(bram, article, 'Oosterhaven');
  await card(anna.page, text).waitFor();
  return article;
}

async function remove({ page }: Person, words: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press('Delete');
}

const lost = (page: Page) => page.locator('[data-lost]');
const tray = (page: Page) => page.locator('[data-card="tray"]');
const marked = (page: Page) => page.locator('.passage-note').allTextContents();

test('[R-TRAY-1] [R-TRAY-2] three keys put what lost its words to the right ones, and the text stays as it was', async () => {
  await withThread('tray-keys', 'al 43 gezinnen', 'Geteld door wie?');
  const { page } = anna;
  await remove(bram, 'al 43 gezinnen');
  await tray(page).getByText('Removed by Bram Kuipers').waitFor();
  expect(await lost(page).locator('q').textContent()).toBe('al 43 gezinnen');
  await lost(page).getByText('The paragraph as it was').click();
  expect(await lost(page).locator('del').textContent()).toBe('al 43 gezinnen');
  expect(await card(page, 'Geteld door wie?').count()).toBe(1);

  await write(bram.page, 'een gesloten deur', ', met al 44 gezinnen');
  await lost(page).getByText('al 44 gezinnen').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const before = await textOf(page);
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await page.keyboard.press('1');
  await expect.poll(() => page.locator('.passage-candidate').textContent()).toContain('al 44 gezinnen');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => marked(page)).toEqual(['al 44 gezinnen']);
  await expect.poll(() => tray(page).count()).toBe(0);
  expect(await page.locator('.passage-candidate').count()).toBe(0);
  expect(await textOf(page)).toBe(before);
  await expect.poll(() => marked(bram.page)).toEqual(['al 44 gezinnen']);
});

test('[R-TRAY-3] what lost its words returns by itself when they do, and Escape leaves a place looked at', async () => {
  await withThread('tray-undo', 'een zekere Anne', 'Achternaam?');
  const { page } = anna;
  await remove(bram, 'een zekere Anne');
  await tray(page).getByText('Removed by Bram Kuipers').waitFor();
  await bram.page.keyboard.press('Control+z');
  await expect.poll(() => marked(page)).toEqual(['een zekere Anne']);
  await expect.poll(() => tray(page).count()).toBe(0);
  expect(await card(page, 'Achternaam?').count()).toBe(1);

  await remove(bram, 'een zekere Anne');
  await tray(page).waitFor();
  await write(bram.page, 'een gesloten deur', ', zegt een zekere Anna');
  await lost(page).getByText('een zekere Anna').waitFor();
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await page.keyboard.press('1');
  await page.locator('.passage-candidate').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.passage-candidate').waitFor({ state: 'detached' });
  expect(await lost(page).count()).toBe(1);
});

test('[R-TRAY-4] by mouse: words of one’s own choice, or gone for good with a reason', async () => {
  const article = await withThread('tray-mouse', 'elf kilometer', 'Nagemeten?');
  const { page } = anna;
  await remove(bram, 'elf kilometer');
  const item = lost(page);
  await item.getByRole('button', { name: 'Put at my selection' }).click();
  await item.getByText('Select the words in the text first').waitFor();
  await selectWords(page, 'een gesloten deur');
  await item.getByRole('button', { name: 'Put at my selection' }).click();
  await expect.poll(() => marked(page)).toEqual(['een gesloten deur']);

  await remove(bram, 'een gesloten deur');
  await item.getByRole('button', { name: 'Gone for good' }).click();
  await item.getByLabel('Reason, if there is one to give').fill('ingekort');
  await item.getByRole('button', { name: 'Take out of the tray' }).click();
  await expect.poll(() => tray(page).count()).toBe(0);
  const told = await asked<{ list: string; passages: { dismissed: { reason: string } }[] }[]>(
    anna,
    'GET',
    `/articles/${article}/annotations`,
  );
  expect(told[0]).toMatchObject({ list: 'dismissed', passages: [{ dismissed: { reason: 'ingekort' } }] });
  await page.getByText('Words gone for good (1)').click();
  await page.getByRole('button', { name: 'een gesloten deur' }).click();
  await tray(page).getByText('Gone for good, says Anna de Vries').waitFor();
  await bram.page.keyboard.press('Control+z');
  await expect.poll(() => marked(page)).toEqual(['een gesloten deur']);
});

test('[R-TRAY-5] what was found again by its words alone is confirmed, or taken off them', async () => {
  await withThread('tray-again', 'al 43 gezinnen', 'Geteld?');
  const { page } = anna;
  const retype = async () => {
    await remove(bram, 'al 43 gezinnen');
    await tray(page).waitFor();
    await bram.page.keyboard.type('al 43 gezinnen');
    await card(page, 'Geteld?').getByText('Found again by its words alone').waitFor();
  };
  await retype();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, it does' }).click();
  await expect.poll(() => lost(page).count()).toBe(0);
  expect(await marked(page)).toEqual(['al 43 gezinnen']);
  await retype();
  await page.getByRole('button', { name: 'No, take it off' }).click();
  await tray(page).waitFor();
  await expect.poll(() => marked(page)).toEqual([]);
});

test('[R-TRAY-6] a claim that lost one of its two passages stands beside the other, and says so on its card', async () => {
  const article = await importArticle(anna, 'tray-two');
  const annotation = crypto.randomUUID();
  const about = () => ({ id: crypto.randomUUID(), annotation });
  const on = (exact: string) => ({ target: { quote: { exact } } });
  const ask = (command: object) => asked(anna, 'POST', `/articles/${article}/commands`, command);
  await ask({ ...about(), type: 'claim.open', tag: 'g', ...on('al 43 gezinnen') });
  await ask({ ...about(), type: 'claim.addPassage', ...on('elf kilometer') });
  await openArticle(anna, article, 'Oosterhaven');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = anna;
  const claim = page.locator(`[data-card="${annotation}"]`);
  await remove(bram, 'al 43 gezinnen');
  await claim.getByText('Removed by Bram Kuipers').waitFor();
  expect(await tray(page).count()).toBe(0);
  await write(bram.page, 'een gesloten deur', ', met al 44 gezinnen');
  await claim.getByText('al 44 gezinnen').waitFor();
  await page.locator('main').focus();
  for (const key of ['l', '1', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => lost(page).count()).toBe(0);
  await expect.poll(() => page.locator('.passage').allTextContents()).toEqual(['elf kilometer', 'al 44 gezinnen']);
});

test('[R-TRAY-7] of many only the one turned to is shown whole, and a viewer is told without being asked', async () => {
  const article = await importArticle(anna, 'tray-many');
  for (const exact of ['al 43 gezinnen', 'elf kilometer', 'een zekere Anne']) {
    const thread = { id: crypto.randomUUID(), type: 'thread.open', annotation: crypto.randomUUID(), text: exact };
    await asked(anna, 'POST', `/articles/${article}/commands`, { ...thread, target: { quote: { exact } } });
  }
  await openArticle(anna, article, 'Oosterhaven');
  await openArticle(bram, article, 'Oosterhaven');
  for (const exact of ['al 43 gezinnen', 'elf kilometer', 'een zekere Anne']) await remove(bram, exact);
  const { page } = anna;
  await expect.poll(() => lost(page).count()).toBe(3);
  const whole = page.getByRole('button', { name: 'Gone for good' });
  expect(await whole.count()).toBe(0);
  await page.locator('main').focus();
  await page.keyboard.press('l');
  expect(await whole.count()).toBe(1);
  await page.keyboard.press('l');
  expect(await lost(page).nth(1).getByRole('button', { name: 'Gone for good' }).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);

  const vera = await invite(browser, anna, { name: 'Vera Viewer', role: 'viewer' });
  await openArticle(vera, article, 'Oosterhaven');
  await expect.poll(() => lost(vera.page).count()).toBe(3);
  await lost(vera.page).first().focus();
  await lost(vera.page).first().getByText('The paragraph as it was').waitFor();
  expect(await vera.page.getByRole('button', { name: 'Gone for good' }).count()).toBe(0);
});
