/** The header of an article while a whole desk is in it: whatever the screen, each thing of it has a place of its own. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const WIDTHS = [1920, 1440, 1366, 1280, 1100, 1024, 800, 768, 412, 390, 360];

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let others: Person[];

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'chief', locale: 'nl-NL' });
  others = [];
  for (const name of ['Carla Maas', 'Daan Oost', 'Esra Yilmaz', 'Femke Bos']) {
    others.push(await invite(browser, anna, { name, role: 'editor' }));
  }
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** What is seen of the header: pairs that lie on each other, and what is outside the screen. */
function faultsOf(page: Page): Promise<string[]> {
  return page.locator('header.header').evaluate((header) => {
    const selector = '.brand, nav a, nav h1, output, .header-place > button, .header-actions > *';
    const seen = [...header.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.title || element.textContent}`;
      return width > 1 && height > 1 ? [{ element, name, left, right, top, bottom }] : [];
    });
    const faults: string[] = [];
    for (const [n, one] of seen.entries()) {
      if (one.left < 0 || one.right > innerWidth || one.top < 0) faults.push(`${one.name} is off the screen`);
      for (const other of seen.slice(n + 1)) {
        if (one.element.contains(other.element)) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1) faults.push(`${one.name} lies on ${other.name}`);
      }
    }
    return faults;
  });
}

test('[R-CLIENT-13] with six people in it and a check room open, nothing of it lies on anything else', async () => {
  const article = await importArticle(anna, 'kernvraag-van-de-oosterhaven');
  const claim = { annotation: crypto.randomUUID(), tag: 'g', target: { quote: { exact: 'elf kilometer' } } };
  const run = (person: Person, command: object) =>
    asked(person, 'POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });
  await run(anna, { type: 'claim.open', ...claim });
  await run(others[0] as Person, { type: 'session.start', session: crypto.randomUUID() });
  for (const person of [anna, bram, ...others]) await openArticle(person, article, 'Oosterhaven');
  await bram.page.getByRole('button', { name: '6 mensen zijn hier' }).waitFor();
  await anna.page.getByRole('button', { name: '6 people are here' }).waitFor();
  for (const { page } of [anna, bram]) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => faultsOf(page), { message: `${width} pixels` }).toEqual([]);
    }
  }
});
