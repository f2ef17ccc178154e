/** The history of an article in a real browser: versions, the slider, what was changed and by whom, and what comes back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  importArticle,
  invite,
  openArticle,
  says,
  selectWords,
  textOf,
  write,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let article = '';

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Okafor', role: 'viewer', locale: 'nl-NL' });
  article = await importArticle(anna, 'geschiedenis');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

test('[R-HISTORY-2] [R-HISTORY-6] [R-HISTORY-8] [R-HISTORY-13] an editor names a version, sees what was changed and by whom, and brings it back', async () => {
  const { page } = anna;
  await openArticle(anna, article, '18.300 inwoners');
  const before = await textOf(page);
  const command = { id: crypto.randomUUID(), type: 'version.name', name: 'Naar de jurist' };
  await asked(anna, 'POST', `/articles/${article}/commands`, command);
  await write(page, '18.300 inwoners', ' (volgens het register)');
  await says(page, 'Saved');
  await selectWords(page, 'volgens het register');
  await page.keyboard.press('Alt+o');
  const dialog = page.getByRole('dialog', { name: 'Who wrote these words' });
  await dialog.getByText('Anna de Vries').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('link', { name: 'All of the history' }).click();
  await page.getByRole('heading', { name: /^History of/ }).waitFor();
  await page.locator('[data-past]').waitFor();
  const list = page.getByRole('navigation', { name: 'Versions' });
  expect(await list.getByRole('link').count()).toBe(2);
  await page.getByText('Side by side', { exact: true }).click();
  await page.locator('.history-difference ins', { hasText: '(volgens het register)' }).waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('sides');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByText('Text', { exact: true }).click();
  await page.getByRole('slider', { name: 'Moment of the history' }).focus();
  await page.keyboard.press('Home');
  await page.waitForURL(/v=1(&|$)/);
  await page.getByText('The article began').first().waitFor();
  await list.getByRole('link', { name: /Naar de jurist/ }).click();
  await page.locator('[data-past]:not(:has-text("volgens het register"))').waitFor();
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring this version back' }).click();
  await list.getByText(/Brought back by Anna de Vries/).waitFor();
  await page.waitForURL((address) => !address.searchParams.has('v'));
  await page.goBack();
  await page.getByRole('link', { name: 'Back to the article' }).click();
  await openArticle(anna, article, '18.300 inwoners');
  expect(await textOf(page)).toBe(before);
  expect(anna.faults).toEqual([]);
});

test('[R-HISTORY-7] [R-HISTORY-13] a viewer reads the history on a small screen, and changes nothing', async () => {
  const { page } = bram;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/article/${article}/history?view=inline&v=2&against=1`);
  await page.getByRole('heading', { name: /^Geschiedenis van/ }).waitFor();
  await page.locator('.history-difference').waitFor();
  expect(await page.getByRole('button', { name: /terugzetten|naam/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await axeFaults(page)).toEqual([]);
  expect(bram.faults).toEqual([]);
});
