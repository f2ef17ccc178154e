/** Suggesting as a mode, in two browsers: what one types there is for the other to decide, and the article stays clean. */
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
  caretBehind,
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
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-suggesting-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const plainText = async (person: Person, article: string) => {
  const response = await person.context.request.get(`${server.url}/api/v1/articles/${article}/text`);
  return response.text();
};
interface Told {
  kind: string;
  state: string;
  was: string;
  text: string;
}
const suggestionsOn = async (article: string) =>
  (await asked<Told[]>(anna, 'GET', `/articles/${article}/annotations`))
    .filter(({ kind }) => kind === 'suggestion')
    .map(({ was, text, state }) => `${was} > ${text}: ${state}`);

/** The words of the editor without those that are drawn as taken out. */
const branchOf = async (page: Page) => {
  const shown = await textOf(page);
  const struck = await page.locator('.article-text del.suggested-out[contenteditable="false"]').allTextContents();
  return struck.reduce((text, words) => text.replace(words, ''), shown);
};

async function suggesting(page: Page): Promise<void> {
  await page.locator('main').focus();
  await page.keyboard.press('w');
  await page.getByText('Je stelt voor').waitFor();
}

test('[R-SUGGEST-15] [R-SUGGEST-16] what is typed, deleted and formatted there is decided on one by one, and the article stays clean', async () => {
  const article = await importArticle(anna, 'mode');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const before = await plainText(anna, article);
  await suggesting(bram.page);
  await write(bram.page, 'naar verluidt', ' ongeveer');
  await selectWords(bram.page, 'gesloten');
  await bram.page.keyboard.type('dichte');
  await selectWords(bram.page, 'Ruud van Aalst');
  await bram.page.keyboard.press('Control+b');
  await expect
    .poll(() => suggestionsOn(article), { timeout: 10_000 })
    .toEqual([
      'verluidt > verluidt ongeveer: open',
      'een gesloten > een dichte: open',
      'Ruud van Aalst > Ruud van Aalst: open',
    ]);
  expect(await plainText(anna, article)).toBe(before);
  expect(await axeFaults(bram.page)).toEqual([]);
  expect(await bram.page.getByRole('region', { name: 'Opmerkingen' }).getByText(/kwijt/).count()).toBe(0);

  await card(anna.page, 'ongeveer').getByRole('button', { name: 'Accept' }).click();
  await anna.page.locator('.article-text', { hasText: 'verluidt ongeveer elf kilometer' }).waitFor();
  await card(anna.page, 'dichte').getByRole('button', { name: 'Decline' }).click();
  await anna.page.keyboard.press('Enter');
  await expect.poll(() => branchOf(bram.page)).toContain('een gesloten deur');
  await expect.poll(() => branchOf(bram.page)).toContain('naar verluidt ongeveer elf kilometer');
  await card(anna.page, 'Bold').getByRole('button', { name: 'Accept' }).click();
  await anna.page.locator('.article-text strong', { hasText: 'Ruud van Aalst' }).waitFor();
  await bram.page.getByRole('button', { name: 'Stop met voorstellen' }).click();
  const start = async ({ page }: Person) => (await textOf(page)).slice(0, 1_000);
  await expect.poll(() => start(bram)).toBe(await start(anna));
});

test('[R-SUGGEST-17] one goes on writing in a suggestion, and takes it back by undoing it', async () => {
  const article = await importArticle(anna, 'going-on');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  await suggesting(bram.page);
  await write(bram.page, 'handvol handhavers', ' en agenten');
  const sent = () => expect.poll(() => suggestionsOn(article), { timeout: 10_000 });
  await sent().toEqual(['handhavers > handhavers en agenten: open']);
  await bram.page.keyboard.type(' uit de stad');
  await sent().toEqual(['handhavers > handhavers en agenten uit de stad: open']);
  await write(anna.page, 'troffen ze', ' daar');
  await expect.poll(() => branchOf(bram.page)).toContain('troffen ze daar een');
  await bram.page.locator('.article-text').focus();
  for (let times = 0; times < 4; times += 1) await bram.page.keyboard.press('Control+z');
  await sent().toEqual(['handhavers > handhavers en agenten uit de stad: withdrawn']);
  expect(await branchOf(bram.page)).toContain('handvol handhavers aan');
});

test('[R-SUGGEST-18] a reload loses nothing; what one suggests is taken up again, paragraphs too, and accepted at once', async () => {
  const article = await importArticle(anna, 'reloaded');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  await suggesting(bram.page);
  await write(bram.page, 'elf', ' of twaalf');
  await caretBehind(bram.page, 'handhavers aan.');
  await bram.page.keyboard.press('Enter');
  await bram.page.keyboard.type('Niemand deed open.');
  await bram.page.reload();
  await expect.poll(() => suggestionsOn(article).then((all) => all.length), { timeout: 10_000 }).toBe(2);
  await bram.page.locator('.article-text .suggested-in', { hasText: 'of twaalf' }).waitFor();
  await suggesting(bram.page);
  await expect.poll(() => branchOf(bram.page)).toContain('elf of twaalf kilometer');
  await bram.page.locator('.article-text p', { hasText: /^Niemand deed open\.$/ }).waitFor();
  await bram.page.keyboard.press('Alt+w');
  await bram.page.locator('.article-text p', { hasText: /^Niemand deed open\.$/ }).waitFor({ state: 'detached' });
  await anna.page.getByRole('button', { name: 'Accept all' }).click();
  await expect.poll(() => plainText(anna, article)).toContain('aan.\n\nNiemand deed open.\n\n');
  expect(await plainText(anna, article)).toContain('elf of twaalf kilometer');
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});
