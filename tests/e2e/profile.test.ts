/** What a person sets for themselves, and what a desk and an installation tell of themselves, in real browsers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, type Person, sharedBrowser, signIn } from '../support/browser.ts';
import { arriveFirst, asked, invite, PASSWORD } from '../support/newsroom.ts';
import { PNG } from '../support/pictures.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let server: ServerProcess;
let browser: Browser;
let anna: Person;
let bob: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Wit');
  bob = await invite(browser, anna, { name: 'Bob', role: 'editor' });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

test('[R-PROFILE-1] [R-PROFILE-3] [R-PROFILE-5] photo, theme and keys follow to another computer, and others see the photo', async () => {
  const { page } = anna;
  await page.goto('/account');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(PNG) });
  await page.getByText('Your photo is saved.').waitFor();
  await page.getByLabel('Theme').selectOption('dark');
  await page.goto('/desk/newsroom');
  await page.getByRole('heading', { name: 'No articles on this desk yet' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change the key: New article' }).click();
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Taken; press another' }).waitFor();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Change the key: New article' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);

  const elsewhere = await newPerson(browser, { origin: server.url });
  await signIn(elsewhere.page, 'anna@example.org', PASSWORD);
  await elsewhere.page.locator('html[data-theme="dark"]').waitFor();
  await elsewhere.page.locator('.header-face .avatar-photo').waitFor();
  await elsewhere.page.getByRole('heading', { name: 'No articles on this desk yet' }).waitFor();
  await elsewhere.page.keyboard.press('n');
  await elsewhere.page.keyboard.press('x');
  await elsewhere.page.getByRole('dialog', { name: 'New article' }).waitFor();

  await bob.page.goto('/desk/newsroom/people');
  await bob.page.getByRole('listitem').filter({ hasText: 'Anna de Wit' }).locator('.avatar-photo').waitFor();
  expect([anna.faults, elsewhere.faults]).toEqual([[], []]);
});

test.each<[string, string[]]>([
  ['light', ['/account', '/audit', '/desk/newsroom/settings']],
  ['dark', ['/account', '/desk/newsroom']],
  ['contrast', ['/audit', '/desk/newsroom']],
])('[R-CLIENT-6] in the theme %s, %j pass axe', async (theme, paths) => {
  const { page } = anna;
  await asked(anna, 'PATCH', '/me/settings', { theme });
  for (const path of paths) {
    await page.goto(path);
    await page.locator(`html[data-theme="${theme}"] h1`).waitFor();
    expect(await axeFaults(page), path).toEqual([]);
  }
});

test('[R-DESK-12] somebody leaves the desk, and the owner reads that in the audit', async () => {
  const { page } = bob;
  await page.goto('/desk/newsroom/settings');
  await page.getByRole('button', { name: 'Leave the desk' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the desk' }).click();
  await page.getByRole('heading', { name: 'You are not on a desk yet' }).waitFor();
  await anna.page.goto('/audit?group=people');
  await anna.page.getByRole('row').filter({ hasText: 'Bob' }).filter({ hasText: 'left Newsroom' }).waitFor();
  await page.goto('/audit');
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  expect([anna.faults, bob.faults]).toEqual([[], []]);
});
