/** Who somebody is, in real browsers: a second factor, and a guest who is let into one article. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, card, comment, importArticle, openArticle, PASSWORD } from '../support/newsroom.ts';
import { codeOf } from '../support/secondFactor.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

test('[R-PEOPLE-13] [R-PEOPLE-15] a second factor is set up from a picture drawn here, and asked for at sign-in', async () => {
  const { page } = anna;
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('img', { name: 'QR code with the key for your app' }).waitFor();
  const key = (await page.locator('.settings-steps code').first().textContent())?.replace(/ /g, '') ?? '';
  const paper = await page.getByRole('list', { name: 'Codes on paper' }).getByRole('listitem').allInnerTexts();
  expect([key.length > 30, new Set(paper).size]).toEqual([true, 10]);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Then type the code').fill(codeOf(key, Date.now()));
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByText('10 codes on paper are left.').waitFor();

  const elsewhere = await newPerson(browser, { origin: server.url });
  await elsewhere.page.goto('/sign-in?next=/account');
  await elsewhere.page.getByLabel('E-mail').fill('anna@example.org');
  await elsewhere.page.locator('input[name="password"]').fill(PASSWORD);
  await elsewhere.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.page.getByLabel('Code').fill('000000');
  await elsewhere.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.page.getByRole('alert').getByText('This code is not right').waitFor();
  expect(await axeFaults(elsewhere.page)).toEqual([]);
  await elsewhere.page.getByLabel('Code').fill(paper[0] ?? '');
  await elsewhere.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.page.getByText('9 codes on paper are left.').waitFor();
  expect([...anna.faults, ...elsewhere.faults]).toEqual([]);
});

test('[R-GUEST-2] [R-GUEST-3] [R-GUEST-4] [R-GUEST-5] a guest comments on one article until the link is withdrawn', async () => {
  const article = await importArticle(anna, 'for-the-lawyer');
  await openArticle(anna, article, 'Oosterhaven');
  await anna.page.getByRole('button', { name: 'Share' }).click();
  await anna.page.getByLabel('Who is it for?').fill('De advocaat');
  await anna.page.getByRole('button', { name: 'Make a link' }).click();
  const link = await anna.page.getByLabel('Guest link').inputValue();
  expect(await axeFaults(anna.page)).toEqual([]);
  await anna.page.keyboard.press('Escape');

  const lawyer = await newPerson(browser, { origin: server.url, locale: 'nl-NL' });
  await lawyer.page.goto(link);
  await lawyer.page.getByText('Anna de Vries nodigt je uit').waitFor();
  expect(lawyer.page.url()).toBe(`${server.url}/guest`);
  expect(await axeFaults(lawyer.page)).toEqual([]);
  await lawyer.page.getByLabel('Naam').fill('Mr. De Wit');
  await lawyer.page.getByRole('button', { name: 'Artikel openen' }).click();
  await lawyer.page.waitForURL(`**/article/${article}`);
  await lawyer.page.locator('.article-text', { hasText: 'Oosterhaven' }).waitFor();
  await lawyer.page.getByRole('button', { name: 'Account van Mr. De Wit' }).click();
  expect(await axeFaults(lawyer.page)).toEqual([]);
  await lawyer.page.getByRole('menuitemradio', { name: 'English' }).click();
  await lawyer.page.reload();
  await lawyer.page.getByRole('button', { name: 'Account of Mr. De Wit' }).waitFor();
  await lawyer.page.locator('.article-text', { hasText: 'Oosterhaven' }).waitFor();
  await comment(lawyer.page, 'al 43 gezinnen', 'Dit kan niet zo.');
  await card(anna.page, 'Dit kan niet zo.').getByText('Mr. De Wit (guest)').waitFor();
  await lawyer.page.goto('/account');
  await lawyer.page.waitForURL(`**/article/${article}`);
  await lawyer.page.locator('.article-text', { hasText: 'Oosterhaven' }).waitFor();
  expect(await lawyer.page.getByRole('button', { name: 'Share' }).count()).toBe(0);
  for (const words of ['Search stories', 'Inbox'])
    expect(await lawyer.page.getByRole('button', { name: words }).count()).toBe(0);
  await lawyer.page.keyboard.press('Control+k');
  const offered = lawyer.page.getByRole('listbox').getByRole('option');
  await offered.filter({ hasText: 'Theme' }).first().waitFor();
  expect(await offered.filter({ hasText: /^(My account|Desk|Language|Check rooms)/ }).count()).toBe(0);
  await lawyer.page.keyboard.press('Escape');

  await anna.page.getByRole('button', { name: 'Share' }).click();
  await anna.page.getByRole('button', { name: 'Withdraw the link of Mr. De Wit (De advocaat)' }).click();
  await lawyer.page
    .getByText('You are no longer a guest here')
    .or(lawyer.page.getByText('This link cannot be used'))
    .waitFor();
  await lawyer.page.goto(`/article/${article}`);
  await lawyer.page.waitForURL('**/sign-in**');
  expect([...anna.faults, ...lawyer.faults]).toEqual([]);
});
