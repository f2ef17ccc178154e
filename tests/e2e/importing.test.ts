/** Documents brought into the desk by hand: dropped, chosen, pasted; what came of them is shown before and afterwards. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, paste, sharedBrowser } from '../support/browser.ts';
import { commented, deleted, docxFile, paragraph, picture, run } from '../support/docxFile.ts';
import { arriveFirst, card, invite } from '../support/newsroom.ts';
import { PNG } from '../support/pictures.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DOCX = Buffer.from(
  docxFile({
    body: [
      paragraph('De brug blijft dicht', 'Title'),
      paragraph(run('De brug is ') + commented([1, 2], 'sinds maandag') + deleted(' helemaal') + run(' dicht.')),
      paragraph(run('Niemand weet ') + commented([3], 'hoe lang') + run(' het duurt.')),
      paragraph(picture('rId30')),
      paragraph('De brug op maandag. © Anna', 'Caption'),
    ].join(''),
    comments: [
      { id: 1, author: 'Jane Doe', date: '2026-01-05T10:00:00Z', text: 'Klopt dit?' },
      { id: 2, author: 'Ben Kok', date: '2026-01-05T11:00:00Z', text: 'Ja, volgens de provincie.', parent: 1 },
      { id: 3, author: 'Jane Doe', text: 'Nagevraagd.', done: true },
    ],
    media: { 'a.png': PNG },
  }),
);
const kustweg = new URL('../support/articles/kustweg.txt', import.meta.url);
const wordpress = new URL('../support/articles/pages/en-wordpress.page', import.meta.url);

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-importing-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const files = (page: Page) => page.locator('input[type="file"]');

/** Drops files anywhere on the page, as a file manager would. */
async function drop(page: Page, dropped: { name: string; text: string }[]): Promise<void> {
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of list) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, dropped);
}

const blocksOf = (page: Page, type: string) => page.locator(`.article-text [data-block="${type}"]`).count();
const FOUND = ['crosshead', 'caption', 'credit', 'residue'] as const;
const counted = async (page: Page) => Promise.all(FOUND.map((type) => blocksOf(page, type)));

test('[R-IMPORT-2] [R-IMPORT-7] a document of Word is shown before it is made, and its comments stand in the margin as they were', async () => {
  const { page } = anna;
  await page.goto('/desk/newsroom');
  await files(page).setInputFiles({ name: 'brug.docx', mimeType: WORD, buffer: DOCX });
  const dialog = page.getByRole('dialog', { name: 'New article' });
  await dialog.getByText('Word document · from brug.docx').waitFor();
  await dialog.getByText('1 picture · 1 caption · 1 credit · 2 comment threads · 1 of them resolved').waitFor();
  await dialog.getByText('1 tracked deletion was carried out.').waitFor();
  await dialog.getByText('Left out: 1 word').click();
  await dialog.getByText('helemaal').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await page.locator('.article-text', { hasText: 'Niemand weet hoe lang' }).waitFor();
  const thread = card(page, 'Klopt dit?');
  await thread.getByText('Jane Doe · from the file').waitFor();
  await thread.click();
  await thread.getByText('Ben Kok · from the file').waitFor();
  await expect.poll(() => page.locator('.article-text img').count()).toBe(1);
  await thread.getByRole('button', { name: 'Change or delete this comment' }).first().click();
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

test('[R-IMPORT-1] [R-IMPORT-3] an article copied from a page comes in alike by file and by paste', async () => {
  const { page } = bram;
  const text = await readFile(kustweg, 'utf8');
  const bring = [
    () => files(page).setInputFiles({ name: 'kustweg.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }),
    () => paste(page, { text }),
  ];
  for (const [place, take] of bring.entries()) {
    await page.goto('/desk/newsroom');
    await page.getByRole('button', { name: 'kies een bestand' }).waitFor();
    await take();
    const dialog = page.getByRole('dialog', { name: 'Nieuw artikel' });
    await dialog
      .getByText('4 tussenkoppen · 2 foto’s · 2 bijschriften · 2 fotocredits · 1 restje om te bekijken')
      .waitFor();
    await dialog.getByText('Weggelaten: 4 woorden').click();
    await dialog.getByText('Volledig scherm').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel('Slug').fill(`kustweg-${place}`);
    await dialog.getByRole('button', { name: 'Aanmaken en openen' }).click();
    await page.locator('.article-text', { hasText: 'Pijnlijke vergelijking' }).waitFor();
    expect(await counted(page)).toEqual([4, 2, 2, 1]);
  }
});

test('[R-IMPORT-2] [R-IMPORT-9] of several files dropped at once each is told of; what cannot be read keeps none of the others out', async () => {
  const { page } = anna;
  await page.goto('/desk/newsroom');
  await page.getByRole('button', { name: 'choose a file' }).waitFor();
  await drop(page, [
    { name: 'page.html', text: await readFile(wordpress, 'utf8') },
    { name: 'broken.docx', text: 'PK\u0003\u0004 is no zip' },
    { name: 'short.md', text: '# A short one\n\nWith a sentence.' },
    { name: 'paper.pdf', text: '%PDF-1.7' },
  ]);
  await page.getByText('“paper.pdf” was not taken in: Kantlijn reads').waitFor();
  const dialog = page.getByRole('dialog', { name: '3 files' });
  await dialog.getByText('Ferry to Harrow Point cancelled for the third day').waitFor();
  await dialog.getByText('This file is damaged or incomplete.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create 2 articles' }).click();
  await page.getByText('2 articles were created.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('link', { name: 'A short one' }).waitFor();
  await page.getByRole('button', { name: 'Actions for Ferry to Harrow Point' }).click();
  await page.getByRole('menuitem', { name: 'Slug, deadline, language…' }).click();
  const details = page.getByRole('dialog', { name: 'About this article' });
  await details.getByText('Import report').click();
  await details.getByText('formatted text · from page.html').waitFor();
  await details.getByText(/^Left out: \d+ words$/).click();
  await details.getByText('Skip to content').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('[R-CLIENT-6] nobody’s browser asked another host, broke the policy or failed', () => {
  expect({ anna: anna.faults, bram: bram.faults }).toEqual({ anna: [], bram: [] });
});
