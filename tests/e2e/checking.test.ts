/** Two people check claims: evidence, verdicts, two signatures, a tick that cracks under an edit and heals. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, card, caretBehind, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** What the municipality sent. */
const LIST = Buffer.from('Noorderpolder: 43 gezinnen');

async function openClaim(article: string, exact: string, tag: string): Promise<string> {
  const annotation = crypto.randomUUID();
  const command = { id: crypto.randomUUID(), type: 'claim.open', annotation, target: { quote: { exact } }, tag };
  await asked(anna, 'POST', `/articles/${article}/commands`, command);
  return annotation;
}

test('[R-CHECK-1] [R-CHECK-2] by keyboard alone a claim gets evidence and a signature; an edit cracks it everywhere, undo heals it', async () => {
  const article = await importArticle(anna, 'checking');
  const id = await openClaim(article, 'al 43 gezinnen', 'g');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const claim = bram.page.locator(`[data-card="${id}"]`);
  await bram.page.keyboard.press('j');
  await bram.page.keyboard.press('e');
  await claim.getByLabel('Wat is het?').fill('Ontruimingslijst van de gemeente');
  await claim.getByLabel('Rang').selectOption('primary');
  await claim.locator('input[type="file"]').setInputFiles({ name: 'lijst.txt', mimeType: 'text/plain', buffer: LIST });
  await claim.getByText('sha-256').waitFor();
  await claim.getByRole('button', { name: 'Voeg toe' }).press('Enter');
  await claim.getByText('steunt het').waitFor();
  await claim.getByText('Alle velden').click();
  await claim.getByRole('link', { name: 'lijst.txt' }).waitFor();
  expect(await axeFaults(bram.page)).toEqual([]);
  await bram.page.keyboard.press('v');
  await bram.page.keyboard.press('1');
  expect(await axeFaults(bram.page)).toEqual([]);
  await bram.page.keyboard.press('Enter');
  await anna.page.locator(`[data-card="${id}"]`).locator('.chip-done', { hasText: 'Confirmed' }).waitFor();
  await claim.locator('.chip-done', { hasText: 'Bevestigd' }).waitFor();

  await caretBehind(anna.page, 'al 4');
  await anna.page.keyboard.type('8');
  await claim.getByText('Sindsdien gewijzigd').waitFor();
  await claim.getByText('Gewijzigd door Anna de Vries').waitFor();
  await card(anna.page, '483 gezinnen').getByText('Changed since signed').waitFor();
  expect(await axeFaults(bram.page)).toEqual([]);
  await anna.page.keyboard.press('Control+z');
  await claim.locator('.chip-done', { hasText: 'Bevestigd' }).waitFor();

  await bram.page.getByRole('button', { name: 'Eén bron 1' }).click();
  await bram.page.getByRole('button', { name: 'Bewaar dit filter' }).click();
  await bram.page.goto(`/article/${article}`);
  await bram.page.getByRole('tab', { name: /Claims/ }).click();
  await bram.page.getByRole('button', { name: '★ Eén bron' }).click();
  await bram.page.waitForURL(/check=single/);
  expect(await axeFaults(bram.page)).toEqual([]);
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});

test('[R-COVER-4] [R-CLEAR-4] [R-CLEAR-6] sentences and claims done, the chief clears; an edit un-clears its sentence alone, undo heals', async () => {
  const content = ['Brand in de haven', 'Tien mensen liepen weg. Het was koud.', 'Niemand raakte gewond.'].join('\n\n');
  const body = { desk: 'newsroom', slug: 'clearing', language: 'nl', format: 'text', content };
  const { id: article } = await asked<{ id: string }>(anna, 'POST', '/articles', body);
  const claim = await openClaim(article, 'Tien mensen', 'g');
  await Promise.all([openArticle(bram, article, 'Brand'), openArticle(anna, article, 'Brand')]);
  const { page } = bram;
  await page.locator('.coverage-meter', { hasText: '0%' }).waitFor();
  await page.locator('.coverage-meter').press('Enter');
  const next = page.getByRole('button', { name: 'Ga naar de volgende woorden' });
  await next.waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await next.press('Enter');
  await next.waitFor({ state: 'detached' });
  await caretBehind(page, 'Brand');
  for (const percent of ['28%', '42%', '64%', '85%']) {
    await page.keyboard.press('n');
    await page.locator('.coverage-meter', { hasText: percent }).waitFor();
  }
  await anna.page.locator('.coverage-meter', { hasText: '85%' }).waitFor();
  const sign = async (person: Person) => {
    const command = { id: crypto.randomUUID(), type: 'claim.tick', annotation: claim, verdict: 'uncheckable' };
    await asked(person, 'POST', `/articles/${article}/commands`, command);
  };
  await sign(bram);
  await page.locator('.coverage-meter', { hasText: '100%' }).waitFor();
  await page.keyboard.press('p');
  await page.locator('.proof-excluded', { hasText: 'Brand' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await anna.page.locator('[data-clearance="none"]').press('Enter');
  expect(await axeFaults(anna.page)).toEqual([]);
  await anna.page.getByRole('button', { name: 'Clear this version' }).press('Enter');
  await page.locator('[data-clearance="cleared"]').waitFor();
  await anna.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await anna.page.title()).toBe('✓ Brand in de haven · Kantlijn');
  await caretBehind(anna.page, 'raakte');
  await anna.page.keyboard.type(' zwaar');
  await page.locator('[data-clearance="touched"]').waitFor();
  await page.locator('.touched-sentence').first().waitFor();
  const touched = async () => (await anna.page.locator('.touched-sentence').allTextContents()).join('');
  await expect.poll(touched).toBe('Niemand raakte zwaar gewond.');
  await anna.page.locator('[data-clearance="touched"]').press('Enter');
  const change = anna.page.getByRole('button', { name: 'Niemand raakte zwaar gewond.' });
  expect(await change.locator('ins').textContent()).toContain('zwaar');
  expect(await axeFaults(anna.page)).toEqual([]);
  await change.press('Enter');
  await anna.page.getByRole('dialog').waitFor({ state: 'detached' });
  await caretBehind(anna.page, 'zwaar');
  for (let at = 0; at < 6; at += 1) await anna.page.keyboard.press('Backspace');
  await page.locator('[data-clearance="cleared"]').waitFor();
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});

test('[R-COVER-7] what is said of a sentence without a connection is shown as waiting, counts for nothing, and is sent later', async () => {
  const article = await importArticle(anna, 'waiting');
  await openArticle(anna, article, 'Oosterhaven');
  const left = () => anna.page.locator('.coverage-meter').getAttribute('data-left');
  await anna.page.locator('.coverage-meter[data-left]').waitFor();
  const before = await left();
  await caretBehind(anna.page, 'Opvallende');
  await anna.context.setOffline(true);
  await anna.page.keyboard.press('Alt+n');
  await anna.page.locator('.sentence-pending').first().waitFor();
  expect([await left(), await anna.page.locator('.coverage-unsent').count()]).toEqual([before, 1]);
  await anna.context.setOffline(false);
  await anna.page.locator('.sentence-pending').waitFor({ state: 'detached' });
  await anna.page.locator(`.coverage-meter:not([data-left="${before}"])`).waitFor();
});
