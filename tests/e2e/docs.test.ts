import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, importArticle } from '../support/newsroom.ts';
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

test('[R-API-5] /docs shows what a route takes and gives, tries it out as who is signed in, and breaks no policy', async () => {
  const { page } = anna;
  const id = await importArticle(anna, 'oosterhaven');
  await page.goto('/docs');
  await page.locator('summary', { hasText: 'The text, now or as it was' }).click();
  await page.getByLabel('id', { exact: true }).fill(id);
  await page.getByRole('button', { name: 'Send GET' }).click();
  await page.locator('output', { hasText: '200 OK' }).waitFor();
  expect(await page.locator('output pre').textContent()).toContain('Oosterhaven');
  await page.getByLabel('Token to send instead').fill('kl_none');
  await page.getByRole('button', { name: 'Send GET' }).click();
  await page.locator('output', { hasText: 'session.required' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(anna.faults).toEqual([]);
});
