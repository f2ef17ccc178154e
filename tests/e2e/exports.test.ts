/** An article leaves from its own page: a Word file and a table, by mouse and by keyboard; a viewer is offered less. */
import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle, openThread } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let vera: Person;
let article = '';

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  vera = await invite(browser, anna, { name: 'Vera Mulder', role: 'viewer' });
  article = await importArticle(anna, 'leaving');
  await openThread(anna, article, 'elf kilometer', 'Wie heeft dit gemeten?');
  const decide = (command: object) =>
    asked(anna, 'POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });
  const target = { quote: { exact: '18.300 inwoners' } };
  await decide({ type: 'claim.open', annotation: crypto.randomUUID(), tag: 'g', target });
  const annotation = crypto.randomUUID();
  await decide({ type: 'claim.open', annotation, tag: 'g', target: { quote: { exact: 'elf kilometer' } } });
  const record = { relation: 'supports', tier: 'primary', kind: 'webpage', title: 'Kaart' };
  await decide({ type: 'evidence.add', annotation, evidence: { id: crypto.randomUUID(), ...record } });
  await decide({ type: 'claim.tick', annotation, verdict: 'confirmed' });
  await Promise.all([openArticle(anna, article, 'Oosterhaven'), openArticle(vera, article, 'Oosterhaven')]);
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

async function downloaded(page: Page, choose: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await choose();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('[R-EXPORT-13] a Word file by mouse and a table by keyboard, under the name of the article', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Export' }).click();
  expect(await axeFaults(page)).toEqual([]);
  const word = page.getByRole('menuitem', { name: /^Word \(DOCX\)/ });
  const { name, bytes } = await downloaded(page, () => word.click());
  expect(name).toBe('leaving.docx');
  const comments = new TextDecoder().decode(unzipSync(bytes)['word/comments.xml']);
  expect(comments).toContain('Wie heeft dit gemeten?');
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  const table = page.getByRole('menuitem', { name: /^Claims as a table/ });
  const csv = await downloaded(page, () => table.press('Enter'));
  expect(csv.name).toBe('leaving.claims.csv');
  expect(parseCsv(csv.bytes, { bom: true, columns: true })).toMatchObject([
    { tag: 'g', words: '18.300 inwoners', state: 'open' },
    { tag: 'g', words: 'elf kilometer', verdict: 'confirmed' },
  ]);
  expect(anna.faults).toEqual([]);
});

test('[R-EXPORT-13] a viewer is offered what they may have, with what each is for', async () => {
  const { page } = vera;
  await page.setViewportSize({ width: 390, height: 700 });
  await page.getByRole('button', { name: 'Export' }).click();
  const word = page.getByRole('menuitem', { name: /^Word \(DOCX\)/ });
  await word.waitFor();
  expect(await word.textContent()).toContain('With comments, replies and suggestions as tracked changes');
  expect(await page.getByRole('menuitem', { name: 'ClaimReview and MediaReview' }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await axeFaults(page)).toEqual([]);
});

test('[R-EXPORT-17] anybody checks a passport in the browser, and the published text beside it', async () => {
  const { page, faults } = await newPerson(browser, { origin: server.url, locale: 'nl-NL' });
  const url = `/api/v1/articles/${article}/export/passport`;
  const file = await anna.page.evaluate((path) => fetch(path).then((answer) => answer.text()), url);
  const { text } = JSON.parse(file) as { text: string };
  const choose = (content: string) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: 'leaving.passport.json', mimeType: 'application/json', buffer: Buffer.from(content) },
    });
  await page.goto('/passport');
  await choose(file);
  await page.getByRole('heading', { name: 'Het paspoort is geldig' }).waitFor();
  await page.getByText('Dat is de sleutel van deze server.').waitFor();
  const published = page.getByLabel('Tekst zoals die is gepubliceerd');
  await published.fill(text);
  await page.getByText('Alle gecheckte passages staan in deze tekst.').waitFor();
  await published.fill(text.replace('elf kilometer', 'twaalf kilometer'));
  const changed = page.getByRole('listitem').filter({ hasText: 'Claim' });
  expect(await changed.textContent()).toContain('elf kilometer');
  expect(await axeFaults(page)).toEqual([]);
  await choose(file.replace('18.300', '18.400'));
  await page.getByRole('heading', { name: 'Het paspoort is niet geldig' }).waitFor();
  await page.getByText('Het bestand is veranderd nadat het was ondertekend.').waitFor();
  await choose('{}');
  await page.getByText('Dit bestand is geen paspoort.').waitFor();
  expect(faults).toEqual([]);
});

test('[R-BADGE-1] a chief switches a badge on, a page elsewhere shows it, and withdrawing it takes it away there', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Badge for your site…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Badge for your site' });
  await dialog.getByRole('button', { name: 'Switch the badge on' }).click();
  const html = await dialog.getByLabel('HTML of the badge').inputValue();
  const address = /src="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(await axeFaults(page)).toEqual([]);
  // Drawn by a browser that nobody has signed in to.
  const stranger = await newPerson(browser, { origin: server.url });
  await stranger.page.goto(address);
  await stranger.page.locator('svg', { hasText: '%' }).waitFor();
  await dialog.getByRole('button', { name: 'Withdraw the badge' }).click();
  await dialog.getByRole('button', { name: 'Switch the badge on' }).waitFor();
  expect((await stranger.context.request.get(address)).status()).toBe(404);
  await page.keyboard.press('Escape');
});
