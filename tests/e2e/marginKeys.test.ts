/** The margin of a long article by keyboard and for screen readers: the strip, the cards, the way back to the text. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, card, caretBehind, openArticle, selectWords } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let long: string;

const PARAGRAPHS = 40;
const CROWD = 12;
/** Each number stands in the text once. */
const numberOf = (n: number) => `no. ${1_000 + n}`;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  const line = Array.from({ length: CROWD }, (_, n) => `w${n + 10}`).join(' ');
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, n) => `Pump ${numberOf(n)} was looked at, and ${numberOf(n + 500)} was not, by nobody whom we could find.`,
  );
  const content = ['Pumps', line, ...paragraphs].join('\n\n');
  const article = { desk: 'newsroom', slug: 'pumps', language: 'en', format: 'text', content };
  long = (await asked<{ id: string }>(anna, 'POST', '/articles', article)).id;
  for (let n = 0; n < CROWD; n += 1) await open(`w${n + 10}`, { type: 'thread.open', text: `Crowd ${n}` });
  for (let n = 0; n < PARAGRAPHS; n += 1) {
    await open(numberOf(n), { type: 'thread.open', text: `Who says so of ${n}?` });
    await open(numberOf(n + 500), { type: 'claim.open', tag: 'g' });
  }
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

async function open(
  exact: string,
  opening: { type: 'thread.open'; text: string } | { type: 'claim.open'; tag: string },
) {
  const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
  await asked(anna, 'POST', `/articles/${long}/commands`, { ...ids, target: { quote: { exact } }, ...opening });
}

interface Box {
  top: number;
  bottom: number;
}

/** Boxes of the cards that are drawn, from the top of the margin, from the highest down. */
const boxesOf = (page: Page): Promise<Box[]> =>
  page.locator('[data-card]').evaluateAll((cards) => {
    const margin = cards[0]?.parentElement?.getBoundingClientRect().top ?? 0;
    return cards
      .filter((element) => element.checkVisibility())
      .map((element) => element.getBoundingClientRect())
      .map(({ top, bottom }) => ({ top: top - margin, bottom: bottom - margin }))
      .sort((a, b) => a.top - b.top);
  });

const distanceToLine = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
    return Math.abs(top('[data-card][aria-current="true"]') - top('.passage-active'));
  });

const isSeen = (page: Page): Promise<boolean> =>
  page.locator('.passage-active').evaluate((passage) => {
    const { top, bottom } = passage.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });

test('[R-MARGIN-1] [R-MARGIN-2] [R-MARGIN-9] of many cards none lies over another; the active one is at its line; far ones are empty', async () => {
  const { page } = anna;
  await openArticle(anna, long, 'Pumps');
  await expect.poll(() => page.locator('[data-card]').count()).toBe(CROWD + 2 * PARAGRAPHS);
  const check = async () => {
    const boxes = await boxesOf(page);
    expect(boxes[0]?.top).toBeGreaterThanOrEqual(0);
    for (const [index, { top }] of boxes.entries()) expect(top).toBeGreaterThanOrEqual(boxes[index - 1]?.bottom ?? 0);
  };
  await expect.poll(() => page.locator('[data-card]:not(:empty)').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-card]:empty').count()).toBeGreaterThan(0);
  await check();
  await card(page, 'Crowd 3').click();
  await expect.poll(() => distanceToLine(page)).toBeLessThan(1);
  await check();
  await page.getByRole('slider').press('End');
  await expect.poll(() => isSeen(page)).toBe(true);
  await expect.poll(() => distanceToLine(page)).toBeLessThan(1);
  await check();
});

test('[R-MARGIN-20] the strip goes to annotations by key and by click, and says where it is', async () => {
  const { page } = anna;
  await openArticle(anna, long, 'Pumps');
  const strip = page.getByRole('slider', { name: 'Where annotations lie in the article' });
  await expect.poll(() => strip.getAttribute('aria-valuetext')).toBe('92 annotations');
  await strip.press('Home');
  await expect.poll(() => strip.getAttribute('aria-valuetext')).toBe('Comments on “w10”');
  await strip.press('ArrowDown');
  await expect.poll(() => page.locator('.passage-active').textContent()).toBe('w11');
  await strip.press('End');
  await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('92');
  expect(await strip.getAttribute('aria-valuetext')).toBe(`Claim: “${numberOf(539)}”`);
  await strip.click({ position: { x: 8, y: 2 } });
  await expect.poll(() => page.locator('.passage-active').textContent()).toBe('w10');
  await expect.poll(() => isSeen(page)).toBe(true);
});

test('[R-MARGIN-21] Enter goes into the open card, Escape back to the text at the caret, with Alt from the text', async () => {
  const { page } = anna;
  await openArticle(anna, long, 'Pumps');
  await page.locator('main').focus();
  await page.keyboard.press('j');
  await expect.poll(() => page.locator('.passage-active').textContent()).toBe('w10');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Half an answer');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('main').evaluate((main) => document.activeElement === main)).toBe(true);

  await caretBehind(page, numberOf(2));
  await page.keyboard.press('Alt+j');
  await page.locator('.passage-active').waitFor();
  await page.keyboard.press('Alt+Enter');
  await page.getByLabel('Your answer').and(page.locator(':focus')).waitFor();
  expect(await page.getByLabel('Your answer').inputValue()).toBe('Half an answer');
  await page.keyboard.press('Escape');
  await page.keyboard.type(' B');
  await page.locator('.article-text', { hasText: `${numberOf(2)} B was looked at` }).waitFor();
  await expect.poll(() => page.locator('.passage-active').count()).toBe(0);
  await page.locator('main').focus();
  await page.keyboard.press('?');
  for (const key of ['j', 'k', 'm', 't', 'Enter', 'Esc']) {
    await page
      .getByRole('dialog')
      .locator('kbd', { hasText: new RegExp(`^${key}$`) })
      .waitFor();
  }
  await page.keyboard.press('Escape');
});

test('[R-MARGIN-21] Tab stops at one card, arrows go on, Enter opens, Escape leaves', async () => {
  const { page } = anna;
  await openArticle(anna, long, 'Pumps');
  await expect.poll(() => page.locator('[data-card]').count()).toBe(CROWD + 2 * PARAGRAPHS);
  expect(await page.locator('[data-card][tabindex="0"]').count()).toBe(1);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.locator('[data-card][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Comments on “w12”');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.passage-active').textContent()).toBe('w11');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your answer').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.passage-active').count()).toBe(0);
});

test('[R-MARGIN-11] words with a card point to it; axe finds nothing in any state of the margin, wide and narrow', async () => {
  const { page } = anna;
  await openArticle(anna, long, 'Pumps');
  const marks = page.locator('.article-text [role="mark"]');
  await expect.poll(() => marks.count()).toBe(CROWD + 2 * PARAGRAPHS);
  const said = await marks.evaluateAll((all) =>
    all.map((mark) => document.getElementById(mark.getAttribute('aria-details') ?? '')?.getAttribute('aria-label')),
  );
  expect(said).toContain('Comments on “w10”');
  expect(said).toContain(`Claim: “${numberOf(500)}”`);
  const found: Record<string, string[]> = { many: await axeFaults(page) };
  await card(page, 'Crowd 3').click();
  found['active'] = await axeFaults(page);
  await selectWords(page, 'whom we could find');
  await page.keyboard.press('Alt+m');
  await page.getByLabel('Your comment').waitFor();
  found['composing'] = await axeFaults(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 790, height: 900 });
  await expect.poll(() => marks.first().getAttribute('aria-description')).toBe('Comment');
  expect(await page.getByRole('slider').count()).toBe(0);
  found['folded'] = await axeFaults(page);
  await page.getByRole('button', { name: /^Margin/ }).click();
  await card(page, 'Crowd 3').waitFor();
  found['drawer'] = await axeFaults(page);
  await page.setViewportSize({ width: 390, height: 800 });
  found['phone'] = await axeFaults(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual({ many: [], active: [], composing: [], folded: [], drawer: [], phone: [] });
});
