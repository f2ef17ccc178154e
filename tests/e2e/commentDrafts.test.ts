/** Pictures in comments, and words that were half written: what waits on this computer until it is sent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, card, importArticle, invite, openArticle, openThread } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-pictures-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A file of these bytes, as a clipboard or a hand brings it. */
async function bringPicture(page: Page, how: 'paste' | 'drop', label: string): Promise<void> {
  await page.getByLabel(label).evaluate(async (field, way) => {
    const canvas = new OffscreenCanvas(90, 60);
    const brush = canvas.getContext('2d');
    if (brush) brush.fillStyle = way === 'paste' ? '#1f4f8f' : '#1c7a46';
    brush?.fillRect(0, 0, 90, 60);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'kaart.png', { type: 'image/png' }));
    const event =
      way === 'paste'
        ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
  }, how);
}

test('[R-THREAD-20] [R-THREAD-21] pictures come into a comment, wait in its draft, and open large', async () => {
  const article = await importArticle(anna, 'pictures');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openArticle(bram, article, 'Oosterhaven');
  const { page } = bram;
  await card(page, 'Nagemeten?').click();
  await page.getByLabel('Je antwoord').fill('Zie de kaart');
  await bram.context.setOffline(true);
  await bringPicture(page, 'paste', 'Je antwoord');
  await page.getByText('Voor beeld is verbinding nodig').waitFor();
  await bram.context.setOffline(false);
  await bringPicture(page, 'paste', 'Je antwoord');
  await bringPicture(page, 'drop', 'Je antwoord');
  const thumbs = card(page, 'Nagemeten?').getByRole('img', { name: /^Beeld \d van 2/ });
  await expect.poll(() => thumbs.count()).toBe(2);
  await page.reload();
  await card(page, 'Nagemeten?').click();
  await expect.poll(() => thumbs.count()).toBe(2);
  expect(await page.getByLabel('Je antwoord').inputValue()).toBe('Zie de kaart');
  await card(page, 'Nagemeten?')
    .getByRole('button', { name: /^Laat weg: Beeld 2/ })
    .click();
  await page.getByLabel('Je antwoord').focus();
  await page.keyboard.press('Control+Enter');
  const picture = card(page, 'Zie de kaart').getByRole('img', {
    name: 'Beeld 1 van 1 in een opmerking van Bram Kuipers',
  });
  await picture.waitFor();
  await picture.click();
  await page.getByRole('dialog').locator('img').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('[R-THREAD-20] [R-CLIENT-12] a change of a comment that was not sent stands there again after a reload', async () => {
  const article = await importArticle(anna, 'changes');
  await openThread(anna, article, 'elf kilometer', 'Nagemeten?');
  await openArticle(anna, article, 'Oosterhaven');
  const { page } = anna;
  await card(page, 'Nagemeten?').click();
  await page.getByRole('button', { name: 'Change or delete' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  // The menu that goes leaves the focus where the comment is changed: what is typed there is no shortcut.
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Nagemeten door wie?');
  await page.reload();
  await page.locator('[data-card]').first().click();
  await expect.poll(() => page.getByLabel('Change your comment').inputValue()).toBe('Nagemeten door wie?');
  await page.getByRole('button', { name: 'Save' }).click();
  await card(page, 'Nagemeten door wie?').getByText('Edited').waitFor();
});
