/** Two people in Chromium with the same article open. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { NewBlock } from '../../../shared/text/build.ts';
import { sharedBrowser } from '../browser.ts';
import type { page as pageApi } from './page.tsx';
import { editorSite } from './site.ts';

type Api = typeof pageApi;
type Answer<K extends keyof Api> = Api[K] extends (...args: never[]) => infer R ? R : Api[K];

/** What is waited for comes within this, also on a machine that is busy with other tests, or it is lost. */
export const SOON = { timeout: 15_000 };

/** One person's page. */
export class Writer {
  readonly page: Page;
  readonly cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
  }

  /** Calls a function of the page. */
  call<K extends keyof Api>(name: K, ...args: unknown[]): Promise<Awaited<Answer<K>>> {
    const ask = ([called, given]: [string, unknown[]]) => {
      const api = window.page as unknown as Record<string, unknown>;
      const value = api[called];
      return typeof value === 'function' ? (value as (...all: unknown[]) => unknown)(...given) : value;
    };
    return this.page.evaluate(ask, [name, args] as [string, unknown[]]) as Promise<Awaited<Answer<K>>>;
  }

  select(block: number, from: number, to = from): Promise<void> {
    return this.call('select', block, from, to);
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What an input method shows of a half-composed word. */
  async compose(words: string): Promise<void> {
    const end = words.length;
    await this.cdp.send('Input.imeSetComposition', { text: words, selectionStart: end, selectionEnd: end });
  }

  /** Ends a composition with these words. */
  async commit(words: string): Promise<void> {
    await this.cdp.send('Input.insertText', { text: words });
  }
}

export interface Writers {
  context: BrowserContext;
  a: Writer;
  b: Writer;
}

/** The worker's browser and the editor's page. */
export class Desk {
  private readonly browser: Browser;
  private readonly url: string;

  private constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  static async open(): Promise<Desk> {
    const [browser, url] = await Promise.all([sharedBrowser(), editorSite()]);
    return new Desk(browser, url);
  }

  async writers(blocks: NewBlock[], { check = true } = {}): Promise<Writers> {
    const context = await this.browser.newContext({ viewport: { width: 1100, height: 800 } });
    const a = await this.writer(context, 200, 'Sara', check);
    const b = await this.writer(context, 300, 'Tomas', check);
    await b.call('load', await a.call('seed', blocks));
    for (const writer of [a, b]) {
      await writer.call('open');
      await writer.page.waitForFunction(() => window.page.isOpen());
    }
    return { context, a, b };
  }

  private async writer(context: BrowserContext, client: number, name: string, check: boolean): Promise<Writer> {
    const page = await context.newPage();
    await page.goto(`${this.url}?client=${client}&name=${name}&check=${check ? 1 : 0}`);
    await page.waitForFunction(() => 'page' in window);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return new Writer(page, cdp);
  }
}
