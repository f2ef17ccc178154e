import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { axeFaults, leaveBrowser, newPerson, type Person, paste, sharedBrowser, signIn } from '../support/browser.ts';

const PASSWORD = 'the tide comes in at nine';
const ARTICLE = {
  text: 'The ferry waits for nobody\n\nIt was the first boat of the year.',
  html: '<h1>The ferry waits for nobody</h1><p>It was the first boat of the year.</p>',
};

let folder: string;
let server: RunningServer;
let browser: Browser;
/** The owner works in English, the guest reads Dutch. */
let owner: Person;
let guest: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const data = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' };
  [server, browser] = await Promise.all([startServer(readConfig(data)), sharedBrowser()]);
  owner = await newPerson(browser, { origin: server.url });
  guest = await newPerson(browser, { origin: server.url, locale: 'nl-NL', colours: 'dark', width: 800 });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Fills in the form of a new account, by its labels. */
async function createAccount({ page }: Person, labels: string[], name: string, email: string): Promise<void> {
  const [nameLabel = '', emailLabel = '', passwordLabel = '', button = ''] = labels;
  await page.getByLabel(nameLabel, { exact: true }).fill(name);
  await page.getByLabel(emailLabel, { exact: true }).fill(email);
  await page.getByLabel(passwordLabel, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: button }).click();
}

const ENGLISH = ['Name', 'E-mail', 'Password', 'Create my account'];
const DUTCH = ['Naam', 'E-mailadres', 'Wachtwoord', 'Mijn account aanmaken'];

describe('a new installation', () => {
  test('sends a stranger to sign-in, and says that the setup link comes first', async () => {
    const { page } = owner;
    await page.goto('/desk/newsroom');
    await page.getByRole('heading', { name: 'Sign in to Kantlijn' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/desk/newsroom');
    await page.getByText('has no owner yet').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('makes its owner by the setup link, refuses a short password, and opens the empty desk', async () => {
    const { page } = owner;
    await page.goto(server.setupUrl ?? '');
    await page.getByRole('button', { name: 'Create my account' }).click();
    await page.getByText('Use at least 12 characters; this has 0.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await createAccount(owner, ENGLISH, 'Milan Verhoef', 'milan@desk.test');
    await page.getByRole('heading', { name: 'No articles on this desk yet' }).waitFor();
    await page.getByRole('button', { name: 'Load the demo desk' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk/newsroom');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('a setup link works once', async () => {
    await guest.page.goto(server.setupUrl ?? '');
    await guest.page.getByText('Deze link is al gebruikt').waitFor();
    expect(await axeFaults(guest.page)).toEqual([]);
  });
});

describe('two people on a desk', () => {
  test('a chief makes an invite link, and a Dutch reader joins by it in Dutch', async () => {
    const { page } = owner;
    await page.goto('/desk/newsroom/people');
    await page.getByLabel('Role', { exact: true }).selectOption('editor');
    await page.getByRole('button', { name: 'Make an invite link' }).click();
    const link = await page.getByLabel('Invite link', { exact: true }).inputValue();
    expect(await axeFaults(page)).toEqual([]);

    await guest.page.goto(link);
    await guest.page.getByText('als redacteur').waitFor();
    expect(await axeFaults(guest.page)).toEqual([]);
    await createAccount(guest, DUTCH, 'Sara Jansen', 'sara@desk.test');
    await guest.page.getByRole('heading', { name: 'Nog geen artikelen op deze redactie' }).waitFor();
    expect(await guest.page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await axeFaults(guest.page)).toEqual([]);
  });

  test('[R-CLIENT-7] a pasted article is shown as recognised, then made and opened', async () => {
    const { page } = owner;
    await page.goto('/desk/newsroom');
    await page.getByRole('heading', { name: 'No articles on this desk yet' }).waitFor();
    await paste(page, ARTICLE);
    const dialog = page.getByRole('dialog', { name: 'New article' });
    await dialog.getByText('13 words · formatted text').waitFor();
    expect(await dialog.getByLabel('Slug').inputValue()).toBe('ferry-waits-nobody');
    expect(await dialog.getByLabel('Language of the article').inputValue()).toBe('en');
    await dialog.getByLabel('Deadline (optional)').fill('2099-01-02T22:30');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await page.waitForURL(/\/article\//u);
    await page.getByText('It was the first boat of the year.').waitFor();
  });

  test('[R-CLIENT-8] it appears for the other, with who has it open, without a reload', async () => {
    const { page } = guest;
    const row = page.getByRole('listitem').filter({ hasText: 'The ferry waits for nobody' });
    await row.getByText('ferry-waits-nobody · Engels · 13 woorden').waitFor();
    await row.getByText('Milan Verhoef heeft het open').waitFor();
    await row.getByText('2 januari').waitFor();
    await page.getByText('1 in check · 0 claims open').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('an article goes to the bin and comes back by keyboard', async () => {
    const { page } = guest;
    await page.keyboard.press('j');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[role="menuitem"]:focus').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('[role="menuitem"]:focus', { hasText: 'Naar de prullenbak' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nog geen artikelen op deze redactie' }).waitFor();
    await page.getByRole('button', { name: 'Prullenbak 1' }).click();
    await page.getByRole('button', { name: 'Acties voor The ferry waits for nobody' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Terugzetten' }).click();
    await page.getByRole('heading', { name: 'De prullenbak is leeg' }).waitFor();
    await page.getByRole('button', { name: 'In check 1' }).click();
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
  });

  test('the keys of the page are listed under ?, and the dialog gives the focus back', async () => {
    const { page } = guest;
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Toetsen' }).getByText('Volgend artikel').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('row-link');
  });

  test('the account page makes a token that works, once shown', async () => {
    const { page, context } = guest;
    await page.goto('/account');
    await page.getByLabel('Waarvoor is het?').fill('Archief');
    await page.getByRole('button', { name: 'Token aanmaken' }).click();
    const token = await page.getByLabel('Het token', { exact: true }).inputValue();
    const headers = { authorization: `Bearer ${token}`, cookie: '' };
    const answer = await context.request.get('/api/v1/me', { headers });
    expect(await answer.json()).toMatchObject({ person: { name: 'Sara Jansen', language: 'nl' } });
    expect(await axeFaults(page)).toEqual([]);
  });

  test('[R-CLIENT-2] a session that ended elsewhere leads to sign-in and back', async () => {
    const { page, context } = guest;
    await page.goto('/desk/newsroom');
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
    await context.clearCookies();
    await page.getByText('Je sessie is verlopen.').waitFor();
    await page.getByLabel('E-mailadres', { exact: true }).fill('sara@desk.test');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('wrong password here');
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByText('E-mailadres of wachtwoord klopt niet.').waitFor();
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk/newsroom');
  });

  test('a server out of reach is told, with what is safe, and the page comes by itself when it is back', async () => {
    const { page } = owner;
    await page.route('**/api/**', (route) => route.abort());
    await page.goto('/desk/newsroom');
    await page.getByRole('heading', { name: 'No connection with the server' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.unroute('**/api/**');
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
  });

  test('a list that can no longer be refreshed stays, and says since when', async () => {
    const { page } = owner;
    await page.route('**/api/v1/desks/*/board?**', (route) => route.abort());
    await page.getByText(/^The list may be out of date: the server has not answered since \d\d:\d\d/u).waitFor();
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
    await page.unroute('**/api/v1/desks/*/board?**');
  });

  test('a file is taken in by the button, and one that is no text is refused in words', async () => {
    const { page } = owner;
    await page.goto('/desk/newsroom');
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await page
      .getByText('“a.pdf” was not taken in: Kantlijn reads .docx, .html, .md, .txt and ninjs (.json) files.')
      .waitFor();
    const markdown = Buffer.from('# De kop\n\nHet is de tekst van een artikel.');
    await input.setInputFiles({ name: 'kop.md', mimeType: 'text/markdown', buffer: markdown });
    const dialog = page.getByRole('dialog', { name: 'New article' });
    await dialog.getByText('9 words · Markdown · from kop.md').waitFor();
    expect(await dialog.getByLabel('Language of the article').inputValue()).toBe('nl');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('[R-CLIENT-5] [R-SESSION-8] [S-59] signing out ends the session and leaves no copy of an article behind', async () => {
    const { page } = owner;
    await page.goto('/desk/newsroom');
    await page.getByRole('button', { name: 'Account of Milan Verhoef' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Kantlijn' }).waitFor();
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kantlijn:')));
    expect(kept).toEqual([]);
    await signIn(page, 'milan@desk.test', PASSWORD);
    await page.getByRole('link', { name: 'The ferry waits for nobody' }).waitFor();
  });

  test('[R-CLIENT-9] a desk with more than a hundred articles finds each, and draws those near what is seen', async () => {
    const { page, context } = owner;
    const make = (_: unknown, number: number) => {
      const data = { desk: 'newsroom', language: 'en', format: 'text', content: `One of many, ${number}` };
      return context.request.post('/api/v1/articles', { data, headers: { origin: server.url } });
    };
    const made = await Promise.all(Array.from({ length: 100 }, make));
    expect(new Set(made.map((answer) => answer.status()))).toEqual(new Set([201]));
    await page.goto('/desk/newsroom?sort=headline');
    await page.getByRole('button', { name: 'All 101', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'One of many' }).count()).toBeLessThan(60);
    await page.keyboard.press('/');
    await page.keyboard.type('many, 77');
    await page.getByRole('link', { name: 'One of many, 77' }).waitFor();
    expect(new URL(page.url()).searchParams.get('find')).toBe('many, 77');
    expect(await page.getByRole('link', { name: 'One of many' }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole('link', { name: 'One of many, 77' }).waitFor();
  });

  test('[R-CLIENT-6] [S-35] nobody’s browser asked another host, broke the policy or failed', () => {
    expect({ owner: owner.faults, guest: guest.faults }).toEqual({ owner: [], guest: [] });
  });
});
