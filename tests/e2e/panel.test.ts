/** The panel of an article with more annotations than are drawn at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, openArticle, openThread } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const [OPEN, RESOLVED] = [80, 70];
const WORDS = 'the harbour master wrote that no ferry had left before the fog was gone'.split(' ');
/** From two words to fourteen, so that rows differ in height. */
const QUOTES = Array.from({ length: OPEN + RESOLVED }, (_, n) =>
  [1_000 + n, ...WORDS.slice(0, 1 + ((n * 5) % WORDS.length))].join(' '),
);

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let article: string;
let threads: string[];

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-panel-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  const content = ['The log of the harbour', ...QUOTES].join('\n\n');
  const made = { desk: 'newsroom', slug: 'log', language: 'en', format: 'text', content };
  article = (await asked<{ id: string }>(anna, 'POST', '/articles', made)).id;
  threads = [];
  for (const quote of QUOTES) threads.push(await openThread(anna, article, quote, 'Who saw it?'));
  for (const annotation of threads.slice(OPEN)) {
    const command = { id: crypto.randomUUID(), type: 'thread.resolve', annotation, outcome: 'done' };
    await asked(anna, 'POST', `/articles/${article}/commands`, command);
  }
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const panel = () => anna.page.locator('aside').first();
const rows = () => anna.page.getByRole('tabpanel').locator('li');
const current = () => panel().locator('[aria-current="true"]');

/** Number of the quote in the row that is current, once all of the row is seen below the tabs. */
async function currentSeen(): Promise<number | null> {
  const [row, tabs, box] = await Promise.all([
    current().boundingBox(),
    anna.page.getByRole('tablist').boundingBox(),
    panel().boundingBox(),
  ]);
  if (!row || !tabs || !box) return null;
  const isSeen = row.y >= tabs.y + tabs.height && row.y + row.height <= box.y + box.height;
  return isSeen ? Number(/\d{4}/.exec((await current().textContent()) ?? '')?.[0]) : null;
}

test('[R-PANEL-1] draws few rows of a long list, and all of them stand one below the other', async () => {
  await openArticle(anna, article, 'harbour');
  await expect.poll(() => rows().count()).toBeGreaterThan(10);
  expect(await rows().count()).toBeLessThan(60);
  await anna.page.getByText('Resolved (70)').click();
  expect(await axeFaults(anna.page)).toEqual([]);
  expect(await rows().first().getAttribute('aria-setsize')).toBe('80');
  const gaps = () =>
    panel()
      .locator('ul')
      .evaluateAll((lists) =>
        lists.flatMap((list) => {
          const boxes = [...list.children].map((row) => row.getBoundingClientRect());
          return boxes.slice(1).map(({ top }, n) => Math.round(top - (boxes[n]?.bottom ?? 0)));
        }),
      );
  await expect.poll(async () => new Set(await gaps())).toEqual(new Set([0]));
  // The last row of the folded part, which begins some screens further down.
  await panel().evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await rows()
    .filter({ hasText: `${1_000 + OPEN + RESOLVED - 1} ` })
    .waitFor();
  expect(await rows().count()).toBeLessThan(60);
});

test('[R-PANEL-2] [R-PANEL-3] J, K and a link bring their row into view, and Tab goes on from a row', async () => {
  const { page } = anna;
  await openArticle(anna, article, 'harbour');
  await page.locator('main').focus();
  for (let n = 0; n < 30; n += 1) await page.keyboard.press('j');
  await expect.poll(currentSeen).toBe(1_029);
  for (let n = 0; n < 20; n += 1) await page.keyboard.press('k');
  await expect.poll(currentSeen).toBe(1_009);

  await current().focus();
  await panel().evaluate((box) => box.scrollTo(0, 5_000));
  await rows().filter({ hasText: '1060 ' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(currentSeen).toBe(1_010);

  await page.goto(`/article/${article}?thread=${threads[OPEN + 60]}`);
  await expect.poll(currentSeen).toBe(1_000 + OPEN + 60);
  expect(anna.faults).toEqual([]);
});

test('[R-PANEL-1] does the same in the drawer of a narrow screen', async () => {
  const { page } = anna;
  await page.setViewportSize({ width: 780, height: 800 });
  await openArticle(anna, article, 'harbour');
  await page.getByRole('button', { name: 'Open claims, comments and outline' }).click();
  await expect.poll(() => rows().count()).toBeGreaterThan(10);
  expect(await rows().count()).toBeLessThan(60);
  await rows().first().hover();
  await page.mouse.wheel(0, 4_000);
  await rows().filter({ hasText: '1046 ' }).waitFor();
  expect(await rows().filter({ hasText: '1000 ' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});
