import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, type Person, sharedBrowser, signIn } from '../support/browser.ts';
import { type MailServer, startMailServer } from '../support/mailServer.ts';
import { arriveFirst, invite, PASSWORD } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const NEXT = 'vier fietsen in de gracht';

let browser: Browser;
let server: ServerProcess;
let mail: MailServer;
let anna: Person;

beforeAll(async () => {
  mail = await startMailServer();
  const env = { SMTP_URL: mail.url, MAIL_FROM: 'Kantlijn <desk@example.org>' };
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ env })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await mail.stop();
});

test('[R-PASSKEY-1] [R-PASSKEY-2] is added on the account page, signs in without a password, and is removed', async () => {
  await invite(browser, anna, { name: 'Kim Bos', role: 'editor' });
  const origin = server.url.replace('127.0.0.1', 'localhost');
  const { page, context } = await newPerson(browser, { origin });
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const device = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...device, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await signIn(page, 'kim@example.org', PASSWORD);
  await page.goto('/account');
  await page.getByText('No passkeys yet.').waitFor();
  const add = async (password: string) => {
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Go on' }).click();
  };
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await add('not this one');
  await page.getByText('The current password is not right.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await add(PASSWORD);
  await page.getByText('The passkey is added.').waitFor();
  await page.getByText('Chrome on Linux').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  // One device keeps one for an account.
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await add(PASSWORD);
  await page.getByText('This device has a passkey for your account already.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await context.clearCookies();
  await page.goto('/sign-in?next=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => url.pathname === '/account');
  await page.getByRole('button', { name: /Remove the passkey/ }).click();
  await page.getByText('No passkeys yet.').waitFor();

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey was not taken').waitFor();
  // A device whose owner turns away.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('No passkey came from the device.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('[R-PEOPLE-18] who forgot a password gets a letter with a link, and is told the same where there is no account', async () => {
  await invite(browser, anna, { name: 'Fleur Vos', role: 'viewer' });
  const { page } = await newPerson(browser, { origin: server.url });
  const ask = async (email: string) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Forgotten password' }).click();
    await page.getByLabel('E-mail').fill(email);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the link' }).click();
    return page.getByRole('status').textContent();
  };
  expect(await ask('nobody@example.org')).toBe(await ask('fleur@example.org'));
  await expect.poll(() => mail.letters.length).toBe(1);
  const [letter] = mail.letters;
  expect(letter?.to).toEqual(['fleur@example.org']);
  await page.goto(/https?:\S+/.exec(letter?.text ?? '')?.[0] ?? '');
  await page.getByLabel('New password').fill('vijf vuurtorens in de mist');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('The new password is set. Sign in with it.').waitFor();
  await signIn(page, 'fleur@example.org', 'vijf vuurtorens in de mist');
});

test('[R-PEOPLE-11] the account page changes the password, in words where it cannot, and ends other sessions', async () => {
  const elsewhere = await newPerson(browser, { origin: server.url });
  await signIn(elsewhere.page, 'anna@example.org', PASSWORD);
  const { page } = anna;
  await page.goto('/account');
  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password').fill(next);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not this one', NEXT);
  await page.getByText('The current password is not right.').waitFor();
  await change(PASSWORD, 'anna-2026-!!!');
  await page.getByText('This password is easy to guess.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await change(PASSWORD, NEXT);
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
