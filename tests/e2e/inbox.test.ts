/** What waits for people, and a desk's webhooks, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { type HookReceiver, startHookReceiver } from '../support/hookReceiver.ts';
import { arriveFirst, asked, importArticle, invite, openThread } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let receiver: HookReceiver;
let chief: Person;
let checker: Person;
let article: string;

beforeAll(async () => {
  receiver = await startHookReceiver();
  const env = { FETCH_LOOPBACK_PORTS: `${receiver.port}` };
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ env })]);
  chief = await arriveFirst(browser, server, 'Anna de Vries');
  checker = await invite(browser, chief, { name: 'Bob Smit', role: 'checker', locale: 'nl-NL' });
  article = await importArticle(chief, 'oosterhaven');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await receiver.close();
});

test('[R-INBOX-3] [R-INBOX-6] [R-INBOX-7] what waits is counted, gone through by keyboard, and opens where it is', async () => {
  const { page } = chief;
  const me = (await asked<{ person: { id: string } }>(chief, 'GET', '/me')).person.id;
  await page.goto('/desk/newsroom');
  await page.getByRole('button', { name: 'Inbox, nothing waits' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const thread = await openThread(checker, article, 'havenstad', `Klopt dit, @[person:${me}]?`);
  await openThread(checker, article, 'verzamelpunt', 'Welk water?');
  await openThread(checker, article, 'doorbraak', 'Hoe laat?');
  const waits = async () => (await asked<{ unread: number }>(chief, 'GET', '/inbox')).unread;
  await expect.poll(waits, { timeout: 20_000 }).toBe(2);
  await page.reload();
  await page.getByRole('button', { name: 'Inbox, 2 wait' }).click();
  await page.getByText('Bob Smit left 2 notes on your article').waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(2\) /);
  expect(await axeFaults(page)).toEqual([]);

  const lines = page.getByRole('dialog').getByRole('link');
  await lines.first().focus();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: /^Mark as unread: Bob Smit left 2 notes/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/article/${article}?thread=${thread}`);
  await page.getByText('Klopt dit, @Anna de Vries?').first().waitFor();
  await page.getByRole('button', { name: 'Inbox, nothing waits' }).waitFor();

  await openThread(checker, article, 'ambtenaar', `Later, @[person:${me}]`);
  await expect.poll(waits, { timeout: 20_000 }).toBe(1);
  await page.goto('/desk/newsroom');
  await page.getByRole('button', { name: 'Inbox, 1 waits' }).click();
  await page
    .getByRole('button', { name: /^Later: Bob Smit mentioned you/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const tomorrow = page.getByRole('menuitem', { name: /Tomorrow/ });
  await tomorrow.waitFor();
  const isReached = async () => {
    await page.keyboard.press('ArrowDown');
    return tomorrow.evaluate((item) => item === document.activeElement);
  };
  await expect.poll(isReached).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('Put off', { exact: true }).click();
  await page.getByText(/put off until/).waitFor();
  await page.keyboard.press('Escape');
  expect([await waits(), chief.faults]).toEqual([0, []]);
});

test('[R-HOOK-8] a chief sets up a webhook, tries it and sees how that went; others do not find the page', async () => {
  const { page } = chief;
  await page.goto('/desk/newsroom/hooks');
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Name').fill('CMS');
  await page.getByLabel('Address').fill('http://example.org/hook');
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await page.getByText('A webhook goes to an https address').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Address').fill(receiver.url);
  const held = Promise.withResolvers<void>();
  await page.route('**/desks/newsroom/hooks', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect.poll(() => cancel.isDisabled()).toBe(true);
  // Whoever leaves while it is made would never see its secret.
  await page.keyboard.press('Escape');
  expect(await cancel.isVisible()).toBe(true);
  held.resolve();
  const secret = await page.getByLabel('The secret').inputValue();
  await page.getByRole('button', { name: 'Test CMS' }).click();
  await page.getByText('answered 204').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect([receiver.told.length, receiver.told[0]?.isSigned(secret)]).toEqual([1, true]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More about CMS' }).click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await page.getByText('Paused. What happens meanwhile is not told.').waitFor();
  await page.goto('/account');
  await page.getByRole('heading', { name: 'Letters and notices' }).waitFor();
  await page.getByText('Letters are not set up on this Kantlijn.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await checker.page.goto('/desk/newsroom/hooks');
  await checker.page.getByRole('heading', { name: 'Op dit adres staat niets' }).waitFor();
  expect(chief.faults).toEqual([]);
});
