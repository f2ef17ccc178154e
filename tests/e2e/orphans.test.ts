import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NewBlock } from '../../shared/text/build.ts';
import { Desk, SOON, type Writers } from '../support/editorPage/writers.ts';

const paragraph = (text: string): NewBlock => ({ type: 'paragraph', runs: [{ text }] });
const article = [
  paragraph('One line.'),
  { ...paragraph('Words alone.'), attrs: { orphan: true } },
  paragraph('Last line.'),
];

let desk: Desk;
let writers: Writers | null = null;

beforeAll(async () => {
  desk = await Desk.open();
});
afterEach(async () => {
  await writers?.context.close();
  writers = null;
});

async function open(): Promise<Writers> {
  writers = await desk.writers(article);
  return writers;
}

describe('words that outlived their paragraph', () => {
  test('[R-ORPHAN-1] are written in and around like any others, with the line above them', async () => {
    const { a, b } = await open();
    await a.select(0, 9);
    await a.press('ArrowRight');
    await a.type('My ');
    await a.press('Home', 'ArrowUp', 'End');
    await a.type(' More');
    await a.press('ArrowDown', 'Home', 'ArrowDown', 'End');
    await a.type(' Done.');
    expect(await a.call('blocks')).toEqual([
      'paragraph:One line. More',
      'paragraph:My Words alone.',
      'paragraph:Last line. Done.',
    ]);
    await a.select(1, 0);
    await a.press('Backspace');
    await expect
      .poll(() => b.call('blocks'), SOON)
      .toEqual(['paragraph:One line. MoreMy Words alone.', 'paragraph:Last line. Done.']);
    expect(await a.call('errors')).toEqual([]);
  });

  test('[R-ORPHAN-1] are kept by keyboard, for both people, and the caret goes back to the text', async () => {
    const { a, b } = await open();
    await a.select(0, 3);
    await a.press('Tab');
    expect(await a.page.evaluate(() => document.activeElement?.textContent)).toBe('Keep');
    await a.press('Enter');
    for (const { page } of [a, b]) await expect.poll(() => page.locator('.article-orphan').count(), SOON).toBe(0);
    await a.type('X');
    expect((await a.call('blocks'))[0]).toBe('paragraph:OneX line.');
    await a.press('Control+z', 'Control+z');
    await expect.poll(() => b.page.locator('.article-orphan').count(), SOON).toBe(1);
  });

  test('[R-TOOLS-3] the tools are out of sight until somebody is in the text', async () => {
    const { a } = await open();
    const tools = a.page.getByRole('toolbar');
    await a.page.locator('.article-text').hover();
    expect([await tools.isVisible(), await a.page.evaluate(() => document.activeElement?.tagName)]).toEqual([
      false,
      'BODY',
    ]);
    await a.press('Tab');
    await a.type('In. ');
    expect([await tools.isVisible(), (await a.call('blocks'))[0]]).toEqual([true, 'paragraph:In. One line.']);
  });
});
