/** Suggesting another wording, in two browsers: a checker who may not edit, and an editor who decides. */
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
let cas: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-suggestions-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  cas = await invite(browser, anna, { name: 'Cas Visser', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A suggestion as another client would make it. */
async function made(person: Person, article: string, exact: string, text: string): Promise<string> {
  const annotation = crypto.randomUUID();
  const command = { id: crypto.randomUUID(), type: 'suggestion.make', annotation, target: { quote: { exact } }, text };
  await asked(person, 'POST', `/articles/${article}/commands`, command);
  return annotation;
}

/** Opens a folded list, if it is not open for the active card already. */
const unfold = (page: Page, title: string) =>
  page.locator('details', { hasText: title }).evaluate((list: HTMLDetailsElement) => {
    list.open = true;
  });

/** What the text shows as struck and as to come. */
const shownIn = (page: Page) => page.locator('.article-text :is(.suggested-out, .suggested-in)').allTextContents();
const plainOf = async (page: Page) => {
  const shown = await textOf(page);
  const inserted = await page.locator('.article-text .suggested-in').allTextContents();
  return inserted.reduce((text, words) => text.replace(words, ''), shown);
};

test('[R-SUGGEST-10] a checker suggests by keyboard, the editor sees it in card and text, and accepts by keyboard', async () => {
  const article = await importArticle(anna, 'accepted');
  await Promise.all([openArticle(cas, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  await selectWords(cas.page, 'nog slechts 30 werken');
  await cas.page.keyboard.press('s');
  const field = cas.page.getByLabel('Zo zou het er moeten staan');
  expect(await field.inputValue()).toBe('nog slechts 30 werken');
  await field.fill('nog slechts 38 werken');
  await cas.page.getByLabel('Waarom').fill('Rapport, blz. 4');
  expect(await axeFaults(cas.page)).toEqual([]);
  await cas.page.keyboard.press('Control+Enter');

  const theirs = card(anna.page, 'Rapport, blz. 4');
  await theirs.getByText('Cas Visser').waitFor();
  expect(await theirs.locator('del').textContent()).toBe('30');
  expect(await theirs.locator('ins').textContent()).toBe('38');
  await expect.poll(() => shownIn(anna.page)).toEqual(['30', '38']);
  expect(await axeFaults(anna.page)).toEqual([]);
  await anna.page.locator('.article-text').focus();
  await anna.page.keyboard.press('Control+a');
  await anna.page.keyboard.press('Control+c');
  const copied = await anna.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('nog slechts 30 werken');

  await theirs.focus();
  await anna.page.keyboard.press('Enter');
  await theirs.getByRole('button', { name: 'Accept' }).focus();
  await anna.page.keyboard.press('Enter');
  await theirs.and(anna.page.locator(':focus')).waitFor();
  for (const { page } of [anna, cas]) {
    await page.locator('.article-text', { hasText: 'nog slechts 38 werken' }).waitFor();
    await expect.poll(() => shownIn(page)).toEqual([]);
  }
  await unfold(cas.page, 'Afgehandeld (1)');
  await cas.page.getByRole('tabpanel').getByText('Overgenomen door Anna de Vries').waitFor();
});

test('[R-SUGGEST-10] who may not write text withdraws their own and decides on no other; an editor declines with a reason', async () => {
  const article = await importArticle(anna, 'declined');
  await made(cas, article, 'elf kilometer', 'twaalf kilometer');
  await made(anna, article, 'dijkgraaf Ruud van Aalst', 'dijkgraaf Ruud van Aelst');
  await Promise.all([openArticle(cas, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const own = card(cas.page, 'twaalf');
  await own.getByRole('button', { name: 'Trek in' }).waitFor();
  expect(await cas.page.getByRole('button', { name: /Neem over|Wijs af/ }).count()).toBe(0);
  const theirs = card(anna.page, 'twaalf');
  await theirs.getByRole('button', { name: 'Decline' }).click();
  await anna.page.getByLabel('Reason, if there is one to give').fill('Gemeten: elf');
  await anna.page.keyboard.press('Enter');
  await expect.poll(() => shownIn(cas.page)).toEqual(['Aalst', 'Aelst']);
  await card(anna.page, 'Aelst').getByRole('button', { name: 'Withdraw' }).click();
  await expect.poll(() => shownIn(cas.page)).toEqual([]);
  await unfold(cas.page, 'Afgehandeld (2)');
  await cas.page.getByRole('tabpanel').getByText('Afgewezen door Anna de Vries: Gemeten: elf').waitFor();
});

test('[R-SUGGEST-11] a card and the text follow what is typed: carried over, or said to be stale, and retired by name', async () => {
  const article = await importArticle(anna, 'followed');
  await made(cas, article, 'in de polder nog slechts 30 werken', 'in de polder nog slechts achtendertig werken');
  await made(cas, article, 'nog slechts 30', 'nog slechts achtentwintig');
  await made(cas, article, 'elf kilometer', 'twaalf kilometer');
  await openArticle(anna, article, 'Oosterhaven');
  await openArticle(cas, article, 'Oosterhaven');
  await write(anna.page, 'in de polder', ' nu');
  await card(cas.page, 'Overgezet naar de woorden zoals ze er nu staan').waitFor();
  await write(anna.page, 'elf', 'tal');
  await card(cas.page, 'Deze woorden zijn sindsdien veranderd').waitFor();
  await expect
    .poll(() => card(anna.page, 'cannot be accepted').getByRole('button', { name: 'Accept' }).isDisabled())
    .toBe(true);
  expect(await axeFaults(anna.page)).toEqual([]);
  await card(anna.page, 'achtendertig').getByRole('button', { name: 'Accept' }).click();
  await anna.page.locator('.article-text', { hasText: 'in de polder nu nog slechts achtendertig werken' }).waitFor();
  await expect.poll(() => card(anna.page, 'achtentwintig').count()).toBe(0);
  await unfold(anna.page, 'Decided (2)');
  await anna.page.getByRole('tabpanel').getByText('Anna de Vries accepted another suggestion').waitFor();
  expect(await plainOf(anna.page)).toContain('elftal kilometer');
});

test('[R-SUGGEST-12] a suggestion waits offline, a refused one says why and comes back into the form', async () => {
  const article = await importArticle(anna, 'waiting');
  await openArticle(cas, article, 'Oosterhaven');
  const { page } = cas;
  await selectWords(page, 'elf kilometer');
  await page.getByRole('button', { name: 'Stel voor: een andere formulering voor de selectie' }).click();
  const field = page.getByLabel('Zo zou het er moeten staan');
  await field.fill('twaalf kilometer');
  await page.keyboard.press('Escape');
  await selectWords(page, 'elf kilometer');
  await page.keyboard.press('Alt+s');
  expect(await field.inputValue()).toBe('twaalf kilometer');
  await cas.context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await card(page, 'Wacht').waitFor();
  const refuse = (code: string) =>
    page.route('**/commands', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code, detail: 'English' }),
      }),
    );
  await refuse('target.absent');
  await cas.context.setOffline(false);
  await page.mouse.move(0, 0);
  const alert = page.getByRole('alert');
  await alert.getByText('Deze woorden staan niet meer in de tekst.').waitFor({ timeout: 15_000 });
  expect(await axeFaults(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Neem terug' }).click();
  await expect.poll(() => field.inputValue()).toBe('twaalf kilometer');
  await page.unroute('**/commands');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => shownIn(page)).toEqual(['elf', 'twaalf']);

  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('.article-text p');
    if (first && second) getSelection()?.setBaseAndExtent(first, 0, second, 1);
  });
  await page.getByRole('button', { name: 'Stel voor: een andere formulering voor de selectie' }).click();
  await page.getByRole('alert').getByText('een voorstel gaat over één alinea tegelijk').waitFor();
  await page.keyboard.press('Enter');
  const isOffline = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED');
  expect([...anna.faults, ...cas.faults].filter((fault) => !isOffline(fault))).toEqual([]);
});
