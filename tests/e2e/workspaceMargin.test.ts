/** The margin as people on deadline use it: keys, links to a comment, a screen without a margin, refusals. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  card,
  caretBehind,
  comment,
  importArticle,
  invite,
  openArticle,
  openThread,
  says,
  selectWords,
  write,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-margin-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const activeWords = ({ page }: Person) => page.locator('.passage-active').first().textContent();

test('J K M R D do their work beside the text, and with Alt in it, without moving the caret', async () => {
  const article = await importArticle(anna, 'keys');
  await openThread(bram, article, 'elf kilometer', 'Nagemeten?');
  await openThread(bram, article, 'al 43 gezinnen', 'Geteld door wie?');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await page.locator('main').focus();
  await card(page, 'Geteld door wie?').waitFor();
  const order: (string | null)[] = [];
  for (const key of ['j', 'j', 'k']) {
    await page.keyboard.press(key);
    order.push(await activeWords(anna));
  }
  expect(new Set(order)).toEqual(new Set(['elf kilometer', 'al 43 gezinnen']));
  expect(order[2]).toBe(order[0]);
  await page.keyboard.press('r');
  await page.keyboard.type('Ik bel hem.');
  await page.keyboard.press('Control+Enter');
  await card(page, 'Ik bel hem.').waitFor();

  await caretBehind(page, 'een gesloten deur');
  await page.keyboard.press('Alt+j');
  await expect.poll(() => activeWords(anna)).toBe(order[1]);
  await page.keyboard.type(' hier');
  await page.locator('.article-text', { hasText: 'een gesloten deur hier' }).waitFor();
  await page.keyboard.press('Alt+k');
  await expect.poll(() => activeWords(anna)).toBe(order[0]);
  await page.keyboard.press('Alt+d');
  await expect.poll(() => card(page, 'Ik bel hem.').count()).toBe(0);
  await selectWords(page, 'een zekere Anne');
  await page.keyboard.press('Alt+m');
  await page.getByLabel('Your comment').fill('Achternaam?');
  await page.keyboard.press('Escape');
  await says(page, 'Saved');
  await page.keyboard.press('Alt+m');
  expect(await page.getByLabel('Your comment').inputValue()).toBe('Achternaam?');
});

test('a link to a comment is shared from it and opens it, resolved or not', async () => {
  const article = await importArticle(anna, 'deep-link');
  const thread = await openThread(bram, article, 'al 43 gezinnen', 'Geteld door wie?');
  await openArticle(anna, article, 'Oosterhaven');
  await card(anna.page, 'Geteld door wie?').click();
  await anna.page.getByRole('button', { name: 'Share' }).click();
  await anna.page.getByRole('button', { name: 'Copy the address' }).click();
  await anna.page.getByRole('button', { name: 'Copied' }).waitFor();
  await anna.page.keyboard.press('Escape');
  const link = await anna.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${server.url}/article/${article}?thread=${thread}`);
  await bram.page.goto(link);
  await expect.poll(() => activeWords(bram)).toBe('al 43 gezinnen');
  const isSeen = () =>
    card(bram.page, 'Geteld door wie?').evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  await expect.poll(isSeen).toBe(true);
  await card(anna.page, 'Geteld door wie?').getByRole('button', { name: 'Resolve', exact: true }).click();
  await bram.page.getByText('Gedaan, Anna de Vries').waitFor();
  await bram.page.reload();
  await bram.page.getByText('Gedaan, Anna de Vries').waitFor();
});

test('[R-OUTBOX-3] a refused command says why in the reader’s language, and can be taken back', async () => {
  const article = await importArticle(anna, 'refused');
  await openArticle(bram, article, 'Oosterhaven');
  const refuse = (code: string) =>
    bram.page.route('**/commands', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code, detail: 'The server’s English.' }),
      }),
    );
  await refuse('target.absent');
  await comment(bram.page, 'Ruud van Aalst', 'Klopt dit?');
  const alert = bram.page.getByRole('alert');
  await alert.getByText('Deze woorden staan niet meer in de tekst.').waitFor();
  expect(await alert.textContent()).not.toContain('English');
  await alert.getByRole('button', { name: 'Neem terug' }).click();
  await expect.poll(() => bram.page.getByLabel('Je opmerking').inputValue()).toBe('Klopt dit?');
  await bram.page.unroute('**/commands');
  await refuse('moon.full');
  await bram.page.keyboard.press('Control+Enter');
  await alert.getByText('De server weigerde dit (moon.full).').waitFor();
  expect(await axeFaults(bram.page)).toEqual([]);
  await bram.page.unroute('**/commands');
  await alert.getByRole('button', { name: 'Neem terug' }).click();
  await bram.page.keyboard.press('Control+Enter');
  await expect
    .poll(() => asked<unknown[]>(anna, 'GET', `/articles/${article}/annotations`).then((all) => JSON.stringify(all)))
    .toContain('Klopt dit?');
});

test('[R-OUTBOX-7] a comment on words written offline finds them, as they are when both are sent', async () => {
  const article = await importArticle(anna, 'offline-words');
  await openArticle(anna, article, 'Oosterhaven');
  await anna.context.setOffline(true);
  await write(anna.page, 'elf kilometer', ' en 777 meter');
  await comment(anna.page, '777 meter', 'Precies?');
  await card(anna.page, 'Waiting to be sent').waitFor();
  await write(anna.page, '777', '7');
  await anna.page.locator('.article-text', { hasText: '7777 meter' }).waitFor();
  await anna.context.setOffline(false);
  await expect.poll(() => card(anna.page, 'Waiting to be sent').count(), { timeout: 15_000 }).toBe(0);
  type Found = { passages: { quote: string; status: string }[] }[];
  const quotes = async () => {
    const annotations = await asked<Found>(anna, 'GET', `/articles/${article}/annotations`);
    return annotations.flatMap(({ passages }) => passages).map(({ quote, status }) => `${quote}: ${status}`);
  };
  await expect.poll(quotes).toEqual(['7777 meter: anchored']);
});

test('[R-MARGIN-9] a keystroke that moves no line changes nothing in the margin', async () => {
  const article = await importArticle(anna, 'calm');
  for (const words of ['elf kilometer', 'al 43 gezinnen', 'Mette Sandberg'])
    await openThread(bram, article, words, 'Zeker?');
  await openArticle(anna, article, 'Oosterhaven');
  await expect.poll(() => card(anna.page, 'Zeker?').count()).toBe(3);
  await caretBehind(anna.page, 'Oosterhaven');
  await anna.page.evaluate(() => {
    const margin = document.querySelector('[data-card]')?.parentElement;
    const seen = (changes: MutationRecord[]) => {
      document.body.dataset['changes'] = String(Number(document.body.dataset['changes'] ?? 0) + changes.length);
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    if (margin) new MutationObserver(seen).observe(margin, all);
  });
  await anna.page.keyboard.type('x');
  await says(anna.page, 'Saved');
  await anna.page.keyboard.press('Backspace');
  await says(anna.page, 'Saved');
  expect(await anna.page.evaluate(() => document.body.dataset['changes'] ?? 'none')).toBe('none');
});

test('[R-MARGIN-8] by touch on a narrow screen, a selection offers a comment; the drawer lists what there is', async () => {
  const article = await importArticle(anna, 'touch');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten? Zie https://example.org/kaart (en de regen).');
  const state = await bram.context.storageState();
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 412, height: 780 },
    hasTouch: true,
    isMobile: true,
    locale: 'nl-NL',
    storageState: state,
  });
  const page = await context.newPage();
  await openArticle({ page, context, origin: server.url, faults: [] }, article, 'Oosterhaven');
  await selectWords(page, 'Ruud van Aalst');
  const button = page.getByRole('button', { name: 'Opmerking bij de selectie' });
  expect(await axeFaults(page)).toEqual([]);
  await button.tap();
  await page.getByLabel('Je opmerking').fill('Voornaam?');
  await page.getByRole('button', { name: 'Plaats' }).tap();
  await card(page, 'Voornaam?').waitFor();
  const link = card(page, 'Nagemeten?').getByRole('link');
  expect(await link.getAttribute('href')).toBe('https://example.org/kaart');
  expect(await link.getAttribute('rel')).toContain('noopener');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sluiten' }).tap();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.locator('.passage-note', { hasText: 'Ruud van Aalst' }).tap();
  await card(page, 'Voornaam?').waitFor();
  await context.close();
});

test('axe finds nothing in high contrast and in the dark, with the list of people open', async () => {
  const article = await importArticle(anna, 'contrast');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openArticle(bram, article, 'Oosterhaven');
  for (const theme of ['contrast', 'dark']) {
    await anna.page.evaluate((choice) => localStorage.setItem('kantlijn.theme', choice), theme);
    await openArticle(anna, article, 'Oosterhaven');
    await card(anna.page, 'Nagemeten?').click();
    await anna.page.getByRole('button', { name: '2 people are here' }).click();
    await anna.page.getByText('Anna de Vries (you)').waitFor();
    expect(await axeFaults(anna.page)).toEqual([]);
    await anna.page.keyboard.press('Escape');
  }
  await anna.page.evaluate(() => localStorage.removeItem('kantlijn.theme'));
  const isOffline = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED');
  expect([...anna.faults, ...bram.faults].filter((fault) => !isOffline(fault))).toEqual([]);
});
