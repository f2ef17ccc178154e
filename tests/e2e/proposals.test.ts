/** What looks checkable, as a checker works through it: faint marks, and keys that open a claim or dismiss. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  caretBehind,
  importArticle,
  invite,
  openArticle,
  selectWords,
  textOf,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let carla: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker' });
  carla = await invite(browser, anna, { name: 'Carla Smit', role: 'commenter', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** The words under a highlight, as the browser draws it. */
const marked = (page: Page, name = 'proposal') =>
  page.evaluate((look) => [...(CSS.highlights.get(look) ?? [])].map((range) => (range as Range).toString()), name);
const PATIENT = { timeout: 20_000 };
const bar = (page: Page) => page.getByRole('region', { name: 'Looks checkable', exact: true });
const part = (page: Page) => page.getByRole('region', { name: 'What looks checkable', exact: true });
/** How many look checkable, as the panel says; NaN while it does not say yet. */
const counted = async (page: Page) =>
  Number(/^\d+(?= looks? checkable)/.exec((await part(page).getByRole('paragraph').textContent()) ?? '')?.[0]);
const list = (page: Page) => page.getByRole('region', { name: 'Listed: what looks checkable' });
const openClaims = (page: Page) => page.getByRole('tab', { name: /^Claims/ }).click();
const claims = async (article: string) => {
  const told = await asked<{ kind: string; tag: string; passages: { quote: string }[] }[]>(
    anna,
    'GET',
    `/articles/${article}/annotations`,
  );
  return told.filter(({ kind }) => kind === 'claim').map(({ tag, passages }) => `${tag}: ${passages[0]?.quote}`);
};
const turnTo = async (page: Page, words: string) => {
  await selectWords(page, words);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+f');
  await expect.poll(() => marked(page, 'proposal-current'), PATIENT).toEqual([words]);
};

test('[R-DETECT-7] [R-DETECT-8] a checker goes through what looks checkable by keys: opens a claim, dismisses, finds it so again', async () => {
  const article = await importArticle(anna, 'keys');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = bram;
  const text = await textOf(page);
  await expect
    .poll(() => marked(page), PATIENT)
    .toEqual(expect.arrayContaining(['18.300', 'maandagavond', 'naar verluidt']));
  const count = await counted(page);
  // Of all that is found only what can be seen is marked.
  expect((await marked(page)).length).toBeLessThanOrEqual(count);

  await turnTo(page, 'maandagavond');
  await bar(page).getByText('Date or time').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Alt+a');
  await page.locator('.passage-claim:not(.passage-pending)', { hasText: 'maandagavond' }).waitFor();
  expect(await claims(article)).toEqual(['d: maandagavond']);
  await expect.poll(() => counted(page), PATIENT).toBe(count - 1);
  expect(await marked(page)).not.toContain('maandagavond');

  await turnTo(page, 'naar verluidt');
  await page.keyboard.press('Alt+i');
  // The next one takes its turn, so that a run of them is a run of keys.
  await expect.poll(() => marked(page, 'proposal-current'), PATIENT).toEqual(['elf kilometer']);
  await page.keyboard.press('Alt+b');
  await expect.poll(() => marked(page, 'proposal-current'), PATIENT).not.toEqual(['elf kilometer']);
  await expect.poll(() => counted(page), PATIENT).toBe(count - 2);

  await page.reload();
  await expect.poll(() => counted(page), PATIENT).toBe(count - 2);
  expect(await marked(page)).not.toContain('naar verluidt');
  await openClaims(page);
  await page.getByText('1 dismissed by you').click();
  expect(await axeFaults(page)).toEqual([]);
  await list(page).getByRole('button', { name: 'naar verluidt Show it again' }).click();
  await expect.poll(() => marked(page), PATIENT).toContain('naar verluidt');

  expect(await textOf(page)).toBe(text);
  expect(await claims(article)).toHaveLength(1);
  expect(bram.faults).toEqual([]);
});

test('[R-DETECT-7] marks follow what is typed, and a hedge dropped in the headline has its own', async () => {
  const article = await importArticle(anna, 'typed');
  await Promise.all([openArticle(anna, article, 'Oosterhaven'), openArticle(bram, article, 'Oosterhaven')]);
  await expect.poll(() => marked(bram.page), PATIENT).toContain('elf kilometer');
  await caretBehind(anna.page, 'elf kilometer');
  await anna.page.keyboard.type(' op 3 maart');
  for (const { page } of [anna, bram]) {
    await expect.poll(() => marked(page), PATIENT).toContain('3 maart');
    expect(await marked(page)).toContain('elf kilometer');
  }
  await anna.page.locator('.article-text [data-block="headline"]').click();
  await anna.page.keyboard.type('In de polder werken 30 van de 200 pompen');
  await expect
    .poll(() => marked(bram.page, 'proposal-drift'), PATIENT)
    .toEqual(['In de polder werken 30 van de 200 pompen']);
  await openClaims(bram.page);
  await list(bram.page)
    .getByRole('button', { name: /Hedge dropped.*zouden van de 200 pompen/ })
    .click();
  await bar(bram.page).getByText('Plain here, hedged in the text:').waitFor();
  await bram.page.keyboard.press('Escape');
  await bar(bram.page).waitFor({ state: 'detached' });
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});

test('[R-DETECT-9] they can be hidden, and who may open no claims is shown none', async () => {
  const article = await importArticle(anna, 'hidden');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(carla, article, 'Oosterhaven')]);
  const { page } = bram;
  await expect.poll(() => marked(page), PATIENT).toContain('elf kilometer');
  await page.locator('main').focus();
  await page.keyboard.press('h');
  await expect.poll(() => marked(page), PATIENT).toEqual([]);
  await page.reload();
  await part(page).getByText('What looks checkable is not shown').waitFor();
  expect(await marked(page)).toEqual([]);
  await part(page).getByRole('button', { name: /Show/ }).click();
  await expect.poll(() => marked(page), PATIENT).toContain('elf kilometer');

  // A branch of suggestions holds other words than those that are checked.
  await page.getByRole('button', { name: 'Suggesting', exact: true }).click();
  await part(page).getByText('not shown while you suggest').waitFor();
  expect(await marked(page)).toEqual([]);
  await page.getByRole('button', { name: 'Suggesting', exact: true }).click();
  await expect.poll(() => marked(page), PATIENT).toContain('elf kilometer');

  expect(await marked(carla.page)).toEqual([]);
  await carla.page.locator('main').focus();
  await carla.page.keyboard.press('f');
  await carla.page.keyboard.press('?');
  await carla.page.getByRole('dialog').waitFor();
  await expect.poll(() => carla.page.getByText('Volgende die checkbaar lijkt').count()).toBe(0);
  expect([...bram.faults, ...carla.faults]).toEqual([]);
});
