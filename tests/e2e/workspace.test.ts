import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, paste, sharedBrowser } from '../support/browser.ts';
import {
  arriveFirst,
  asked,
  card,
  comment,
  importArticle,
  invite,
  openArticle,
  says,
  selectWords,
  textOf,
  write,
} from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let dataFolder: string;
let anna: Person;
let bram: Person;
let cor: Person;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kantlijn-e2e-'));
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ dataFolder })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'editor' });
  cor = await invite(browser, anna, { name: 'Cor Bakker', role: 'commenter', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

// A test that failed while the server was away leaves the next ones a server.
beforeEach(async () => {
  if (server.process.signalCode !== null) await revive();
});

/** Starts the server again where people know it, on the data that it left. */
async function revive(): Promise<void> {
  const { port } = new URL(server.url);
  server = await startServerProcess({ dataFolder, env: { PORT: port } });
}

/** Everybody shows the same text, and it has these words. */
async function allShow(people: Person[], ...words: string[]): Promise<void> {
  for (const { page } of people) {
    for (const each of words) await expect.poll(() => textOf(page), { timeout: 10_000 }).toContain(each);
  }
  const texts = await Promise.all(people.map(({ page }) => textOf(page)));
  expect(new Set(texts).size).toBe(1);
}

describe('two people, one article', () => {
  test('edit at once, comment and answer; the server is killed; nothing that either saw is lost', async () => {
    const article = await importArticle(anna, 'main-job');
    await Promise.all([anna, bram].map((person) => openArticle(person, article, 'Oosterhaven')));
    await Promise.all([
      write(anna.page, 'een gesloten deur', ', twee agenten'),
      write(bram.page, 'lage wijken', ' van de stad'),
    ]);
    await allShow([anna, bram], 'een gesloten deur, twee agenten', 'lage wijken van de stad');

    await comment(anna.page, 'nog slechts 30 werken', 'Welk rapport?');
    await card(bram.page, 'Welk rapport?').click();
    await bram.page.getByLabel('Your answer').fill('Dat van de provincie, maart.');
    await bram.page.keyboard.press('Control+Enter');
    await card(anna.page, 'Dat van de provincie, maart.').waitFor();
    await expect.poll(() => bram.page.locator('.passage-active').first().textContent()).toBe('nog slechts 30 werken');

    await server.kill();
    await revive();
    await Promise.all([
      write(anna.page, 'elf kilometer', ' door de regen'),
      write(bram.page, 'al 43 gezinnen', ' en drie boeren'),
    ]);
    await allShow([anna, bram], 'elf kilometer door de regen', 'al 43 gezinnen en drie boeren', 'twee agenten');
    await Promise.all([says(anna.page, 'Saved'), says(bram.page, 'Saved')]);
    for (const { page } of [anna, bram]) await card(page, 'Dat van de provincie, maart.').waitFor();

    await anna.page.reload();
    await card(anna.page, 'Welk rapport?').waitFor();
    await allShow([anna, bram], 'een gesloten deur, twee agenten', 'lage wijken van de stad', 'drie boeren');
  });

  test('[R-SESSION-4] what is written while the server is away is kept, said so, and sent once', async () => {
    const article = await importArticle(anna, 'offline');
    await Promise.all([anna, bram].map((person) => openArticle(person, article, 'Oosterhaven')));
    await server.kill();
    await write(anna.page, 'naar het stadhuis', ', zonder licht');
    await says(anna.page, /Offline\. \d+ changes? kept on this computer/);
    await comment(anna.page, 'een handvol handhavers', 'Hoeveel precies?');
    await card(anna.page, 'Waiting to be sent').waitFor();
    await revive();
    await allShow([anna, bram], 'naar het stadhuis, zonder licht');
    await says(anna.page, 'Saved');
    await card(bram.page, 'Hoeveel precies?').waitFor();
    await expect.poll(() => card(anna.page, 'Waiting to be sent').count(), { timeout: 10_000 }).toBe(0);
    expect(await card(anna.page, 'Hoeveel precies?').count()).toBe(1);
  });

  test('[R-OUTBOX-6] a half-written comment and its place survive a reload', async () => {
    const article = await importArticle(anna, 'draft');
    await openArticle(anna, article, 'Oosterhaven');
    await selectWords(anna.page, 'een zekere Anne');
    await anna.page.keyboard.press('Alt+m');
    await anna.page.getByLabel('Your comment').fill('Kennen we haar');
    await anna.page.reload();
    await expect.poll(() => anna.page.getByLabel('Your comment').inputValue()).toBe('Kennen we haar');
    await expect.poll(() => anna.page.locator('.passage-pending').first().textContent()).toBe('een zekere Anne');
  });

  test('[R-MARGIN-7] a comment whose words are deleted goes to the tray, and comes back with undo', async () => {
    const article = await importArticle(anna, 'tray');
    await openArticle(anna, article, 'Oosterhaven');
    await comment(anna.page, 'een ‘badkuip’', 'Van wie is dat woord?');
    await anna.page.locator('.passage-note').first().waitFor();
    await says(anna.page, 'Saved');
    await selectWords(anna.page, 'een ‘badkuip’');
    await anna.page.keyboard.press('Backspace');
    await anna.page.locator('[data-card="tray"]', { hasText: 'een ‘badkuip’' }).waitFor();
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => anna.page.locator('[data-card="tray"]').count()).toBe(0);
    expect(await anna.page.locator('.passage-note').first().textContent()).toBe('een ‘badkuip’');
  });

  test('a thread is resolved, folds away, and is reopened', async () => {
    const article = await importArticle(anna, 'resolve');
    await Promise.all([anna, bram].map((person) => openArticle(person, article, 'Oosterhaven')));
    await comment(anna.page, 'Ruud van Aalst', 'Voornaam nagekeken?');
    await card(bram.page, 'Voornaam nagekeken?').getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect.poll(() => card(bram.page, 'Voornaam nagekeken?').count()).toBe(0);
    await card(anna.page, 'Done, Bram Kuipers').waitFor();
    // It is still open on her screen, so the part of the list that holds it is unfolded.
    await anna.page.getByText('Resolved (1)').waitFor();
    await anna.page.locator('aside button', { hasText: 'Ruud van Aalst' }).click();
    await anna.page.getByRole('button', { name: 'Reopen' }).click();
    await card(bram.page, 'Voornaam nagekeken?').waitFor();
  });
});

describe('other people', () => {
  test('[R-EDIT-6] a commenter reads in Dutch, comments by keyboard, and cannot change the text', async () => {
    const article = await importArticle(anna, 'commenter');
    await Promise.all([anna, cor].map((person) => openArticle(person, article, 'Oosterhaven')));
    await cor.page.getByText('Je kunt lezen en opmerkingen plaatsen').waitFor();
    await says(cor.page, 'Bijgewerkt');
    const before = await textOf(cor.page);
    await selectWords(cor.page, 'elf kilometer');
    await cor.page.keyboard.type(' XXX');
    for (const key of ['Enter', 'Backspace', 'Delete', 'Control+x', 'Control+b']) await cor.page.keyboard.press(key);
    await paste(cor.page, { text: 'XXX', html: '<p>XXX</p>' });
    for (const key of ['Control+z', 'Control+Shift+z']) await cor.page.keyboard.press(key);
    expect(await textOf(cor.page)).toBe(before);
    const button = cor.page.locator('[data-comment-button]');
    await cor.page.keyboard.press('Control+Home');
    await button.waitFor({ state: 'detached' });
    await cor.page.keyboard.press('Shift+Control+ArrowRight');
    await button.waitFor();
    await cor.page.keyboard.press('m');
    await cor.page.locator('[data-card] blockquote', { hasText: /^Opvallende$/ }).waitFor();
    await cor.page.keyboard.press('Escape');
    await comment(cor.page, 'elf kilometer', 'Nagemeten: negen.');
    await card(anna.page, 'Nagemeten: negen.').waitFor();
    expect(await axeFaults(cor.page)).toEqual([]);
  });

  test('[R-SESSION-5] who loses the right to write is told, and keeps the words', async () => {
    const dora = await invite(browser, anna, { name: 'Dora Smit', role: 'editor' });
    const article = await importArticle(anna, 'role');
    await openArticle(dora, article, 'Oosterhaven');
    await dora.context.setOffline(true);
    await write(dora.page, 'elf kilometer', ' en een half');
    await says(dora.page, /Offline\. \d+ changes kept/);
    const members = await asked<{ person: string; name: string }[]>(anna, 'GET', '/desks/newsroom/members');
    const id = members.find(({ name }) => name === 'Dora Smit')?.person ?? '';
    await asked(anna, 'PUT', `/desks/newsroom/members/${id}`, { role: 'viewer' });
    await dora.context.setOffline(false);
    const banner = dora.page.getByRole('alert', { name: 'The server did not take your last words' });
    await expect.poll(() => banner.locator('pre').textContent()).toBe('en een half');
    await dora.page.getByText('You can read; editors change the text.').waitFor();
    expect(await textOf(dora.page)).not.toContain('en een half');
    await dora.page.reload();
    await expect.poll(() => banner.locator('pre').textContent()).toBe('en een half');
    await banner.getByRole('button', { name: 'Put away' }).click();
    await expect.poll(() => banner.count()).toBe(0);
    await dora.context.close();
  });

  test('an article that is not there says so, with the way back', async () => {
    await anna.page.goto('/article/00000000-0000-4000-8000-00000000dead');
    await anna.page.getByRole('heading', { name: 'This article is not here' }).waitFor();
    await anna.page.getByRole('link', { name: 'To the desk' }).waitFor();
  });
});

test('axe finds nothing in the workspace, wide and narrow, and no page asked another host', async () => {
  const article = await importArticle(anna, 'axe');
  await openArticle(anna, article, 'Oosterhaven');
  await comment(anna.page, 'Mette Sandberg', 'Functie klopt?');
  await card(anna.page, 'Functie klopt?').getByRole('button', { name: 'Change or delete' }).click();
  await anna.page.getByRole('menuitem', { name: 'Edit' }).waitFor();
  expect(await axeFaults(anna.page)).toEqual([]);
  await anna.page.keyboard.press('Escape');
  for (const width of [1440, 900, 700]) {
    await anna.page.setViewportSize({ width, height: 900 });
    expect(await axeFaults(anna.page)).toEqual([]);
  }
  expect(
    [anna, bram, cor].flatMap(({ faults }) => faults.filter((fault) => !/WebSocket connection/.test(fault))),
  ).toEqual([]);
});
