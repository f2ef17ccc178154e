import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NewBlock } from '../../shared/text/build.ts';
import { Desk, SOON, type Writer, type Writers } from '../support/editorPage/writers.ts';

const paragraph = (text: string): NewBlock => ({ type: 'paragraph', runs: [{ text }] });
const article = [paragraph('First line.'), paragraph('The mayor said so.'), paragraph('Last.')];
const long = Array.from({ length: 60 }, (_, number) => paragraph(`Line ${number} of a long article.`));

let desk: Desk;
let writers: Writers | null = null;

beforeAll(async () => {
  desk = await Desk.open();
});
afterEach(async () => {
  await writers?.context.close();
  writers = null;
});

async function open(blocks: NewBlock[]): Promise<Writers> {
  writers = await desk.writers(blocks);
  return writers;
}

/** The words of the block before another's caret, told by where it is drawn; null where there is no caret. */
function beforeCaret({ page }: Writer): Promise<string | null> {
  return page.evaluate(() => {
    const caret = document.querySelector('.article-caret')?.getBoundingClientRect();
    const place = caret && document.caretPositionFromPoint(caret.left + 1, caret.top + caret.height / 2);
    const block = place?.offsetNode.parentElement?.closest('[data-block]');
    if (!place || !block) return null;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(place.offsetNode, place.offset);
    return range.toString();
  });
}

describe('carets of others', () => {
  test('[R-CARET-1] show a name, follow the other, and keep their place while one types', async () => {
    const { a, b } = await open(article);
    await b.select(1, 9);
    await expect.poll(() => beforeCaret(a), SOON).toBe('The mayor');
    expect(await a.page.locator('.article-caret-flag').textContent()).toBe('Tomas');
    await a.select(1, 0);
    await a.type('Oh ');
    await expect.poll(() => beforeCaret(a), SOON).toBe('Oh The mayor');
    await a.select(0, 5);
    await a.press('Enter');
    await expect.poll(() => beforeCaret(a), SOON).toBe('Oh The mayor');
    await expect.poll(() => b.call('around'), SOON).toEqual(['Oh The mayor', ' said so.']);
    await b.type(' dear');
    await expect.poll(() => beforeCaret(a), SOON).toBe('Oh The mayor dear');
    expect(await a.call('around')).toEqual(['', ' line.']);
  });

  test('[R-CARET-1] show what the other selected, and never move the page', async () => {
    const { a, b } = await open(long);
    await a.select(0, 0);
    await b.select(55, 0, 7);
    await expect.poll(() => a.page.locator('.article-text [style*="color-mix"]').textContent(), SOON).toBe('Line 55');
    await b.press('End');
    await b.type('!');
    await expect.poll(() => a.call('textOf'), SOON).toContain('article.!');
    expect(await a.page.evaluate(() => scrollY)).toBe(0);
    expect(await a.call('around')).toEqual(['', 'Line 0 of a long article.']);
  });

  test('[R-CARET-2] go when the other leaves the text', async () => {
    const { a, b } = await open(article);
    await b.select(1, 9);
    await expect.poll(() => beforeCaret(a), SOON).toBe('The mayor');
    await b.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await expect.poll(() => beforeCaret(a), SOON).toBeNull();
  });
});

describe('the tools of the text', () => {
  test('[R-TOOLS-1] are reached and used by keyboard alone', async () => {
    const { a } = await open(article);
    await a.select(1, 4, 9);
    await a.press('Alt+F10');
    expect(await a.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Kind of text');
    await a.press('ArrowRight', 'Enter');
    await expect.poll(() => a.page.locator('.article-text strong').textContent(), SOON).toBe('mayor');
    await a.press('Alt+F10');
    expect(await a.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Bold');
    expect(await a.page.locator('[aria-label="Bold"]').getAttribute('aria-pressed')).toBe('true');
    await a.press('Escape');
    expect(await a.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
    await a.page.locator('[aria-label="Kind of text"]').selectOption('quote');
    expect((await a.call('blocks'))[1]).toBe('quote:The mayor said so.');
  });

  test('[R-TOOLS-2] link words that keep their place while the other types', async () => {
    const { a, b } = await open(article);
    await a.select(1, 4, 9);
    await a.press('Control+k');
    await a.page.locator('.article-link-dialog input').waitFor();
    await b.select(1, 0);
    await b.type('Oh ');
    await expect.poll(() => a.call('textOf'), SOON).toContain('Oh The');
    await a.type('nothing at all');
    await a.press('Enter');
    await a.page.locator('.article-link-dialog [role="alert"]').waitFor();
    await a.press('Control+a');
    await a.type('example.org/mayor');
    await a.press('Enter');
    const link = b.page.locator('.article-text a');
    await expect.poll(() => link.textContent(), SOON).toBe('mayor');
    expect(await link.getAttribute('href')).toBe('https://example.org/mayor');
    await a.type('!');
    await expect.poll(() => b.call('textOf'), SOON).toContain('mayor! said');
    expect(await link.textContent()).toBe('mayor');
    await a.press('ArrowLeft', 'ArrowLeft');
    await expect.poll(async () => (await a.call('around'))[0], SOON).toBe('Oh The mayo');
    await a.press('Control+k');
    expect(await a.page.locator('.article-link-dialog input').inputValue()).toBe('https://example.org/mayor');
    await a.page.getByRole('button', { name: 'Remove link' }).click();
    await expect.poll(() => link.count(), SOON).toBe(0);
    expect(await a.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
  });

  test('[R-FIGURE-1] a picture of another host is named and never asked for', async () => {
    const src = 'https://pictures.example/a.jpg';
    const { a } = await open([paragraph('One.'), { type: 'figure', attrs: { src }, runs: [{ text: 'A dike' }] }]);
    const asked: string[] = [];
    a.page.on('request', (request) => asked.push(request.url()));
    await a.page.locator('.article-frame').click();
    expect(await a.page.locator('.article-frame').textContent()).toBe('Image from pictures.example – not loaded');
    expect(await a.page.locator('.ProseMirror-selectednode').count()).toBe(1);
    await a.press('Control+c', 'ArrowUp', 'Control+v');
    expect(await a.page.locator('.article-frame').count()).toBe(2);
    expect(asked.filter((url) => !url.startsWith('http://127.0.0.1'))).toEqual([]);
    await a.page.locator('.article-frame').first().click();
    await a.press('Backspace');
    expect(await a.page.locator('.article-frame').count()).toBe(1);
  });

  test('[R-TOOLS-1] the editor passes axe', async () => {
    const { a } = await open([
      { type: 'headline', runs: [{ text: 'Title' }] },
      ...article,
      { type: 'paragraph', attrs: { orphan: true }, runs: [{ text: 'Alone' }] },
      { type: 'bullet', runs: [{ text: 'item' }] },
      { type: 'figure', runs: [{ text: 'A dike' }] },
      { type: 'caption', runs: [] },
      { type: 'residue', runs: [{ text: 'Cookies' }] },
    ]);
    await a.select(1, 2);
    await a.press('Control+k');
    await a.page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await a.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(root: Element | null): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations: found } = await axe.run(document.querySelector('#root'));
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
  });
});
