/**
 * Keys pressed in a real page, and how long each takes until what it changed is painted: from the event's own time to
 * the first task after the next frame's callbacks, which the browser runs when style, layout and paint are done.
 */
import type { CDPSession, Page } from 'playwright-core';

export interface KeyPlan {
  keys: number;
  /** Between two keys; prime, so that they do not march in step with frames. */
  everyMs: number;
}

const PHRASE = 'and nobody knew why the second pump stood still ';

/** Puts the caret into the middle of the article, behind a word. */
export async function goIntoText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const blocks = document.querySelectorAll('.article-text > [data-block="paragraph"], .article-text > p');
    const middle = blocks[Math.floor(blocks.length / 2)];
    const box = document.querySelector<HTMLElement>('.article-text');
    if (!middle || !box) throw new Error('no paragraph to write in');
    box.focus();
    middle.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.selectNodeContents(middle);
    range.collapse(false);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
}

/** Notes the time of every key from here on; `takeTimes` gives them and starts afresh. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
}

function takeTimes(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.splice(0));
}

async function press(
  debug: CDPSession,
  key: { key: string; code: string; text?: string; windowsVirtualKeyCode: number },
) {
  const { text: _text, ...up } = key;
  await Promise.all([
    debug.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
    debug.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up }),
  ]);
}

export function pressKey(debug: CDPSession, key: string): Promise<void> {
  const code = key === ' ' ? 'Space' : `Key${key.toUpperCase()}`;
  return press(debug, { key, code, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) });
}

export function pressBackspace(debug: CDPSession): Promise<void> {
  return press(debug, { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
}

/** Types at a person's pace, which waits for no page; gives the milliseconds of each key. */
export async function typeAtPace(page: Page, debug: CDPSession, { keys, everyMs }: KeyPlan): Promise<number[]> {
  await takeTimes(page);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let typed = 0;
  const beat = setInterval(() => {
    pressKey(debug, PHRASE[typed % PHRASE.length] ?? ' ').catch(reject);
    typed += 1;
    if (typed === keys) resolve();
  }, everyMs);
  await promise.finally(() => clearInterval(beat));
  await page.waitForFunction((count) => (window as unknown as { keyTimes: number[] }).keyTimes.length >= count, keys);
  return takeTimes(page);
}
