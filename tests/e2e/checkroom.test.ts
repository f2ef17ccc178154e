/** Four people check claims together in Dutch: stage, blind votes, reveal, signature, dissent, the wall, end and replay. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let bram: Person;
let cas: Person;
let dina: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  await asked(anna, 'PATCH', '/me', { language: 'nl' });
  const guest = (name: string, role: 'editor' | 'checker' | 'viewer') =>
    invite(browser, anna, { name, role, locale: 'nl-NL' });
  bram = await guest('Bram Kuipers', 'editor');
  cas = await guest('Cas de Wit', 'checker');
  dina = await guest('Dina Bos', 'viewer');
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

const LIMIT_MS = 150_000;
const room = ({ page }: Person) => page.getByRole('region', { name: 'Checkkamer' });
const shows = (person: Person, words: string) => room(person).getByText(words).first().waitFor();

async function openClaim(article: string, exact: string, tag: string): Promise<string> {
  const annotation = crypto.randomUUID();
  const command = { id: crypto.randomUUID(), type: 'claim.open', annotation, target: { quote: { exact } }, tag };
  await asked(anna, 'POST', `/articles/${article}/commands`, command);
  return annotation;
}

async function vote(person: Person, key: string, reason = ''): Promise<void> {
  await room(person).getByRole('radio').first().focus();
  await person.page.keyboard.press(key);
  if (reason) await room(person).getByLabel('Waarom (mag leeg blijven)').fill(reason);
  await room(person)
    .getByRole('button', { name: /^(Stem|Wijzig mijn stem)$/ })
    .press('Enter');
  await room(person).getByText('Je stemde').waitFor();
}

test(
  '[R-CHECKROOM-3] [R-CHECKROOM-6] [R-CHECKROOM-7] [R-CHECKROOM-10] a whole session in four browsers, and its replay',
  async () => {
    const article = await importArticle(anna, 'checkroom');
    const people = await openClaim(article, '18.300 inwoners', 'g');
    const length = await openClaim(article, 'elf kilometer', 'g');
    const evidence = { id: crypto.randomUUID(), relation: 'supports', tier: 'primary', kind: 'dataset', title: 'CBS' };
    const adding = { id: crypto.randomUUID(), type: 'evidence.add', annotation: people, evidence };
    await asked(anna, 'POST', `/articles/${article}/commands`, adding);
    const all = [anna, bram, cas, dina];
    await Promise.all(all.map((person) => openArticle(person, article, 'Oosterhaven')));
    const wall = await dina.context.newPage();
    await anna.page.getByRole('button', { name: 'Checkkamer' }).press('Enter');
    for (const person of [bram, cas, dina]) {
      await person.page.getByRole('button', { name: /^Naar de checkkamer/ }).press('Enter');
    }
    await Promise.all(all.map((person) => shows(person, 'Er staat geen claim op het podium')));
    await anna.page.getByRole('button', { name: /^Rij \(2\)/ }).press('Enter');
    await anna.page.getByRole('button', { name: 'Op het podium: 18.300 inwoners' }).press('Enter');
    await anna.page.keyboard.press('Escape');
    await Promise.all(all.map((person) => shows(person, '18.300 inwoners')));
    await cas.page.locator(`[data-card="${people}"][aria-current="true"]`).waitFor();
    await anna.page.getByRole('button', { name: '4 mensen zijn hier' }).press('Enter');
    await anna.page.getByText('checkt18.300 inwoners').first().waitFor();
    await anna.page.keyboard.press('Escape');
    await wall.goto(`${server.url}/room/${article}/wall`);
    await wall.getByText('0 stemmen binnen').waitFor();

    await vote(anna, '1');
    await vote(bram, '1', 'staat in het register');
    await vote(cas, '7', 'niet in 2025');
    for (const person of [anna, cas, dina]) {
      expect(await room(person).textContent()).not.toContain('staat in het register');
      expect(await room(person).getByText('3 van 3 hebben gestemd').count()).toBe(1);
    }
    await room(dina).getByText('Met jouw rol kijk je mee zonder stem.').waitFor();
    await wall.getByText('3 stemmen binnen').waitFor();
    expect(await axeFaults(cas.page)).toEqual([]);
    await room(anna).getByRole('button', { name: 'Onthul' }).press('Enter');
    await Promise.all(all.map((person) => shows(person, 'Twee van de drie beslissen: Bevestigd, met 1 stem')));
    await Promise.all(all.map((person) => shows(person, 'niet in 2025')));
    await wall.getByText('Twee van de drie beslissen').waitFor();
    expect(await axeFaults(wall)).toEqual([]);
    expect(await axeFaults(anna.page)).toEqual([]);
    await bram.page.locator('main').focus();
    await bram.page.keyboard.press('y');
    await cas.page.locator('.passage-claim-done', { hasText: '18.300 inwoners' }).first().waitFor();

    await cas.page.mouse.move(500, 400);
    await cas.page.mouse.wheel(0, 600);
    await anna.page.locator('main').focus();
    await anna.page.keyboard.press('x');
    await Promise.all(all.map((person) => shows(person, 'elf kilometer')));
    await bram.page.locator(`[data-card="${length}"][aria-current="true"]`).waitFor();
    expect(await cas.page.locator(`[data-card="${length}"][aria-current="true"]`).count()).toBe(0);
    await room(cas).getByRole('button', { name: 'Weer meekijken' }).press('Enter');
    await cas.page.locator(`[data-card="${length}"][aria-current="true"]`).waitFor();
    await room(anna).getByRole('button', { name: 'Parkeer' }).press('Enter');
    await shows(cas, 'Er staat geen claim op het podium');
    await cas.page.reload();
    await shows(cas, 'Er staat geen claim op het podium');
    await anna.page.getByRole('button', { name: 'Meer van de checkkamer' }).press('Enter');
    await anna.page.getByRole('menuitem', { name: 'Bram Kuipers' }).press('Enter');
    await shows(bram, 'Jij leidt');
    await bram.page.getByRole('button', { name: 'Meer van de checkkamer' }).press('Enter');
    // A menu that has just opened takes the focus to its first entry, and with it a key meant for another.
    await bram.page.getByRole('menuitem', { name: 'Sluit de sessie' }).click();
    await Promise.all(all.map((person) => room(person).waitFor({ state: 'detached' })));
    await Promise.all(all.map(({ page }) => page.getByRole('button', { name: 'Lees het verslag' }).waitFor()));
    await wall.getByText('Er is geen checkkamer open').waitFor();
    await anna.page.getByRole('button', { name: 'Exporteer' }).press('Enter');
    await anna.page.getByRole('menuitem', { name: 'Checkkamers tot nu toe' }).press('Enter');
    await anna.page.getByRole('link', { name: 'Terugkijken' }).press('Enter');
    const slider = anna.page.getByRole('slider', { name: 'Moment van de sessie' });
    await slider.press('End');
    await anna.page.getByText('Bram Kuipers sloot de sessie').waitFor();
    while (!(await anna.page.getByText('onthulde de stemmen').count())) await slider.press('ArrowLeft');
    await anna.page.getByText('Twee van de drie beslissen: Bevestigd').waitFor();
    await anna.page.locator('mark', { hasText: '18.300 inwoners' }).waitFor();
    await slider.press('ArrowLeft');
    await anna.page.getByText('3 stemmen binnen').waitFor();
    expect(await anna.page.getByText('niet in 2025').count()).toBe(0);
    expect(await axeFaults(anna.page)).toEqual([]);
    for (const person of all) expect(person.faults).toEqual([]);
  },
  LIMIT_MS,
);
