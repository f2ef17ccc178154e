/**
 * A real Chromium for the browser tests: one process for all files of a worker, a context of its own for every person, and axe.
 * Every page counts what it must never do: ask another host, break the content security policy, fail in its console.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath, headlessPath } from './systemParts.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium, with further arguments if need be; whoever starts it closes it. */
export function launchBrowser(more: readonly string[] = [], executablePath = chromiumPath()): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}

let shared: Promise<Browser> | null = null;

/** Requests to other hosts, and what a content security policy forbade, on any page of the file that runs now. */
const breaches: string[] = [];
const OWN = /^(?:blob:|data:|about:|(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/])/;
const FORBIDDEN = /Content Security Policy|TrustedHTML|TrustedScript/;

function guard(context: BrowserContext): BrowserContext {
  context.on('request', (request) => {
    if (!OWN.test(request.url())) breaches.push(`asked another host: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (FORBIDDEN.test(message.text())) breaches.push(`against the policy: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    if (FORBIDDEN.test(error.error().message)) breaches.push(`against the policy: ${error.error().message}`);
  });
  return context;
}

/** Whoever makes a context in it has its pages watched. */
async function guardedBrowser(): Promise<Browser> {
  const browser = await launchBrowser([], headlessPath());
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => guard(await newContext(options));
  return browser;
}

/** The browser of this worker, started once; it ends with the worker. Leave it by `leaveBrowser` in `afterAll`. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= guardedBrowser();
  return shared;
}

/** Closes everybody's pages; the browser stays for the next file. @throws where a page did what no page may do. */
export async function leaveBrowser(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
  const found = breaches.splice(0);
  if (found.length > 0) throw new Error(`[S-35] pages of this file\n${[...new Set(found)].join('\n')}`);
}

export interface Setting {
  /** Where the server listens, such as `http://127.0.0.1:41234`. */
  origin: string;
  width?: number;
  height?: number;
  locale?: 'en-GB' | 'nl-NL';
  colours?: 'light' | 'dark';
}

/** One person's browser: signed out at first, with nothing of anybody else's in it. */
export interface Person {
  page: Page;
  context: BrowserContext;
  /** Of the server that this person works on, without a slash at the end. */
  origin: string;
  /** What went wrong on any page so far: console errors, uncaught errors, requests to other hosts. */
  faults: string[];
}

export async function newPerson(browser: Browser, setting: Setting): Promise<Person> {
  const { origin, width = 1440, height = 900, locale = 'en-GB', colours = 'light' } = setting;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    locale,
    colorScheme: colours,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    bypassCSP: false,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, origin, faults);
  return { page, context, origin, faults };
}

/** A refusal that a test provokes shows as "Failed to load resource" in the console: those are no faults of the page. */
function watch(page: Page, origin: string, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(`console: ${text}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(origin) || url.startsWith('blob:') || url.startsWith('data:');
    if (!own) faults.push(`foreign request: ${url}`);
  });
}

/** Signs in by the form and waits for the page behind it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** What fades has the contrast of neither of its ends. Runs in the page. */
async function untilStill(): Promise<void> {
  const fading = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Runs axe (WCAG 2.2 A and AA, best practices) over the page as it is; one line per fault, `[]` when there is none. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated through the debugger, which the page's content security policy does not forbid.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(await readFile(axeFile, 'utf8'));
  await page.evaluate(untilStill);
  const result = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations"], preload: false })');
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}

/** Pastes onto the page as a clipboard would, wherever the focus is. */
export async function paste(page: Page, data: { text: string; html?: string }): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html) clipboardData.setData('text/html', html);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}
