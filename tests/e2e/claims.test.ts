/** Claims as checkers make them: by two keys on a selection, several on the same words, with the tags of the desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
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
let anna: Person;
let bram: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

const claimOn = (page: Page, words: string) => page.locator('.passage-claim:not(.passage-pending)', { hasText: words });
const menu = (page: Page) => page.getByRole('menu');

interface Told {
  id: string;
  kind: string;
  tag: string;
  state: string;
  passages: { quote: string }[];
}
const told = (article: string) => asked<Told[]>(anna, 'GET', `/articles/${article}/annotations`);
const quotesIn = async (article: string) =>
  (await told(article)).map(({ tag, passages }) => [tag, ...passages.map(({ quote }) => quote)].join(': '));

test('[R-CLAIM-7] T and the key of a tag make a claim of the selected words, typed as fast as one likes', async () => {
  const article = await importArticle(anna, 'two-keys');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const { page } = bram;
  const texts = () => Promise.all([textOf(page), textOf(anna.page)]);
  const before = await texts();
  await selectWords(page, 'al 43 gezinnen');
  await page.keyboard.press('t');
  await page.keyboard.press('g');
  await Promise.all([claimOn(page, 'al 43 gezinnen').waitFor(), claimOn(anna.page, 'al 43 gezinnen').waitFor()]);
  await selectWords(anna.page, 'elf kilometer');
  await anna.page.keyboard.press('Alt+t');
  await menu(anna.page).waitFor();
  expect(await axeFaults(anna.page)).toEqual([]);
  await anna.page.keyboard.press('Escape');
  await menu(anna.page).waitFor({ state: 'detached' });
  await anna.page.keyboard.press('Alt+t');
  await anna.page.keyboard.press('d');
  await claimOn(page, 'elf kilometer').waitFor();
  await expect.poll(() => quotesIn(article)).toEqual(['g: al 43 gezinnen', 'd: elf kilometer']);
  expect(await texts()).toEqual(before);
  // The selection and the caret are where they were: what is typed next goes there.
  await anna.page.keyboard.type('elf km');
  await anna.page.locator('.article-text', { hasText: 'naar verluidt elf km naar' }).waitFor();
});

test('[R-MARGIN-12] claims and comments on the same words are each seen, and chosen between by pointer and by key', async () => {
  const article = await importArticle(anna, 'overlaps');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = bram;
  const open = (exact: string, more: object) =>
    asked(bram, 'POST', `/articles/${article}/commands`, {
      ...{ id: crypto.randomUUID(), annotation: crypto.randomUUID(), target: { quote: { exact } } },
      ...more,
    });
  await open('al 43 gezinnen', { type: 'claim.open', tag: 'g' });
  await open('43 gezinnen', { type: 'claim.open', tag: 's' });
  await open('gezinnen hun', { type: 'thread.open', text: 'Of huishoudens?' });
  await card(page, 'Of huishoudens?').waitFor();
  const offsets = await page
    .locator('.passage-claim', { hasText: 'gezinnen' })
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).textUnderlineOffset));
  expect(new Set(offsets).size).toBe(2);

  await page.locator('.passage-note', { hasText: 'gezinnen' }).first().click();
  await menu(page).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const names = await menu(page).getByRole('menuitem').allTextContents();
  expect(names.sort()).toEqual([
    'Getalal 43 gezinnen',
    'Opmerkinggezinnen hun',
    'Superlatief, vergelijking, achtergrond43 gezinnen',
  ]);
  await menu(page)
    .getByRole('menuitem', { name: /Superlatief/ })
    .click();
  const active = () =>
    page.locator('.passage-active').evaluateAll((all) => all.map(({ textContent }) => textContent).join(''));
  await expect.poll(active).toBe('43 gezinnen');

  await selectWords(page, 'gezinnen');
  await page.keyboard.press('c');
  await menu(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await menu(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('[data-card][aria-current="true"]').count()).toBe(1);
});

test('[R-CLAIM-8] by keyboard alone a claim gets another passage and another tag, and is dropped with a reason', async () => {
  const article = await importArticle(anna, 'card');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await selectWords(page, 'al 43 gezinnen');
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('g');
  await claimOn(page, 'al 43 gezinnen').waitFor();
  await selectWords(page, '18.300 inwoners');
  await page.keyboard.press('Alt+t');
  await page.getByRole('menuitem', { name: 'Also a passage of “al 43 gezinnen”' }).waitFor();
  await page.keyboard.press('+');
  await claimOn(page, '18.300 inwoners').waitFor();
  await expect.poll(() => quotesIn(article)).toEqual(['g: al 43 gezinnen: 18.300 inwoners']);
  const own = page.locator('[data-card][aria-current="true"]');
  await own.getByText('Also on 1 other passage').waitFor();

  await own.getByRole('button', { name: 'Tag: Number. Change it' }).focus();
  await page.keyboard.press('Enter');
  await menu(page).waitFor();
  await page.keyboard.press('s');
  await own.getByText('Superlative, comparison, background').waitFor();
  // Without a selection the same key opens the tags for the open claim.
  await page.locator('.article-text').focus();
  await caretBehind(page, 'een gesloten deur');
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('n');
  await own.getByText('Name, title').waitFor();
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('s');
  await own.getByText('Superlative, comparison, background').waitFor();
  await own.getByRole('button', { name: 'More about this claim' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Another passage: select its words first' }).waitFor();
  await page.getByRole('menuitem', { name: 'Nothing to check' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Nothing to check here, because').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.type('Said twice');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.passage-claim').count()).toBe(0);
  await expect
    .poll(async () => (await told(article)).map(({ state, tag }) => `${tag} ${state}`))
    .toEqual(['s dropped']);
  await page.getByText('Dropped (1)').click();
  await page.locator('aside details li button').click();
  await own.getByText('Dropped by Anna de Vries: Said twice').waitFor();
});

test('[R-MARGIN-13] the list of claims is filtered by tag, in the address, and J and K come by those alone', async () => {
  const article = await importArticle(anna, 'filtered');
  for (const [exact, tag] of [
    ['al 43 gezinnen', 'g'],
    ['elf kilometer', 'g'],
    ['Mette Sandberg', 'n'],
    ['Oosterhaven, een', 'p'],
  ]) {
    const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
    await asked(bram, 'POST', `/articles/${article}/commands`, {
      ...ids,
      type: 'claim.open',
      target: { quote: { exact } },
      tag,
    });
  }
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await page.getByRole('tab', { name: 'Claims 4' }).click();
  const rows = page.getByRole('tabpanel').locator('li');
  await expect.poll(() => rows.count()).toBe(4);
  await page.getByRole('button', { name: 'Number 2' }).click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(page.url()).toContain('tag=g');
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('main').focus();
  const seen: (string | null)[] = [];
  for (const key of ['j', 'j', 'j', 'k']) {
    await page.keyboard.press(key);
    seen.push(await page.locator('.passage-active').first().textContent());
  }
  expect(seen).toEqual(['elf kilometer', 'al 43 gezinnen', 'elf kilometer', 'al 43 gezinnen']);
  await page.reload();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('button', { name: 'Number 2' }).click();
  await expect.poll(() => rows.count()).toBe(4);
  expect(page.url()).not.toContain('tag');
});

test('[R-OUTBOX-5] a claim made offline waits in sight, moves with its words, and is recorded on them', async () => {
  const article = await importArticle(anna, 'offline');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await anna.context.setOffline(true);
  await selectWords(page, 'elf kilometer');
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('g');
  await card(page, 'Waiting to be sent').waitFor();
  await write(page, 'liepen naar verluidt', ' wel');
  await page.locator('.passage-pending', { hasText: 'elf kilometer' }).waitFor();
  await anna.context.setOffline(false);
  await claimOn(page, 'elf kilometer').waitFor();
  await expect.poll(() => quotesIn(article)).toEqual(['g: elf kilometer']);
  expect(await textOf(page)).toContain('naar verluidt wel elf kilometer');
});

test('[R-CLAIM-1] who may not work on claims sees them and is offered nothing to make or change them with', async () => {
  const article = await importArticle(anna, 'commenter');
  const ids = {
    id: crypto.randomUUID(),
    annotation: crypto.randomUUID(),
    target: { quote: { exact: 'elf kilometer' } },
  };
  await asked(anna, 'POST', `/articles/${article}/commands`, { ...ids, type: 'claim.open', tag: 'g' });
  const cas = await invite(browser, anna, { name: 'Cas Mol', role: 'commenter' });
  const { page } = cas;
  await openArticle(cas, article, 'Oosterhaven');
  await claimOn(page, 'elf kilometer').click();
  const own = page.locator('[data-card][aria-current="true"]');
  await own.getByText('Number').waitFor();
  expect(await own.getByRole('button').count()).toBe(0);
  await selectWords(page, 'al 43 gezinnen');
  expect(await page.locator('[data-tag-button]').count()).toBe(0);
  await page.keyboard.press('t');
  await page.keyboard.press('m');
  await page.getByLabel('Your comment').waitFor();
  expect(await menu(page).count()).toBe(0);
  expect(cas.faults).toEqual([]);
});

test('[R-TAG-4] a tag that the desk put away meanwhile is refused in words, and the claim can be taken back', async () => {
  const article = await importArticle(anna, 'refused-tag');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = bram;
  await selectWords(page, 'Mette Sandberg');
  await page.keyboard.press('t');
  await menu(page).waitFor();
  const hidden = DEFAULT_TAGS.tags.map((tag) => ({ ...tag, hidden: tag.key === 'n' }));
  await asked(anna, 'PUT', '/desks/newsroom/tags', { tags: hidden });
  await page.keyboard.press('n');
  const alert = page.getByRole('alert');
  await alert.getByText('Deze redactie heeft zo’n label niet').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Neem terug' }).click();
  await expect.poll(() => page.locator('.passage-pending, .passage-claim').count()).toBe(0);
  await asked(anna, 'PUT', '/desks/newsroom/tags', DEFAULT_TAGS);
  expect(await quotesIn(article)).toEqual([]);
  const isOffline = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED');
  expect([...anna.faults, ...bram.faults].filter((fault) => !isOffline(fault))).toEqual([]);
});
