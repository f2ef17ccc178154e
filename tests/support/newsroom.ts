/** A newsroom in real browsers: people with roles, signed in, and an article of the kind that it works on. */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Role } from '../../shared/permissions.ts';
import { newPerson, type Person } from './browser.ts';
import type { ServerProcess } from './server.ts';

/** Sends JSON as the person whose page it is; the cookie and the origin are the browser's. */
export async function asked<T>(person: Person, method: string, path: string, body?: unknown): Promise<T> {
  const response = await person.context.request.fetch(`${person.origin}/api/v1${path}`, {
    method,
    headers: { origin: person.origin },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** Of every account that is made here. */
export const PASSWORD = 'a margin line of one’s own';

interface Account {
  name: string;
  /** As `url` of an invite or the setup link gives it. */
  token: string;
  locale?: 'en-GB' | 'nl-NL';
}

async function arrive(browser: Browser, origin: string, { name, token, locale = 'en-GB' }: Account): Promise<Person> {
  const person = await newPerson(browser, { origin, locale });
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
  await asked(person, 'POST', `/invites/${token}/accept`, { name, email, password: PASSWORD });
  await asked(person, 'PATCH', '/me', { language: locale.slice(0, 2) });
  return person;
}

/** The first person of an installation, chief of the desk `newsroom`. */
export function arriveFirst(browser: Browser, server: ServerProcess, name: string): Promise<Person> {
  return arrive(browser, server.url, { name, token: server.setupUrl?.split('token=')[1] ?? '' });
}

/** Somebody whom `chief` invites to the desk with a role. */
export async function invite(
  browser: Browser,
  chief: Person,
  guest: { name: string; role: Role; locale?: 'en-GB' | 'nl-NL' },
): Promise<Person> {
  const { url } = await asked<{ url: string }>(chief, 'POST', '/desks/newsroom/invites', { role: guest.role });
  const token = url.split('token=')[1] ?? '';
  return arrive(browser, chief.origin, { name: guest.name, token, ...(guest.locale ? { locale: guest.locale } : {}) });
}

/** Imports the article as an editor would paste it; gives its id. */
export async function importArticle(editor: Person, slug: string): Promise<string> {
  const content = await readFile(new URL('./articles/oosterhaven.txt', import.meta.url), 'utf8');
  const article = { desk: 'newsroom', slug, language: 'nl', format: 'text', content };
  return (await asked<{ id: string }>(editor, 'POST', '/articles', article)).id;
}

/** Opens the article and waits until its text is there and the server's. */
export async function openArticle(person: Person, article: string, words: string): Promise<void> {
  await person.page.goto(`/article/${article}`);
  await person.page.locator('.article-text', { hasText: words }).waitFor();
  await person.page.locator('header output', { hasText: /Saved|Up to date|Bewaard|Bijgewerkt/ }).waitFor();
}

/** The words of the article on screen. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('.article-text').textContent()) ?? '';
}

/** Waits until the header says so. */
export function says(page: Page, words: string | RegExp): Promise<void> {
  return page.locator('header output', { hasText: words }).waitFor();
}

/** The card of the margin, or of the drawer, with these words. */
export function card(page: Page, words: string): Locator {
  return page.locator('[data-card]', { hasText: words });
}

/** Types behind words of the text. */
export async function write(page: Page, behind: string, words: string): Promise<void> {
  await caretBehind(page, behind);
  await page.keyboard.type(words);
}

/** A thread on words of the article, as another client would open it; gives its id. */
export async function openThread(person: Person, article: string, exact: string, text: string): Promise<string> {
  const annotation = crypto.randomUUID();
  const command = { id: crypto.randomUUID(), type: 'thread.open', annotation, target: { quote: { exact } }, text };
  await asked(person, 'POST', `/articles/${article}/commands`, command);
  return annotation;
}

/** Comments on words of the text, by keyboard. */
export async function comment(page: Page, on: string, words: string): Promise<void> {
  await selectWords(page, on);
  await page.keyboard.press('Alt+m');
  await page.getByLabel(/^(Your comment|Je opmerking)$/).fill(words);
  await page.keyboard.press('Control+Enter');
}

/** Puts the caret behind `words` in the text, as a click there would, and waits until the editor knows. */
export async function caretBehind(page: Page, words: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-comment-button]').waitFor({ state: 'detached' });
}

/**
 * Selects `words`, which stand in one piece of the text, and waits until the editor has taken the selection over: its
 * comment button is there, and the selection stood from one look to the next.
 */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.locator('.article-text').focus();
  const look = (wanted: string) => {
    const box = document.querySelector<HTMLElement>('.article-text');
    const isHeld = getSelection()?.toString() === wanted && document.querySelector('[data-comment-button]') !== null;
    if (isHeld && box?.dataset['selected'] === wanted) return delete box.dataset['selected'];
    if (isHeld && box) box.dataset['selected'] = wanted;
    const walker = document.createTreeWalker(box ?? document, NodeFilter.SHOW_TEXT);
    while (!isHeld && walker.nextNode()) {
      const at = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
      return false;
    }
    return false;
  };
  await page.waitForFunction(look, words, { polling: 60, timeout: 10_000 });
}
