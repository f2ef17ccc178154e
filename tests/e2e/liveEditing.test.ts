import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveBrowser, type Person, paste, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, caretBehind, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** Several machines' worth of work runs beside these tests; what is waited for comes within this, or is lost. */
const SOON = { timeout: 15_000 };

const article = ({ page }: Person) => page.locator('.article-text');

async function bothShow(...words: string[]): Promise<void> {
  for (const person of [anna, bram]) {
    for (const each of words) await expect.poll(() => article(person).textContent(), SOON).toContain(each);
  }
  const html = ({ page }: Person) =>
    page.evaluate(() => {
      const text = document.querySelector('.article-text');
      return [...(text?.children ?? [])].map((block) => `${block.getAttribute('data-block')}:${block.textContent}`);
    });
  await expect.poll(async () => JSON.stringify(await html(anna)) === JSON.stringify(await html(bram)), SOON).toBe(true);
}

async function open(slug: string): Promise<void> {
  const id = await importArticle(anna, slug);
  for (const person of [anna, bram]) await openArticle(person, id, 'Oosterhaven');
}

describe('two people in one article of the real server', () => {
  test('[R-EDIT-5] write, part and join blocks, and undo only what is their own', async () => {
    await open('live');
    await caretBehind(anna.page, 'een gesloten deur');
    await anna.page.keyboard.type(' en een raam');
    await bothShow('een gesloten deur en een raam');
    await caretBehind(bram.page, 'lage wijken');
    await bram.page.keyboard.type(' daar');
    await bothShow('lage wijken daar');
    await anna.page.keyboard.press('Enter');
    await anna.page.keyboard.type('Nieuw');
    await bothShow('Nieuw');
    await anna.page.keyboard.press('Control+z');
    await anna.page.keyboard.press('Control+z');
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => article(bram).textContent(), SOON).not.toContain('en een raam');
    await bothShow('lage wijken daar', 'een gesloten deur');
  });

  test('[R-CARET-1] see each other’s caret with the name that the server gives', async () => {
    await open('carets');
    await caretBehind(bram.page, 'lage wijken');
    await expect.poll(() => anna.page.locator('.article-caret-flag').textContent(), SOON).toContain('Bram');
  });

  test('[R-EDIT-5] one composes while the other writes before it and parts the block above', async () => {
    await open('composing');
    const cdp = await anna.context.newCDPSession(anna.page);
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await caretBehind(anna.page, 'een gesloten deur');
    await compose('に');
    await compose('にほ');
    await caretBehind(bram.page, 'lage wijken');
    await bram.page.keyboard.type(' daar');
    await bram.page.keyboard.press('Enter');
    await expect.poll(() => article(bram).textContent(), SOON).toContain('にほ');
    await compose('日本');
    await cdp.send('Input.insertText', { text: '日本' });
    await bothShow('een gesloten deur日本', 'lage wijken daar');
    expect(await article(bram).textContent()).not.toMatch(/[にほ]/);
  });

  test('[R-PASTE-1] a pasted page breaks no rule of the content security policy', async () => {
    await open('pasting');
    await caretBehind(anna.page, 'een gesloten deur');
    const html =
      '<style>p{color:red}</style><p style="color:red" onclick="a()">Eén <b>vet</b></p><ul><li>punt</li></ul>' +
      '<img src="https://example.org/a.png" onerror="a()"><script>a()</script><p>Twee</p>';
    await paste(anna.page, { text: 'Eén', html });
    await bothShow('Eén vet', 'punt', 'Twee');
    expect([...anna.faults, ...bram.faults]).toEqual([]);
  });
});
