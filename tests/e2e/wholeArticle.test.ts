/** Two people check a whole article by keyboard, from tagging to clearance; then one edit cracks one tick. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../shared/review/reportSchema.ts';
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
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** Words, the key of their tag, and whether two have to sign. */
const CLAIMS = [
  ['18.300 inwoners', 'g', false],
  ['elf kilometer', 'g', false],
  ['Ruud van Aalst', 'n', false],
  ['We belden al weken', 'q', true],
] as const;
const LIMIT_MS = 150_000;

/** Words that are neither done nor found to hold nothing to check. */
const wordsLeft = async (page: Page) => Number(await page.locator('.coverage-meter').getAttribute('data-left'));

/** Signs the open claim as confirmed. */
async function sign(page: Page, words: string): Promise<void> {
  await page.locator('[data-card] [data-check="verdict"]').waitFor();
  await page.keyboard.press('v');
  await card(page, words).getByRole('radio', { name: 'Confirmed', exact: false }).first().waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
}

/** From what blocks the clearance to the left-over itself; taken out, back by undoing, kept, and out again. */
async function handleLeftOvers(page: Page): Promise<void> {
  const leftOvers = page.locator('[data-block="residue"]');
  const all = await leftOvers.count();
  expect(all).toBeGreaterThan(0);
  await page.locator('[data-clearance="none"]').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Onze excuses' }).press('Enter');
  const here = leftOvers.filter({ hasText: 'Onze excuses' });
  await expect.poll(() => here.evaluate((block) => block.getBoundingClientRect().top < innerHeight)).toBe(true);
  await here.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect.poll(() => leftOvers.count()).toBe(all - 1);
  await page.keyboard.press('Control+z');
  await here.getByRole('button', { name: 'Keep as text' }).press('Enter');
  await page.locator('.article-text p', { hasText: 'Onze excuses' }).waitFor();
  await page.keyboard.press('Control+z');
  while ((await leftOvers.count()) > 0) {
    const before = await leftOvers.count();
    await leftOvers.first().getByRole('button', { name: 'Remove' }).press('Enter');
    await expect.poll(() => leftOvers.count()).toBe(before - 1);
  }
}

test(
  '[R-CHECK-1] [R-CLEAR-1] [R-REPORT-1] [R-RESIDUE-4] from tags to clearance by keyboard; the report says who did what; one edit cracks one tick',
  async () => {
    const article = await importArticle(anna, 'whole');
    await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
    const { page } = bram;
    for (const [words, tag] of CLAIMS) {
      await selectWords(page, words);
      await page.keyboard.press('t');
      await page.keyboard.press(tag);
      await page.locator('.passage-claim:not(.passage-pending)', { hasText: words }).first().waitFor();
      await page.locator('[data-card][aria-current="true"]', { hasText: words }).waitFor();
      await page.keyboard.press('e');
      await card(page, words).getByLabel('What is it?').fill(`Source for ${words}`);
      await card(page, words).getByLabel('Tier').selectOption('primary');
      await card(page, words).getByRole('button', { name: 'Add', exact: true }).press('Enter');
      await card(page, words).getByText('1 independent source supports it').waitFor();
      await sign(page, words);
      await page.locator('.passage-claim-done, .passage-claim-work', { hasText: words }).first().waitFor();
    }
    const second = CLAIMS[3][0];
    await anna.page.locator('.passage-claim-work', { hasText: second }).waitFor();
    await anna.page.locator('main').focus();
    for (let step = 0; step < CLAIMS.length; step += 1) {
      await anna.page.keyboard.press('j');
      if ((await anna.page.locator('[data-card][aria-current="true"]', { hasText: second }).count()) > 0) break;
    }
    await sign(anna.page, second);
    await page.locator('.passage-claim-done', { hasText: second }).waitFor();

    await caretBehind(page, 'Opvallende');
    for (let left = await wordsLeft(page); left > 0; left = await wordsLeft(page)) {
      await page.keyboard.press('n');
      await page.locator(`.coverage-meter:not([data-left="${left}"])`).waitFor();
    }
    expect(await axeFaults(page)).toEqual([]);
    await handleLeftOvers(anna.page);
    await anna.page.locator('[data-clearance="none"]').press('Enter');
    await anna.page.getByRole('button', { name: 'Clear this version' }).press('Enter');
    await page.locator('[data-clearance="cleared"]').waitFor();

    const report = await asked<Report>(anna, 'GET', `/articles/${article}/export/report.json`);
    const names = (ids: readonly string[]) => ids.map((id) => report.people[id]?.name);
    expect(
      report.claims.map(({ quotes, verdict, ticks }) => [quotes[0], verdict, ...names(ticks.map(({ by }) => by))]),
    ).toEqual(
      CLAIMS.map(([words, , isDouble]) => [words, 'confirmed', 'Bram Kuipers', ...(isDouble ? ['Anna de Vries'] : [])]),
    );
    expect(report.claims.map(({ evidence }) => evidence.map(({ content }) => content?.title))).toEqual(
      CLAIMS.map(([words]) => [`Source for ${words}`]),
    );
    expect([report.gate.isWhole, report.gate.blockers, report.coverage.percent]).toEqual([true, [], 100]);
    const printed = await anna.context.newPage();
    await printed.goto(`${server.url}/api/v1/articles/${article}/export/report.html?language=en`);
    const said = ((await printed.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
    for (const [words] of CLAIMS) expect(said).toContain(words);
    expect(said).toContain('Cleared by Anna de Vries');
    expect(said).toContain('Signed by Bram Kuipers');
    expect(await axeFaults(printed)).toEqual([]);

    await caretBehind(anna.page, 'elf');
    await anna.page.keyboard.type(' en een half');
    await anna.page.locator('.passage-claim-stale', { hasText: 'elf en een half kilometer' }).first().waitFor();
    await page.locator('.passage-claim-stale').first().waitFor();
    const stale = await page
      .locator('.passage-claim-stale')
      .evaluateAll((pieces) => [...new Set(pieces.map((piece) => piece.getAttribute('data-passage')))]);
    expect(stale).toHaveLength(1);
    await page.locator('[data-clearance="touched"]').waitFor();
    expect([...anna.faults, ...bram.faults]).toEqual([]);
  },
  LIMIT_MS,
);
