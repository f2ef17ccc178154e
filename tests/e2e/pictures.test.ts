import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, caretBehind, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { PNG } from '../support/pictures.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

interface GivenFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}
const dot = { name: 'brug.png', type: 'image/png', bytes: PNG };

/** Drops a file from outside onto the paragraph with these words, or pastes it at the caret. */
async function give(page: Page, how: 'drop' | 'paste', words: string, { name, type, bytes }: GivenFile) {
  await page.evaluate(
    ({ how, words, name, type, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const blocks = [...document.querySelectorAll('.article-text > *')];
      const target = blocks.find((block) => block.textContent.includes(words)) ?? document.body;
      const { left, top } = target.getBoundingClientRect();
      const all = { bubbles: true, cancelable: true };
      const given = { drop: { dataTransfer, clientX: left + 5, clientY: top + 5 }, paste: {} }[how];
      const event = how === 'drop' ? new DragEvent('drop', { ...all, ...given }) : undefined;
      target.dispatchEvent(event ?? new ClipboardEvent('paste', { ...all, clipboardData: dataTransfer }));
    },
    { how, words, name, type, bytes: [...bytes] },
  );
}

const pictures = (page: Page) =>
  page.locator('.article-picture').evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
const kinds = (page: Page) =>
  page
    .locator('.article-text > *')
    .evaluateAll((all) => all.map((block) => (block as HTMLElement).dataset['block'] ?? block.tagName));
const shows = (person: Person, count: number) =>
  expect.poll(() => pictures(person.page), { timeout: 10_000 }).toEqual(new Array(count).fill(1));

test('[R-FIGURE-2] one drops a picture, chooses one and pastes one; the other sees them with their words', async () => {
  const article = await importArticle(anna, 'pictures');
  await Promise.all([anna, bram].map((person) => openArticle(person, article, 'Oosterhaven')));
  await give(anna.page, 'drop', 'elf kilometer', dot);
  await Promise.all([shows(anna, 1), shows(bram, 1)]);
  const words = '.article-thing:has(.article-picture) + [data-block="caption"] + [data-block="credit"]';
  expect(await bram.page.locator(words).count()).toBe(1);

  await anna.page.locator('.article-thing:has(.article-picture) .article-words').click();
  await anna.page.keyboard.type('Een brug');
  await expect.poll(() => bram.page.locator('.article-picture').getAttribute('alt')).toBe('Een brug');

  await caretBehind(anna.page, 'lage wijken');
  const chooser = anna.page.waitForEvent('filechooser');
  await anna.page.getByRole('button', { name: 'Insert a figure' }).click();
  await (await chooser).setFiles({ name: 'kade.png', mimeType: 'image/png', buffer: Buffer.from(PNG) });
  await Promise.all([shows(anna, 2), shows(bram, 2)]);

  await caretBehind(bram.page, 'een gesloten deur');
  await give(bram.page, 'paste', 'een gesloten deur', dot);
  await Promise.all([shows(anna, 3), shows(bram, 3)]);
  expect(await kinds(anna.page)).toEqual(await kinds(bram.page));
  expect(await axeFaults(anna.page)).toEqual([]);
});

test('[R-FIGURE-3] what is no picture, and a picture without a connection, is told in words', async () => {
  const article = await importArticle(anna, 'no-pictures');
  await Promise.all([anna, bram].map((person) => openArticle(person, article, 'Oosterhaven')));
  const before = await kinds(anna.page);
  const svg = { name: 'logo.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>'.padEnd(99)) };
  await give(anna.page, 'drop', 'elf kilometer', svg);
  await anna.page
    .getByText('logo.svg was not put into the article. This is not a picture that browsers show')
    .waitFor();
  await give(anna.page, 'drop', 'elf kilometer', { ...dot, name: 'stuk.docx', type: 'application/msword' });
  await anna.page.getByText('Only pictures can be dropped into the text').waitFor();
  await bram.context.setOffline(true);
  await give(bram.page, 'drop', 'elf kilometer', dot);
  await bram.page.getByText('Voor beeld is verbinding nodig').waitFor();
  await bram.context.setOffline(false);
  expect([await kinds(anna.page), await anna.page.locator('.article-arriving').count()]).toEqual([before, 0]);
  expect([...anna.faults, ...bram.faults].filter((fault) => !/WebSocket connection/.test(fault))).toEqual([]);
});
