/** The report of a check, opened from the article by keyboard, read on screens of every kind, and printed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, leaveBrowser, type Person, sharedBrowser } from '../support/browser.ts';
import { arriveFirst, asked, importArticle, invite, openArticle } from '../support/newsroom.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let browser: Browser;
let server: ServerProcess;
let anna: Person;
let vera: Person;
let article = '';
const secret = crypto.randomUUID();

const decide = (command: object) =>
  asked(anna, 'POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });

async function claim(exact: string, tag: string, evidence: object): Promise<void> {
  const annotation = crypto.randomUUID();
  await decide({ type: 'claim.open', annotation, tag, target: { quote: { exact } } });
  const record = { id: crypto.randomUUID(), relation: 'supports', tier: 'primary', kind: 'webpage', ...evidence };
  await decide({ type: 'evidence.add', annotation, evidence: record });
  await decide({ type: 'claim.tick', annotation, verdict: 'confirmed' });
}

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), startServerProcess()]);
  anna = await arriveFirst(browser, server, 'Anna de Vries');
  vera = await invite(browser, anna, { name: 'Vera Mulder', role: 'viewer' });
  article = await importArticle(anna, 'whole');
  const url = `https://register.example/${'een-lang-pad/'.repeat(20)}`;
  await claim('18.300 inwoners', 'g', {
    title: 'Bevolkingsregister',
    url,
    excerpt: 'Op 1 januari 18.300. '.repeat(40),
  });
  await claim('elf kilometer', 'g', { title: 'GEHEIM', id: secret, confidentiality: { people: [] } });
  await claim('van dijkgraaf Ruud van Aalst', 'n', { title: 'Website', url: 'https://gemeente.example/van-aalst' });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await server.stop();
});

/** Opens the menu of exports and one of its reports, by keyboard alone. */
async function opened({ page, context }: Person, name: string): Promise<Page> {
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  const item = page.getByRole('menuitem', { name, exact: true });
  await item.waitFor();
  const isAt = () => item.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 10 && !(await isAt()); step += 1) await page.keyboard.press('ArrowDown');
  const [report] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await report.waitForLoadState();
  return report;
}

test('[R-REPORT-1] [R-REPORT-3] a viewer opens the report by keyboard, and sees what a viewer may see', async () => {
  await openArticle(vera, article, 'Oosterhaven');
  const page = await opened(vera, 'Report of the check, to read and print');
  const said = (await page.locator('main').textContent()) ?? '';
  expect(said).toContain('Bevolkingsregister');
  expect(said).toContain(`withheld (${secret})`);
  expect(await page.content()).not.toContain('GEHEIM');
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Dissent' }).press('Enter');
  expect(new URL(page.url()).hash).toBe('#dissent');
  const data = await opened(vera, 'Public report as data (JSON)');
  expect(data.url()).toContain('/export/report.json?language=en&public=1');
  const outside = JSON.parse((await data.locator('pre').textContent()) ?? '') as { form: string };
  expect(outside.form).toBe('public');
  expect(vera.faults).toEqual([]);
});

test('[R-REPORT-7] it is read in the light and the dark, on a telephone, and with strong contrast', async () => {
  const page = await anna.context.newPage();
  await page.goto(`/api/v1/articles/${article}/export/report.html?language=nl`);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const contrast of ['no-preference', 'more'] as const) {
        await page.emulateMedia({ colorScheme, contrast });
        expect(await axeFaults(page), `${width} ${colorScheme} ${contrast}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  }
  const fills = await page.locator('.legend rect').evaluateAll((all) => all.map((each) => each.getAttribute('fill')));
  expect(new Set(fills).size).toBe(5);
  const drawn = await page
    .locator('.strip pattern')
    .evaluateAll((all) => all.map((each) => [...each.children].map((shape) => shape.outerHTML).join('')));
  expect(new Set(drawn).size, 'each state has lines of its own, so that black and white tells them apart').toBe(5);
  await page.close();
});

test('[R-REPORT-7] printed, it is on paper white, keeps claims whole, and numbers its sheets', async () => {
  const page = await anna.context.newPage();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`/api/v1/articles/${article}/export/report.html?language=nl`);
  const looks = await page.evaluate(() => {
    const style = (name: string) => getComputedStyle(document.querySelector(name) ?? document.body);
    return [style('article').breakInside, style('tr').breakInside, style('h2').breakAfter, style('h1').color];
  });
  expect(looks).toEqual(['avoid', 'avoid', 'avoid', 'rgb(29, 27, 24)']);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
  const margins = await page.evaluate(() => document.querySelector('style')?.textContent ?? '');
  expect(margins).toMatch(/@top-left\{content:"[^"]+"/);
  expect(margins).toContain('counter(page)');
  await page.close();
});
