/** The queue of a check room put in another order, claims asked for, a leader who is gone, and follow by touch. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let cas: Person;

const LATER_CLOCK = new URL('../support/laterClock.ts', import.meta.url).href;
const CLAIMS = ['18.300 inwoners', 'elf kilometer', '43 gezinnen'];

beforeAll(async () => {
  const env = { NODE_OPTIONS: `--import=${LATER_CLOCK}` };
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ env })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor' });
  cas = await invite(browser, anna, { name: 'Cas de Wit', role: 'checker' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

const room = (page: Page) => page.getByRole('region', { name: 'Check room' });
const queue = (page: Page) => page.getByRole('dialog', { name: /^Queue/ });
const order = (page: Page) => queue(page).locator('.checkroom-quote').allTextContents();

async function openRoom(slug: string): Promise<string> {
  const article = await importArticle(anna, slug);
  for (const exact of CLAIMS) {
    const claim = { annotation: crypto.randomUUID(), target: { quote: { exact } }, tag: 'g' };
    const command = { id: crypto.randomUUID(), type: 'claim.open', ...claim };
    await asked(anna, 'POST', `/articles/${article}/commands`, command);
  }
  return article;
}

/** A page that glides on after a swipe takes the next tap as a word to stop. */
const glidedOut = (page: Page) => {
  const isStill = () =>
    page.locator('#content').evaluate(async (content) => {
      const before = content.scrollTop;
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
      return content.scrollTop === before;
    });
  return expect.poll(isStill).toBe(true);
};

const join = ({ page }: Person) => page.getByRole('button', { name: /^Join the check room/ }).press('Enter');

test('[R-CHECKROOM-3] [R-CHECKROOM-13] a claim is asked for, the queue is dragged, and who leads next takes the lead', async () => {
  const article = await openRoom('leads');
  await Promise.all([anna, bram, cas].map((person) => openArticle(person, article, 'Oosterhaven')));
  await anna.page.getByRole('button', { name: 'Check room' }).press('Enter');
  await join(bram);
  await room(bram.page).getByText('Anna de Vries leads').waitFor();
  await join(cas);
  for (const { page } of [anna, cas]) await page.getByRole('button', { name: 'Queue (3)' }).click();
  await expect.poll(() => order(anna.page)).toEqual(CLAIMS);

  await cas.page.getByRole('button', { name: 'Ask for it on stage: elf kilometer' }).click();
  await queue(anna.page).getByText('asked for by 1').waitFor();
  await expect.poll(() => order(anna.page)).toEqual(['elf kilometer', '18.300 inwoners', '43 gezinnen']);
  await cas.page.getByRole('button', { name: 'Ask for it on stage: elf kilometer', pressed: true }).click();
  await expect.poll(() => order(anna.page)).toEqual(CLAIMS);

  const row = (words: string) => queue(anna.page).getByRole('listitem').filter({ hasText: words });
  await row('43 gezinnen').dragTo(row('18.300 inwoners'));
  const dragged = ['43 gezinnen', '18.300 inwoners', 'elf kilometer'];
  await expect.poll(() => order(anna.page)).toEqual(dragged);
  await expect.poll(() => order(cas.page)).toEqual(dragged);
  await anna.page.getByRole('button', { name: 'Down: 43 gezinnen' }).click();
  await expect.poll(() => order(cas.page)).toEqual(['18.300 inwoners', '43 gezinnen', 'elf kilometer']);
  await cas.page.keyboard.press('Escape');

  await anna.page.goto('about:blank');
  const takeLead = async ({ page }: Person) => {
    await page.getByRole('button', { name: 'More of the check room' }).click();
    await page.getByRole('menuitem', { name: 'Take the lead', exact: true }).click();
  };
  const refused = ({ page }: Person) => page.getByText('The leader is still here, or was a minute ago').waitFor();
  await takeLead(bram);
  await refused(bram);
  server.process.kill('SIGUSR2');
  await takeLead(cas);
  await refused(cas);
  await takeLead(bram);
  await room(bram.page).getByText('You lead').waitFor();
  await room(cas.page).getByText('Bram Kuipers leads').waitFor();
  await openArticle(anna, article, 'Oosterhaven');
  await room(anna.page).getByText('Bram Kuipers leads').waitFor();
  for (const person of [anna, bram, cas]) expect(person.faults).toEqual([]);
});

test('[R-CHECKROOM-11] by touch, a swipe leaves the stage and one tap follows it again', async () => {
  const article = await openRoom('touch');
  const context = await browser.newContext({
    ...{ baseURL: server.url, viewport: { width: 412, height: 780 }, hasTouch: true, isMobile: true, locale: 'en-GB' },
    storageState: await cas.context.storageState(),
  });
  const phone: Person = { page: await context.newPage(), context, origin: server.url, faults: [] };
  await Promise.all([openArticle(anna, article, 'Oosterhaven'), openArticle(phone, article, 'Oosterhaven')]);
  await anna.page.getByRole('button', { name: 'Check room' }).press('Enter');
  await phone.page.getByRole('button', { name: /^Join the check room/ }).tap();
  const stage = async (words: string) => {
    await anna.page.getByRole('button', { name: /^Queue/ }).click();
    await anna.page.getByRole('button', { name: `On stage: ${words}` }).click();
    await anna.page.keyboard.press('Escape');
    await room(phone.page).getByText(words).waitFor();
  };
  const isSeen = (words: string) =>
    phone.page
      .locator('.passage', { hasText: words })
      .first()
      .evaluate((passage) => {
        const { top, bottom } = passage.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      });
  await stage('43 gezinnen');
  await expect.poll(() => isSeen('43 gezinnen')).toBe(true);
  const debug = await context.newCDPSession(phone.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    debug.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] });
  const swipe = async () => {
    await touch('touchStart', 500);
    for (let y = 500; y >= 100; y -= 40) await touch('touchMove', y);
    await touch('touchEnd');
  };
  await swipe();
  await swipe();
  const again = room(phone.page).getByRole('button', { name: 'Follow the stage again' });
  await again.waitFor();
  await expect.poll(() => isSeen('43 gezinnen')).toBe(false);
  await glidedOut(phone.page);
  await again.tap();
  await expect.poll(() => isSeen('43 gezinnen')).toBe(true);
  expect(await again.count()).toBe(0);
  await context.close();
});
