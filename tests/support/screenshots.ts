/**
 * Makes the pictures of docs/ from a real run: `vite build && node tests/support/screenshots.ts`. Run by hand, when what
 * they show has changed; look at them before they are committed.
 */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Article } from '../../client/api/shapes.ts';
import { launchBrowser, type Person } from './browser.ts';
import { arriveFirst, asked, card, caretBehind, invite, openArticle, says } from './newsroom.ts';
import { type ServerProcess, startServerProcess } from './server.ts';

const HOUR_MS = 3_600_000;

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url)) });
}

/** The article of `slug`, out of those that the demo made. */
async function articleOf(person: Person, slug: string): Promise<Article> {
  const { articles } = await asked<{ articles: Article[] }>(person, 'GET', '/articles');
  const found = articles.find((article) => article.slug === slug);
  if (!found) throw new Error(`the demo has no article ${slug}`);
  return found;
}

/** `person` answers the comment with these words, as if they had typed it. */
async function answer(person: Person, words: string, reply: string): Promise<void> {
  await card(person.page, words).click();
  await person.page.getByLabel(/^(Your answer|Je antwoord)$/).fill(reply);
  await person.page.keyboard.press('Control+Enter');
  await card(person.page, reply).waitFor();
}

async function workspace(milan: Person, sara: Person): Promise<void> {
  const { id } = await articleOf(milan, 'ferry-aldermouth');
  await Promise.all([openArticle(milan, id, 'Aldermouth'), openArticle(sara, id, 'Aldermouth')]);
  await answer(sara, 'The annual report', 'The report counts paying passengers only. Shall we say so?');
  const target = { quote: { exact: 'inspection took place in February' } };
  const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
  const text = 'Last week he told us January. Which is it?';
  await asked(sara, 'POST', `/articles/${id}/commands`, { ...ids, type: 'thread.open', target, text });
  await caretBehind(sara.page, 'The vessel itself had been inspected');
  await card(milan.page, 'The annual report').click();
  await card(milan.page, 'paying passengers only').waitFor();
  await card(milan.page, text).waitFor();
  await milan.page.locator('.article-caret').waitFor();
  await says(milan.page, 'Saved');
  await take(milan.page, 'workspace');
}

async function desk(milan: Person, sara: Person): Promise<void> {
  const [ferry, bridge] = await Promise.all([articleOf(milan, 'ferry-aldermouth'), articleOf(milan, 'brug-oudermeer')]);
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
  await asked(milan, 'PATCH', `/articles/${ferry.id}`, { deadline: inHours(0.75) });
  await asked(milan, 'PATCH', `/articles/${bridge.id}`, { deadline: inHours(26) });
  await openArticle(sara, ferry.id, 'Aldermouth');
  await milan.page.setViewportSize({ width: 1440, height: 680 });
  await milan.page.goto('/desk/newsroom');
  await milan.page.locator('.row', { hasText: 'Sara Jansen' }).waitFor();
  await take(milan.page, 'desk');
}

async function narrow(tomas: Person): Promise<void> {
  const { id } = await articleOf(tomas, 'brug-oudermeer');
  await tomas.page.setViewportSize({ width: 780, height: 900 });
  await openArticle(tomas, id, 'Oudermeer');
  await tomas.page.locator('.passage-note').first().click();
  await tomas.page.getByLabel('Je antwoord').waitFor();
  await take(tomas.page, 'workspace-nl');
}

/** A session on the demo's article: the vote, the reveal, the wall and the minutes. */
async function checkroom(milan: Person, sara: Person, tomas: Person): Promise<void> {
  const { id } = await articleOf(milan, 'ferry-aldermouth');
  const send = (person: Person, command: object) =>
    asked(person, 'POST', `/articles/${id}/commands`, { id: crypto.randomUUID(), ...command });
  const [annotation, session] = [crypto.randomUUID(), crypto.randomUUID()];
  const target = { quote: { exact: 'inspection took place in February' } };
  await send(milan, { type: 'claim.open', annotation, target, tag: 'd' });
  for (const person of [milan, sara, tomas]) {
    await person.page.setViewportSize({ width: 1440, height: 900 });
    await openArticle(person, id, 'Aldermouth');
  }
  await send(milan, { type: 'session.start', session });
  for (const person of [sara, tomas]) await send(person, { type: 'session.join', session });
  await send(milan, { type: 'session.stage', session, annotation });
  const vote = (person: Person, verdict: string, reason: string) =>
    send(person, { type: 'session.vote', session, annotation, verdict, reason });
  await vote(sara, 'confirmed', 'The log of the inspectorate says 12 February');
  await vote(tomas, 'wrong', 'He told us January');
  await milan.page.getByText('2 of 3 have voted').waitFor();
  await take(milan.page, 'checkroom-vote');
  await vote(milan, 'confirmed', '');
  await send(milan, { type: 'session.reveal', session });
  await milan.page.getByText('Two of three carry').waitFor();
  await take(milan.page, 'checkroom-reveal');
  await milan.page.goto(`/room/${id}/wall`);
  await milan.page.getByText('Two of three carry').waitFor();
  await take(milan.page, 'checkroom-wall');
  await send(milan, { type: 'session.next', session });
  await send(milan, { type: 'session.end', session });
  await milan.page.goto(`/api/v1/articles/${id}/sessions/${session}/minutes.html?language=en`);
  await take(milan.page, 'checkroom-minutes');
}

async function makeAll(browser: Browser, server: ServerProcess): Promise<void> {
  const milan = await arriveFirst(browser, server, 'Milan Verhoef');
  await asked(milan, 'POST', '/demo', {});
  const sara = await invite(browser, milan, { name: 'Sara Jansen', role: 'editor' });
  const tomas = await invite(browser, milan, { name: 'Tomas Bos', role: 'checker', locale: 'nl-NL' });
  await workspace(milan, sara);
  await desk(milan, sara);
  await narrow(tomas);
  await checkroom(milan, sara, tomas);
}

const [server, browser] = await Promise.all([startServerProcess({ env: { LOG_LEVEL: 'warn' } }), launchBrowser()]);
try {
  await makeAll(browser, server);
} finally {
  await browser.close();
  await server.stop();
}
