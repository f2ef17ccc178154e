import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NewBlock } from '../../shared/text/build.ts';
import { Desk, SOON, type Writer, type Writers } from '../support/editorPage/writers.ts';

const PARAGRAPHS = ['Lead paragraph about the town.', 'The mayor said that the bridge will open in May.', 'Third.'];
const article: NewBlock[] = PARAGRAPHS.map((text) => ({ type: 'paragraph', runs: [{ text }] }));

let desk: Desk;
let writers: Writers | null = null;

beforeAll(async () => {
  desk = await Desk.open();
});
afterEach(async () => {
  await writers?.context.close();
  writers = null;
});

interface Meanwhile {
  what: string;
  does: (other: Writer) => Promise<unknown>;
  /** Words that show that it arrived. */
  arrives: string;
  blocks: string[];
}

const CASES: Meanwhile[] = [
  {
    what: 'types in another paragraph',
    does: async (other) => {
      await other.select(0, 4);
      await other.type(' big');
    },
    arrives: 'Lead big',
    blocks: ['Lead big paragraph about the town.', 'The mayor 日本said that the bridge will open in May.', 'Third.'],
  },
  {
    what: 'types before it in the same paragraph',
    does: async (other) => {
      await other.select(1, 0);
      await other.type('Oh ');
    },
    arrives: 'Oh The',
    blocks: [PARAGRAPHS[0] ?? '', 'Oh The mayor 日本said that the bridge will open in May.', 'Third.'],
  },
  {
    what: 'types behind it in the same paragraph',
    does: async (other) => {
      await other.select(1, 50);
      await other.type('!!');
    },
    arrives: '!!',
    blocks: [PARAGRAPHS[0] ?? '', 'The mayor 日本said that the bridge will open in May.!!', 'Third.'],
  },
  {
    what: 'presses Enter above',
    does: async (other) => {
      await other.select(0, 4);
      await other.press('Enter');
    },
    arrives: 'Lead\n',
    blocks: ['Lead', ' paragraph about the town.', 'The mayor 日本said that the bridge will open in May.', 'Third.'],
  },
  {
    what: 'presses Enter before it in the same paragraph',
    does: async (other) => {
      await other.select(1, 4);
      await other.press('Enter');
    },
    arrives: 'The \n',
    blocks: [PARAGRAPHS[0] ?? '', 'The ', 'mayor 日本said that the bridge will open in May.', 'Third.'],
  },
  {
    what: 'deletes the next paragraph',
    does: async (other) => {
      await other.select(2, 0, 6);
      await other.press('Backspace', 'Backspace');
    },
    arrives: 'in May.\n',
    blocks: [PARAGRAPHS[0] ?? '', 'The mayor 日本said that the bridge will open in May.'],
  },
];

async function composing(): Promise<Writers> {
  writers = await desk.writers(article);
  const { a, b } = writers;
  await a.select(1, 10);
  await a.compose('に');
  await a.compose('にほ');
  expect(await a.call('isComposing')).toBe(true);
  await expect.poll(() => b.call('textOf'), SOON).toContain('にほ');
  return writers;
}

async function ends({ a, b }: Writers, expected: string[]): Promise<void> {
  await a.compose('にほん');
  await a.compose('日本');
  await a.commit('日本');
  const blocks = expected.map((words) => `paragraph:${words}`);
  await expect.poll(() => a.call('blocks'), SOON).toEqual(blocks);
  await expect.poll(() => b.call('blocks'), SOON).toEqual(blocks);
  for (const writer of [a, b]) {
    expect(await writer.call('errors')).toEqual([]);
    expect(await writer.call('counts')).toMatchObject({ fallbacks: 0, mismatches: 0 });
  }
}

describe('somebody composes with an input method', () => {
  test('[R-EDIT-5] alone', async () => {
    const both = await composing();
    await ends(both, [PARAGRAPHS[0] ?? '', 'The mayor 日本said that the bridge will open in May.', 'Third.']);
    expect(await both.a.call('around')).toEqual(['The mayor 日本', 'said that the bridge will open in May.']);
  });

  test.each(CASES)('[R-EDIT-5] while the other $what', async ({ does, arrives, blocks }) => {
    const both = await composing();
    await does(both.b);
    await expect.poll(() => both.a.call('textOf'), SOON).toContain(arrives);
    expect(await both.a.call('isComposing')).toBe(true);
    await ends(both, blocks);
  });

  test('[R-EDIT-5] while the server marks a passage over the word', async () => {
    const both = await composing();
    await both.b.call('annotate', 36, 16, 'p1');
    await ends(both, [PARAGRAPHS[0] ?? '', 'The mayor 日本said that the bridge will open in May.', 'Third.']);
    await expect.poll(() => both.a.page.locator('[data-passage="p1"]').count(), SOON).toBeGreaterThan(0);
  });
});
