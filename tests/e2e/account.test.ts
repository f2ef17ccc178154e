import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, type Person, sharedBrowser, signIn } from '../support/browser.ts';
import { arriveFirst } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const OLD = 'a margin line of one’s own';
const NEXT = 'vier fietsen in de gracht';

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

test('[R-PEOPLE-11] the account page changes the password, in words where it cannot, and ends other sessions', async () => {
  const elsewhere = await newPerson(browser, { origin: server.url });
  await signIn(elsewhere.page, 'anna@example.org', OLD);
  const { page } = anna;
  await page.goto('/account');
  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password').fill(next);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not this one', NEXT);
  await page.getByText('The current password is not right.').waitFor();
  await change(OLD, 'anna-2026-!!!');
  await page.getByText('This password is easy to guess.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await change(OLD, NEXT);
  await page.getByText('The password is changed.').waitFor();
  expect((await elsewhere.context.request.get(`${server.url}/api/v1/me`)).status()).toBe(401);
  expect((await anna.context.request.get(`${server.url}/api/v1/me`)).status()).toBe(200);
  const back = await newPerson(browser, { origin: server.url });
  await signIn(back.page, 'anna@example.org', NEXT);
});

test('[R-PEOPLE-18] a link sets a new password, in words where it cannot, and the sign-in page takes it', async () => {
  const me = (await (await anna.context.request.get(`${server.url}/api/v1/me`)).json()) as { person: { id: string } };
  const made = await anna.context.request.post(`${server.url}/api/v1/accounts/${me.person.id}/reset`, {
    data: { password: NEXT },
    headers: { origin: server.url },
  });
  const { url } = (await made.json()) as { url: string };
  const { page } = await newPerson(browser, { origin: server.url });
  await page.goto(url);
  await page.getByRole('heading', { name: 'A new password' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  const set = async (password: string) => {
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Set the password' }).click();
  };
  await set('short');
  await page.getByRole('alert').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await set('drie bruggen over het spoor');
  await page.getByText('The new password is set. Sign in with it.').waitFor();
  expect((await anna.context.request.get(`${server.url}/api/v1/me`)).status()).toBe(401);
  await signIn(page, 'anna@example.org', 'drie bruggen over het spoor');
});
