/** One article in a real browser: opened, written in alone and among others, scrolled, and written in for long. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Newsroom } from './articles.ts';
import { type PageFigures, percentiles } from './figures.ts';
import { goIntoText, type KeyPlan, pressBackspace, pressKey, typeAtPace, watchKeys } from './keys.ts';
import { OTHERS_EVERY_MS, startOthers } from './others.ts';

export interface PagePlan {
  typing: KeyPlan;
  /** How far is scrolled, in pixels. */
  scroll: number;
  /** Edits between the two looks at the heap. */
  edits: number;
}

export interface Measured {
  article: string;
  /** Passages that must be drawn before the page counts as open. */
  annotations: number;
}

const SCROLL_SPEED = 2_400;
const BYTES_PER_MB = 1_048_576;
/** A word and back: so the article stays as long as it was, and the browser sees both kinds of edits. */
const WORD = 'water';

async function contextOf(browser: Browser, { origin, cookie }: Newsroom): Promise<BrowserContext> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}

/** Opens the article in a browser that never saw it. @returns the milliseconds after the first byte. */
async function open(page: Page, { article, annotations }: Measured): Promise<number> {
  await page.addInitScript((expected) => {
    const look = () => {
      const words = document.querySelector('.article-text')?.textContent ?? '';
      const cards = document.querySelectorAll('[data-card]').length;
      const marks = document.querySelectorAll('.article-text [role="mark"]').length;
      const isOpen = words.length > 1_000 && marks >= expected && (cards > 0 || expected === 0);
      if (!isOpen) return void requestAnimationFrame(look);
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      Object.assign(window, { openedAfter: performance.now() - (entry?.responseStart ?? 0) });
    };
    requestAnimationFrame(look);
  }, annotations);
  await page.goto(`/article/${article}`);
  const opened = await page.waitForFunction(() => (window as unknown as { openedAfter?: number }).openedAfter);
  await page.locator('header output', { hasText: 'Saved' }).waitFor();
  return (await opened.jsonValue()) ?? Number.NaN;
}

async function framesWhileScrolling(page: Page, debug: CDPSession, distance: number): Promise<number> {
  await page.evaluate(() => {
    document.querySelector('main')?.scrollTo(0, 0);
    const count = { frames: 0, from: performance.now(), isOver: false };
    Object.assign(window, { count });
    const frame = () => {
      count.frames += 1;
      // A page that asks for every frame makes each key wait for the screen's beat.
      if (!count.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const gesture = { x: 600, y: 500, yDistance: -distance, speed: SCROLL_SPEED, gestureSourceType: 'mouse' as const };
  await debug.send('Input.synthesizeScrollGesture', gesture);
  return page.evaluate(() => {
    const { count } = window as unknown as { count: { frames: number; from: number; isOver: boolean } };
    count.isOver = true;
    return (1000 * count.frames) / (performance.now() - count.from);
  });
}

async function heapMb(debug: CDPSession): Promise<number> {
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  return usedSize / BYTES_PER_MB;
}

/** Processor time that the page's main thread has used so far, in milliseconds. */
async function cpuMs(debug: CDPSession): Promise<number> {
  const { metrics } = await debug.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

async function keysAlone(
  page: Page,
  debug: CDPSession,
  { typing }: PagePlan,
): Promise<Pick<PageFigures, 'alone' | 'cpuMs'>> {
  const before = await cpuMs(debug);
  const alone = percentiles(await typeAtPace(page, debug, typing));
  return { alone, cpuMs: ((await cpuMs(debug)) - before) / typing.keys };
}

/** Does something while what looks checkable is hidden: what is measured then costs that much less. */
async function withoutProposals<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const press = async (isShown: boolean) => {
    await page.keyboard.press('Alt+h');
    await page.waitForFunction((shown) => (CSS.highlights.get('proposal')?.size ?? 0) > 0 === shown, isShown);
  };
  await press(false);
  const result = await work();
  await press(true);
  return result;
}

/** As fast as the page takes them: the keys of one word are under way at once. */
async function edit(debug: CDPSession, edits: number): Promise<void> {
  for (let n = 0; n < edits; n += 2 * WORD.length) {
    const there = Array.from(WORD, (letter) => pressKey(debug, letter));
    const back = Array.from(WORD, () => pressBackspace(debug));
    await Promise.all([...there, ...back]);
  }
}

/** Keys alone and among five others, in a browser that paints whenever there is something to paint. */
export async function measureWithoutBeat(
  browser: Browser,
  newsroom: Newsroom,
  what: Measured,
  { typing }: PagePlan,
): Promise<PageFigures['withoutBeat']> {
  const context = await contextOf(browser, newsroom);
  try {
    const page = await context.newPage();
    await open(page, what);
    const debug = await context.newCDPSession(page);
    await goIntoText(page);
    await watchKeys(page);
    await typeAtPace(page, debug, { keys: 20, everyMs: 31 });
    const stop = await startOthers(newsroom, what.article);
    const times = await typeAtPace(page, debug, typing);
    stop();
    return percentiles(times);
  } finally {
    await context.close();
  }
}

/** A bare field beside a figure that changes as often as five others press keys: what the screen's beat costs anybody. */
export async function measureBareField(browser: Browser, { typing }: PagePlan): Promise<PageFigures['withOthers']> {
  const page = await browser.newPage();
  try {
    await page.setContent(
      '<p id="count"></p><div class="article-text" contenteditable><p>the water board said</p></div>',
    );
    await page.evaluate((ms) => {
      let count = 0;
      setInterval(() => document.getElementById('count')?.replaceChildren(String(count++)), ms);
    }, OTHERS_EVERY_MS);
    const debug = await page.context().newCDPSession(page);
    await goIntoText(page);
    await watchKeys(page);
    return percentiles(await typeAtPace(page, debug, typing));
  } finally {
    await page.close();
  }
}

export async function measurePage(
  browser: Browser,
  newsroom: Newsroom,
  what: Measured,
  plan: PagePlan,
): Promise<Omit<PageFigures, 'withoutBeat'>> {
  const context = await contextOf(browser, newsroom);
  try {
    const page = await context.newPage();
    const openMs = await open(page, what);
    const debug = await context.newCDPSession(page);
    const framesPerSecond = await framesWhileScrolling(page, debug, plan.scroll);
    await goIntoText(page);
    await watchKeys(page);
    await typeAtPace(page, debug, { keys: 20, everyMs: 31 });
    await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { alone, cpuMs: cpuPerKey } = await keysAlone(page, debug, plan);
    const hidden = await withoutProposals(page, () => keysAlone(page, debug, plan));
    const stop = await startOthers(newsroom, what.article);
    const withOthers = percentiles(await typeAtPace(page, debug, plan.typing));
    stop();
    const before = await heapMb(debug);
    await edit(debug, plan.edits);
    const after = await heapMb(debug);
    return { openMs, alone, withOthers, cpuMs: cpuPerKey, hidden, framesPerSecond, heapMb: { before, after } };
  } finally {
    await context.close();
  }
}
