/** The minutes of a live session as a page: on screens of every kind, in both languages, and printed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let article = '';
const session = crypto.randomUUID();

const decide = (person: Person, command: object) =>
  asked(person, 'POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });
const does = (person: Person, type: string, more: object = {}) =>
  decide(person, { type: `session.${type}`, session, ...more });

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Okafor', role: 'editor' });
  article = await importArticle(anna, 'notulen');
  const claims: string[] = [];
  for (const exact of ['18.300 inwoners', 'van dijkgraaf Ruud van Aalst']) {
    const annotation = crypto.randomUUID();
    await decide(anna, { type: 'claim.open', annotation, tag: 'n', target: { quote: { exact } } });
    claims.push(annotation);
  }
  await does(anna, 'start');
  for (const annotation of claims) {
    await does(anna, 'next', { annotation });
    await does(anna, 'vote', { annotation, verdict: 'confirmed' });
    await does(bram, 'vote', {
      annotation,
      verdict: 'disputed',
      reason: `Het register zegt iets anders. ${'lang'.repeat(60)}`,
    });
    await does(anna, 'reveal');
  }
  await does(anna, 'again');
  await does(bram, 'vote', { annotation: claims[1], verdict: 'confirmed' });
  await does(anna, 'park', { reason: 'Bel de dijkgraaf.' });
  await does(anna, 'end');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

test.each([
  ['nl', 'Livesessie', 'verdeeld'],
  ['en', 'live session', 'split'],
])('[R-CHECKROOM-14] the minutes are read in %s on every screen', async (language, kind, outcome) => {
  const page = await bram.context.newPage();
  await page.goto(`/api/v1/articles/${article}/sessions/${session}/minutes.html?language=${language}`);
  expect((await page.title()).toLowerCase()).toContain(kind.toLowerCase());
  expect(await page.locator('#stage').textContent()).toContain(outcome);
  expect(await page.locator('#present li').count()).toBe(2);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const contrast of ['no-preference', 'more'] as const) {
        await page.emulateMedia({ colorScheme, contrast });
        expect(await axeFaults(page), `${width} ${colorScheme} ${contrast}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  }
  expect(bram.faults).toEqual([]);
  await page.close();
});

test('[R-REPORT-8] the report tells of the session, and stays clean', async () => {
  const page = await anna.context.newPage();
  await page.goto(`/api/v1/articles/${article}/export/report.html?language=nl`);
  await page.getByRole('link', { name: 'Livesessies' }).press('Enter');
  expect(new URL(page.url()).hash).toBe('#sessions');
  expect(await page.locator('#sessions').textContent()).toContain('Bel de dijkgraaf.');
  expect(await axeFaults(page)).toEqual([]);
  await page.close();
});
