/** Finding and doing by Ctrl K, and the page of all that was found. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, openThread } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let article: string;
let thread: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-search-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  article = await importArticle(anna, 'oosterhaven');
  thread = await openThread(anna, article, 'Oosterhaven', 'Hoeveel zandzakken lagen er?');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const field = () => anna.page.getByRole('combobox', { name: /^Search, or/ });
const option = (words: string | RegExp) => anna.page.getByRole('option', { name: words });

/** Types until the index has it: a third of a second after it was decided. */
async function find(words: string): Promise<void> {
  await expect
    .poll(async () => (await asked<{ hits: unknown[] }>(anna, 'GET', `/search?q=${words}`)).hits.length, {
      timeout: 8_000,
    })
    .toBeGreaterThan(0);
  await field().fill(words);
}

test('[R-SEARCH-13] Ctrl K finds a comment and opens the article there; the keys alone do it all', async () => {
  const { page } = anna;
  await page.goto('/desk/newsroom');
  await page.getByRole('button', { name: /Search stories/ }).waitFor();
  await page.keyboard.press('Control+k');
  await option(/oosterhaven/).waitFor();

  expect(await axeFaults(page)).toEqual([]);
  await find('zandzak');
  await option(/comment · open/).waitFor();

  await page.keyboard.press('ArrowUp');
  expect(await field().getAttribute('aria-activedescendant')).toBe(await option(/Show everything/).getAttribute('id'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/article/${article}?thread=${thread}`);
  await page.locator(`[data-card="${thread}"]`).waitFor();
});

test('[R-SEARCH-13] in an article it does what the reader may do there', async () => {
  const { page } = anna;
  await page.keyboard.press('Control+k');
  await field().fill('clearance');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /What stands/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await field().fill('dark');
  await option('Theme: Dark').click();
  await page.locator('html[data-theme="dark"]').waitFor();
});

test('[R-SEARCH-14] the page of all that was found keeps words and filters in its address, step by step', async () => {
  const { page } = anna;
  await page.keyboard.press('Control+k');
  await field().fill('zandzakken');
  await option(/Show everything/).click();
  await page.waitForURL('**/search?q=zandzakken');
  await page.locator('.search-row', { hasText: 'comment · open' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await page.getByLabel('State').selectOption('resolved');
  await page.waitForURL('**/search?q=zandzakken&state=resolved');
  await page.getByText('Nothing fits all of the filters').waitFor();
  await page.goBack();
  await page.locator('.search-row', { hasText: 'comment · open' }).click();
  await page.waitForURL(`**/article/${article}?thread=${thread}`);
  expect(anna.faults).toEqual([]);
});

test('[R-SEARCH-12] a claim on words that were checked before offers what was found, and takes its evidence over', async () => {
  const { page } = anna;
  const decide = (id: string, command: object) =>
    asked(anna, 'POST', `/articles/${id}/commands`, { id: crypto.randomUUID(), ...command });
  const target = { quote: { exact: 'elf kilometer' } };
  const [before, now] = [crypto.randomUUID(), crypto.randomUUID()];
  await decide(article, { type: 'claim.open', annotation: before, tag: 'g', target });
  const record = { relation: 'supports', tier: 'primary', kind: 'webpage', title: 'Kaart van het waterschap' };
  await decide(article, { type: 'evidence.add', annotation: before, evidence: { id: crypto.randomUUID(), ...record } });
  await decide(article, { type: 'claim.tick', annotation: before, verdict: 'confirmed' });
  const next = await importArticle(anna, 'a-week-later');
  await decide(next, { type: 'claim.open', annotation: now, tag: 'g', target });
  const remembered = () => asked<unknown[]>(anna, 'GET', `/articles/${next}/claims/${now}/checked`);
  await expect.poll(async () => (await remembered()).length, { timeout: 8_000 }).toBe(1);
  await page.goto(`/article/${next}?thread=${now}`);
  const memory = page
    .locator(`[data-card="${now}"]`)
    .getByRole('region', { name: 'Checked before, on the same wording' });
  await memory.getByText('confirmed').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await memory.getByRole('button', { name: 'Take over its evidence (1 record)' }).click();
  await page.locator(`[data-card="${now}"]`).getByText('Kaart van het waterschap').waitFor();
  // Nothing is signed by it.
  const told = await asked<{ id: string; state: string }[]>(anna, 'GET', `/articles/${next}/annotations`);
  expect(told.find(({ id }) => id === now)?.state).toBe('open');
});
