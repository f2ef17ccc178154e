/** What people say to each other beside the text: mentions, reactions, outcomes, links, filters, what is new. */
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
  comment,
  importArticle,
  invite,
  openArticle,
  openThread,
  selectWords,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;
let vera: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-threads-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
  vera = await invite(browser, anna, { name: 'Vera Smit', role: 'viewer' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const panelRows = (page: Page) => page.locator('aside li button').allTextContents();

test('[R-THREAD-13] a reaction is given by one button, seen by all with who gave it, and taken back', async () => {
  const article = await importArticle(anna, 'reactions');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(vera, article, 'Oosterhaven')]);
  await openArticle(anna, article, 'Oosterhaven');
  await card(bram.page, 'Nagemeten?').click();
  const agree = card(bram.page, 'Nagemeten?').getByRole('button', { name: 'Eens' });
  await agree.focus();
  await bram.page.keyboard.press('Enter');
  await expect.poll(() => agree.getAttribute('aria-pressed')).toBe('true');
  expect(await agree.getAttribute('aria-label')).toBe('Eens 1: Jij');
  await agree.hover();
  await bram.page.getByRole('tooltip', { name: 'Eens 1: Jij' }).waitFor();
  await card(anna.page, 'Nagemeten?').getByRole('button', { name: 'Agree 1: Bram Kuipers' }).waitFor();
  await card(vera.page, 'Nagemeten?').click();
  const seen = card(vera.page, 'Nagemeten?').getByRole('button', { name: 'Agree 1: Bram Kuipers' });
  expect([await seen.getAttribute('aria-disabled'), await seen.getAttribute('aria-pressed')]).toEqual([
    'true',
    'false',
  ]);
  expect(await card(vera.page, 'Nagemeten?').getByRole('button', { name: 'Needs source' }).count()).toBe(0);
  expect(await axeFaults(bram.page)).toEqual([]);
  await agree.click();
  await expect
    .poll(() =>
      card(anna.page, 'Nagemeten?')
        .getByRole('button', { name: /^Agree 1/ })
        .count(),
    )
    .toBe(0);
});

test('[R-THREAD-17] [R-THREAD-16] an @ offers names by keyboard; what is stored is an id', async () => {
  const article = await importArticle(anna, 'mentions');
  await openArticle(bram, article, 'Oosterhaven');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await comment(page, 'elf kilometer', 'Nagemeten?');
  await card(page, 'Nagemeten?').waitFor();
  await page.getByLabel('Your answer').fill('Graag ');
  await page.keyboard.type('@');
  await page.getByRole('option', { name: '@Bram Kuipers' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('listbox').count()).toBe(0);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@br');
  const option = page.getByRole('option', { name: '@Bram Kuipers' });
  await expect.poll(() => option.getAttribute('aria-selected')).toBe('true');
  const field = page.getByLabel('Your answer');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('en @che');
  await page.getByRole('option', { name: '@checkers' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('of <b>@legal</b>');
  expect(await field.inputValue()).toBe('Graag @Bram Kuipers en @checkers of <b>@legal</b>');
  await page.keyboard.press('Control+Enter');
  await card(page, 'Graag @Bram Kuipers en @checkers of <b>@legal</b>').waitFor();
  const me = await asked<{ person: { id: string } }>(bram, 'GET', '/me');
  type Told = { comments: { text: string }[] }[];
  const stored = async () => (await asked<Told>(anna, 'GET', `/articles/${article}/annotations`))[0]?.comments[1]?.text;
  await expect.poll(stored).toBe(`Graag @[person:${me.person.id}] en @[role:checker] of <b>@legal</b>`);
  await card(bram.page, 'Graag @Bram Kuipers en @factcheckers').waitFor();
  await bram.page.getByRole('button', { name: /^Noemt mij 1$/ }).click();
  expect(new URL(bram.page.url()).searchParams.get('show')).toBe('mentions');
  await asked(bram, 'PATCH', '/me', { name: 'Bram de Kuiper' });
  await openArticle(anna, article, 'Oosterhaven');
  await card(page, 'Graag @Bram de Kuiper').waitFor();
  await asked(bram, 'PATCH', '/me', { name: 'Bram Kuipers' });
});

test('[R-THREAD-19] the filter stands in the address: margin, panel, J and K follow it; Back and reload keep it', async () => {
  const article = await importArticle(anna, 'filters');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openThread(bram, article, 'al 43 gezinnen', 'Geteld door wie?');
  const done = await openThread(bram, article, 'een zekere Anne', 'Achternaam?');
  const ids = { id: crypto.randomUUID(), annotation: done };
  await asked(bram, 'POST', `/articles/${article}/commands`, { ...ids, type: 'thread.resolve', outcome: 'done' });
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  const chip = (name: string) => page.getByRole('button', { name, exact: true });
  await card(page, 'Nagemeten?').waitFor();
  await chip('All 3').waitFor();
  await chip('Open 2').waitFor();
  await chip('Mine 1').click();
  await expect.poll(() => card(page, 'Geteld').count()).toBe(0);
  expect([await card(page, 'Nagemeten?').count(), (await panelRows(page)).length]).toEqual([1, 1]);
  await page.locator('main').focus();
  for (const key of ['j', 'j']) await page.keyboard.press(key);
  await expect.poll(() => page.locator('.passage-active').first().textContent()).toBe('elf kilometer');
  await page.reload();
  await card(page, 'Nagemeten?').waitFor();
  expect([new URL(page.url()).search, await card(page, 'Geteld').count()]).toEqual(['?show=mine', 0]);
  await page.setViewportSize({ width: 1000, height: 900 });
  await page.getByRole('button', { name: 'a filter is on' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel('By person').selectOption({ label: 'Bram Kuipers' });
  await page.getByText('Nothing here fits the filter.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => card(page, 'Nagemeten?').count()).toBe(1);
  await page.goForward();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect.poll(async () => (await panelRows(page)).length).toBe(3);
  expect(new URL(page.url()).search).toBe('');
  await page.getByLabel('Order').selectOption({ label: 'Newest first' });
  await expect
    .poll(async () => (await panelRows(page)).map((row) => row.includes('zekere')))
    .toEqual([true, false, false]);
  expect(new URL(page.url()).search).toBe('?sort=time');
});

test('[R-THREAD-14] a comment becomes a claim on its words, with a way there and back', async () => {
  const article = await importArticle(anna, 'claim');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = bram;
  await card(page, 'Nagemeten?').getByRole('button', { name: 'Afhandelen met uitkomst en reden' }).click();
  await page.getByLabel('Wat moet er gecheckt worden?').selectOption({ label: 'G · Getal' });
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Maak er een claim van' }).click();
  const claim = page.getByRole('group', { name: 'Claim: ‘elf kilometer’' });
  await claim.getByRole('button', { name: 'Komt uit een opmerking' }).click();
  await card(page, 'Werd een claim, Bram Kuipers').getByRole('button', { name: 'Naar de claim' }).click();
  await expect.poll(() => claim.getAttribute('aria-current')).toBe('true');
  const told = await asked<{ kind: string; state: string }[]>(bram, 'GET', `/articles/${article}/annotations`);
  expect(told.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['thread resolved', 'claim open']);
});

test('[R-THREAD-18] a link to a comment is copied, and opens it in place; one that leads nowhere says so', async () => {
  const article = await importArticle(anna, 'links');
  const thread = await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openThread(anna, article, 'al 43 gezinnen', 'Geteld door wie?');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await card(page, 'Nagemeten?').click();
  await card(page, 'Nagemeten?').getByRole('button', { name: 'Change or delete' }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await page.getByText('Link copied. It opens').waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(`${server.url}/article/${article}?thread=${thread}`);
  await card(page, 'Geteld door wie?').click();
  await page.getByLabel('Your answer').fill(`Zie ${address}.`);
  await page.keyboard.press('Control+Enter');
  await page.evaluate(() => {
    document.body.dataset['stays'] = 'yes';
  });
  await card(page, 'Geteld door wie?').getByRole('link', { name: 'Comment on “elf kilometer”' }).click();
  await expect.poll(() => page.locator('.passage-active').first().textContent()).toBe('elf kilometer');
  expect(await page.evaluate(() => document.body.dataset['stays'])).toBe('yes');
  await page.goto(`/article/${article}?thread=${crypto.randomUUID()}`);
  await page.getByText('The comment of this link is not on the article any more.').waitFor();
});

test('[R-THREAD-18] a link to a resolved comment whose words are gone says so, and shows it all the same', async () => {
  const article = await importArticle(anna, 'gone');
  const thread = await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openThread(anna, article, 'al 43 gezinnen', 'Geteld door wie?');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await selectWords(page, 'elf kilometer');
  await page.keyboard.press('Delete');
  await page.locator('[data-card="tray"]').getByText('Nagemeten?').waitFor();
  const ids = { id: crypto.randomUUID(), annotation: thread };
  await asked(anna, 'POST', `/articles/${article}/commands`, { ...ids, type: 'thread.resolve', outcome: 'wontfix' });
  await expect.poll(() => page.locator('[data-card]', { hasText: 'Nagemeten?' }).count()).toBe(0);
  await page.goto(`/article/${article}?thread=${thread}&show=mine`);
  await page.getByText('The comment of this link was resolved.').waitFor();
  await card(page, 'Nagemeten?').getByText('Stays as it is, Anna de Vries').waitFor();
  await page.getByRole('button', { name: 'All 2', exact: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('[R-THREAD-22] [R-THREAD-23] what is new has a dot until it is opened, in every tab of the person', async () => {
  const article = await importArticle(anna, 'unread');
  const thread = await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openArticle(bram, article, 'Oosterhaven');
  await openArticle(anna, article, 'Oosterhaven');
  const second = await bram.context.newPage();
  await openArticle({ ...bram, page: second }, article, 'Oosterhaven');
  const marks = (page: Page) => card(page, 'Nagemeten?').getByText('Nieuw', { exact: true });
  for (const page of [bram.page, second]) await expect.poll(() => marks(page).count()).toBe(1);
  await bram.page.getByText('1 met iets nieuws').waitFor({ state: 'attached' });
  expect(await card(anna.page, 'Nagemeten?').getByText('New', { exact: true }).count()).toBe(0);
  expect(await axeFaults(bram.page)).toEqual([]);
  await second.bringToFront();
  await card(second, 'Nagemeten?').click();
  for (const page of [second, bram.page]) await expect.poll(() => marks(page).count()).toBe(0);
  await second.close();
  await bram.page.reload();
  await card(bram.page, 'Nagemeten?').waitFor();
  const seen = () => asked<{ seen: Record<string, number> }>(bram, 'GET', `/articles/${article}/seen`);
  await expect.poll(async () => (await seen()).seen[thread]).toBe(1);
  await expect.poll(() => marks(bram.page).count()).toBe(0);
  const ids = { id: crypto.randomUUID(), annotation: thread, comment: crypto.randomUUID() };
  await asked(anna, 'POST', `/articles/${article}/commands`, { ...ids, type: 'thread.reply', text: 'Wie weet het?' });
  await expect.poll(() => marks(bram.page).count()).toBe(1);
});

test('none of this asked another host, broke the content security policy or failed in the console', () => {
  const isOffline = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED');
  expect([anna, bram, vera].flatMap(({ faults }) => faults).filter((fault) => !isOffline(fault))).toEqual([]);
});
