/** A passkey that a device of the browser's own keeps. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, newPerson, sharedBrowser, signIn } from '../support/browser.ts';
import { arriveFirst } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const PASSWORD = 'a margin line of one’s own';

let browser: Browser;
let server: ServerProcess;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

test('[R-PASSKEY-1] [R-PASSKEY-2] is added on the account page, signs in without a password, and is removed', async () => {
  await arriveFirst(browser, server, 'Anna de Vries');
  const origin = server.url.replace('127.0.0.1', 'localhost');
  const { page, context } = await newPerson(browser, { origin });
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const device = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...device, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await signIn(page, 'anna@example.org', PASSWORD);
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
