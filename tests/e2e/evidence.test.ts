/** Evidence on a claim's card: a page that is asked for its title, an image with its answers, origins, and who holds and signs. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, caretBehind, importArticle, invite, openArticle, textOf } from '../support/newsroom.ts';
import { jpegWithExif } from '../support/pictures.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';
import { html, startWebServer, type WebServer } from '../support/webServer.ts';

let browser: Browser;
let server: ServerProcess;
let site: WebServer;
let anna: Person;
let bram: Person;

beforeAll(async () => {
  site = await startWebServer();
  const env = { FETCH_LOOPBACK_PORTS: String(site.port) };
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess({ env })]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  bram = await invite(browser, anna, { name: 'Bram Kuipers', role: 'checker', locale: 'nl-NL' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await Promise.all([server.stop(), site.close()]);
});

function run(person: Person, article: string, command: object): Promise<unknown> {
  return asked(person, 'POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });
}
async function openClaim(article: string, exact: string, tag: string): Promise<string> {
  const annotation = crypto.randomUUID();
  await run(anna, article, { type: 'claim.open', annotation, target: { quote: { exact } }, tag });
  return annotation;
}
const cardOf = ({ page }: Person, id: string): Locator => page.locator(`[data-card="${id}"]`);
async function openCard(person: Person, id: string): Promise<Locator> {
  const claim = cardOf(person, id);
  await claim.click({ position: { x: 20, y: 8 } });
  await claim.locator('[data-check="evidence"]').waitFor();
  return claim;
}
/** In the theme of the system and in the others. */
async function faultsInAllThemes({ page }: Person): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.emulateMedia({
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      contrast: theme === 'contrast' ? 'more' : 'no-preference',
    });
    await page.locator(`:root[data-theme="${theme}"]`).waitFor();
    faults.push(...(await axeFaults(page)).map((fault) => `${theme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  return faults;
}

test('[R-FETCH-1] [R-EVIDENCE-1] [R-EVIDENCE-10] [R-EVIDENCE-11] a page and an image become evidence of one origin, corrected and withdrawn with a reason', async () => {
  site.at.set(
    '/brand',
    html('<html lang="nl"><title>Gemeente: 43 gezinnen weg</title><meta name="date" content="2026-11-24">'),
  );
  const article = await importArticle(anna, 'evidence');
  const id = await openClaim(article, 'al 43 gezinnen', 'g');
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const claim = await openCard(bram, id);
  await bram.page.keyboard.press('e');
  await claim.getByLabel('Wat is het?').fill(`${site.url}/brand`);
  await claim.getByRole('button', { name: 'Titel ophalen' }).waitFor();
  expect(site.requests).toEqual([]);
  await claim.getByRole('button', { name: 'Titel ophalen' }).press('Enter');
  await claim.getByText('Ingevuld vanaf de pagina.').waitFor();
  expect(await claim.getByLabel('Wat is het?').inputValue()).toBe('Gemeente: 43 gezinnen weg');
  expect(await claim.getByLabel('Datum van de bron').inputValue()).toBe('2026-11-24');
  await bram.page.reload();
  await claim.click({ position: { x: 20, y: 8 } });
  await claim.getByLabel('Wat is het?').press('Escape');
  await openCard(bram, id);
  await bram.page.keyboard.press('e');
  expect(await claim.getByLabel('Wat is het?').inputValue()).toBe('Gemeente: 43 gezinnen weg');
  expect(await claim.getByLabel('Datum van de bron').inputValue()).toBe('2026-11-24');
  await claim.getByLabel('Adres').fill('http://10.0.0.1/');
  await claim.getByRole('button', { name: 'Titel ophalen' }).press('Enter');
  await claim.getByText('ligt niet op het internet').waitFor();
  await claim.getByLabel('Adres').fill(`${site.url}/brand`);
  await claim.getByLabel('Heeft het van (groep)').fill('ANP');
  await claim.getByRole('button', { name: 'Voeg toe' }).press('Enter');
  await claim.getByText('1 bewijsstuk · 1 onafhankelijke bron steunt het').waitFor();

  await bram.page.keyboard.press('e');
  expect(await claim.getByLabel('Wat is het?').inputValue()).toBe('');
  const buffer = Buffer.from(jpegWithExif('Nikon', '2026:11:23 07:15:00'));
  await claim.locator('input[type="file"]').setInputFiles({ name: 'dijk.jpg', mimeType: 'image/jpeg', buffer });
  await claim.getByLabel('Wanneer', { exact: true }).waitFor();
  expect(await claim.getByLabel('Wanneer', { exact: true }).inputValue()).toBe('2026-11-23');
  expect(await claim.getByLabel('Wie het maakte', { exact: true }).inputValue()).toBe('Nikon');
  await claim.getByLabel('Waar', { exact: true }).fill('Op de Noorderdijk');
  await claim.getByLabel('Waar: hoe zeker').selectOption('high');
  await claim.getByLabel('Waar: hoe we het weten').fill('Vergeleken met luchtfoto');
  await claim.getByLabel('Heeft het van (groep)').fill('a');
  await bram.page.getByRole('option', { name: 'ANP' }).click();
  expect(await faultsInAllThemes(bram)).toEqual([]);
  await claim.getByRole('button', { name: 'Voeg toe' }).press('Enter');
  for (const words of [
    '2 bewijsstukken · 1 onafhankelijke bron steunt het',
    'zelfde herkomst als “Gemeente: 43 gezinnen weg”',
  ])
    await claim.getByText(words).waitFor();
  await claim.getByText('Alle velden').last().click();
  await claim.getByText('Op de Noorderdijk (zeker; Vergeleken met luchtfoto)').waitFor();
  await claim.getByText('Nikon (onzeker; EXIF)').waitFor();
  expect(await faultsInAllThemes(bram)).toEqual([]);

  await claim.getByRole('button', { name: 'Verbeteren' }).last().press('Enter');
  await claim.getByLabel('Wie het maakte', { exact: true }).fill('Een bewoner');
  await claim.getByLabel('Waar', { exact: true }).fill('');
  await claim.getByRole('button', { name: 'Verbeter', exact: true }).press('Enter');
  await claim.getByText('Een bewoner (onzeker; EXIF)').waitFor();
  expect(await claim.getByText('Noorderdijk').count()).toBe(0);
  await claim.getByRole('button', { name: 'Intrekken' }).first().press('Enter');
  await claim.getByLabel('Waarom wordt het ingetrokken?').fill('De gemeente rectificeert');
  await bram.page.keyboard.press('Enter');
  const theirs = cardOf(anna, id);
  await theirs.getByText('1 record of evidence').waitFor();
  await theirs.click({ position: { x: 20, y: 8 } });
  await theirs.getByText('Withdrawn by Bram Kuipers: De gemeente rectificeert').waitFor();
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});

test('[R-TAKE-2] [R-TAKE-5] a card tells who has it and for how long; work on it renews, and its end is seen without a reload', async () => {
  const cor = await invite(browser, anna, { name: 'Cor Smit', role: 'checker' });
  const dirk = await invite(browser, anna, { name: 'Dirk Blom', role: 'checker' });
  for (const { page } of [cor, dirk]) await page.clock.install();
  const article = await importArticle(anna, 'holding');
  const id = await openClaim(article, 'al 43 gezinnen', 'g');
  await Promise.all([openArticle(cor, article, 'Oosterhaven'), openArticle(dirk, article, 'Oosterhaven')]);
  const [own, other] = [await openCard(cor, id), cardOf(dirk, id)];
  await own.getByRole('button', { name: 'Take it' }).press('Enter');
  await other.getByText('Cor Smit has just taken it').waitFor();
  await own.locator('[data-check="evidence"]').press('Enter');
  // Without a connection nobody corrects the clocks of these pages.
  for (const { context } of [cor, dirk]) await context.setOffline(true);
  await dirk.page.clock.fastForward('12:00');
  await other.getByText('Cor Smit has had it for 12 minutes').waitFor();
  await cor.page.clock.fastForward('10:00');
  await own.getByLabel('What is it?').fill('A list of the municipality');
  await dirk.page.clock.fastForward('04:00');
  await other.locator('.check-held').waitFor({ state: 'detached' });
  await other.locator('.chip-work').waitFor({ state: 'detached' });
  await openCard(dirk, id);
  await other.getByRole('button', { name: 'Take it' }).waitFor();
  for (const { context } of [cor, dirk]) await context.setOffline(false);
  const taken = async () => {
    const ledger = await cor.context.request.get(`${server.url}/api/v1/articles/${article}/ledger?after=0`);
    return (await ledger.text()).split('claim.taken').length - 1;
  };
  await expect.poll(taken, { timeout: 20_000 }).toBe(2);
  await other.getByText('Cor Smit has just taken it').waitFor();
  const faults = [...cor.faults, ...dirk.faults].filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'));
  expect(faults).toEqual([]);
});

test('[R-TICK-15] [R-TICK-9] signed words are proposed by a checker, put back by an editor, who hears why a second person is needed', async () => {
  const article = await importArticle(anna, 'restoring');
  const id = await openClaim(article, 'al 43 gezinnen', 'q');
  const evidence = { id: crypto.randomUUID(), relation: 'supports', tier: 'primary', kind: 'document', title: 'Lijst' };
  await run(bram, article, { type: 'evidence.add', annotation: id, evidence });
  await Promise.all([openArticle(bram, article, 'Oosterhaven'), openArticle(anna, article, 'Oosterhaven')]);
  const [hers, his] = [await openCard(anna, id), await openCard(bram, id)];
  await his.getByText('Jij kunt de eerste handtekening zetten, niet de tweede: al het bewijs komt van jou.').waitFor();
  await run(bram, article, { type: 'claim.tick', annotation: id, verdict: 'confirmed' });
  await hers.getByText('One more signature needed').waitFor();
  await hers.locator('[data-check="verdict"]').waitFor();

  const change = async () => {
    await caretBehind(anna.page, 'al 4');
    await anna.page.keyboard.type('8');
    await his.getByText('Sindsdien gewijzigd').waitFor();
  };
  await change();
  await openCard(anna, id);
  await hers.getByRole('button', { name: 'Restore wording' }).press('Enter');
  await his.locator('.chip-work', { hasText: 'Nog één handtekening' }).waitFor();
  expect(await textOf(bram.page)).toContain('al 43 gezinnen');

  await change();
  await openCard(bram, id);
  expect(await faultsInAllThemes(bram)).toEqual([]);
  await his.getByRole('button', { name: 'Stel de ondertekende formulering voor' }).press('Enter');
  const proposal = anna.page.locator('[data-card]', {
    has: anna.page.getByRole('button', { name: 'Accept', exact: true }),
  });
  await anna.page.locator('.article-text .suggested-out').first().waitFor();
  await anna.page
    .locator('[data-card]', { hasText: 'Bram Kuipers' })
    .filter({ has: anna.page.locator('del') })
    .first()
    .click();
  await proposal.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await proposal.waitFor({ state: 'detached' });
  await hers.locator('.chip-work', { hasText: 'One more signature' }).waitFor();
  await his.locator('.chip-work', { hasText: 'Nog één handtekening' }).waitFor();
  expect(await textOf(anna.page)).toContain('al 43 gezinnen');
  await hers.getByText('Needs a second person: you wrote or last changed these words.').waitFor();
  expect(await hers.locator('[data-check="verdict"]').count()).toBe(0);
  expect([...anna.faults, ...bram.faults]).toEqual([]);
});
