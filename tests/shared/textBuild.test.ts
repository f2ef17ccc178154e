import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blocksOfDelta, readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { heal, insertBlocks, isClosed, seedText } from '../../shared/text/build.ts';

function emptyText(): Y.Text {
  return bodyOf(new Y.Doc());
}

const anyBlock = fc.record({
  type: fc.constantFrom('paragraph', 'bullet', 'invented'),
  attrs: fc.constantFrom({}, { level: 2 }, { focus: [1, 2] }),
  runs: fc.array(
    fc.record({
      text: fc.string({ unit: 'binary', maxLength: 6 }),
      marks: fc.constantFrom({}, { bold: true }, { link: { href: 'https://example.org' } }),
    }),
    { maxLength: 3 },
  ),
});

describe('writing blocks', () => {
  it('[R-TEXT-3] reads back what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 5 }), (blocks) => {
        const text = emptyText();
        const end = insertBlocks(text, 0, blocks);
        const read = readBlocks(text);
        expect(end).toBe(text.length);
        expect(read.map(({ type, attrs }) => ({ type, attrs }))).toEqual(
          blocks.map(({ type, attrs }) => ({ type, attrs })),
        );
        expect(read.every((block) => block.closed && textOf(block).length === block.end - block.start)).toBe(true);
      }),
    );
  });

  it('[R-TEXT-4] gives each newline a nonce of its own', () => {
    const text = emptyText();
    insertBlocks(
      text,
      0,
      Array.from({ length: 20 }, () => ({ type: 'paragraph', runs: [] })),
    );
    const nonces = text.toDelta().map((run: { attributes: { $: { '#': string } } }) => run.attributes.$['#']);
    expect(new Set(nonces).size).toBe(20);
  });

  it('[R-TEXT-4] lets a newline inside a marked run carry its marks', () => {
    const text = emptyText();
    const bold = { type: 'paragraph', runs: [{ text: 'bold', marks: { bold: true } }] };
    insertBlocks(text, 0, [bold, bold]);
    expect(text.toDelta()[1].attributes).toMatchObject({ bold: true, $: { t: 'paragraph' } });
  });

  it('[R-TEXT-5] makes line ends hard breaks and half pairs U+FFFD', () => {
    const text = emptyText();
    insertBlocks(text, 0, [{ type: 'paragraph', runs: [{ text: 'a\r\nb\nc\ud83d' }] }]);
    expect(text.toString()).toBe('a\u2028b\u2028c\ufffd\n');
  });

  it('inserts before the block at an index and leaves the rest', () => {
    const text = emptyText();
    insertBlocks(text, 0, [{ type: 'paragraph', runs: [{ text: 'last' }] }]);
    insertBlocks(text, 0, [{ type: 'headline', runs: [{ text: 'first', marks: { italic: true } }] }]);
    expect(text.toString()).toBe('first\nlast\n');
    expect(readBlocks(text)[1]?.runs).toEqual([{ text: 'last', attributes: {} }]);
  });

  it('[R-TEXT-6] seeds an empty text once', () => {
    const text = emptyText();
    seedText(text);
    seedText(text);
    expect(text.toString()).toBe('\n');
  });

  it('[R-TEXT-6] puts back a missing last newline and nothing else', () => {
    const text = emptyText();
    insertBlocks(text, 0, [{ type: 'quote', runs: [{ text: 'words' }] }]);
    expect(heal(text)).toBe(false);
    text.delete(5, 1);
    expect([isClosed(text), heal(text), isClosed(text)]).toEqual([false, true, true]);
    expect(text.toString()).toBe('words\n');
  });

  it('reads a last block without its newline as open', () => {
    const [block] = blocksOfDelta([{ insert: 'open' }, { insert: { chart: 1 } }]);
    expect(block).toMatchObject({ type: 'paragraph', start: 0, end: 5, closed: false });
  });

  it('[R-TEXT-10] keeps marks in place in a text that was loaded before it was asked for', () => {
    const first = new Y.Doc();
    insertBlocks(bodyOf(first), 0, [{ type: 'paragraph', runs: [{ text: 'abcdefghij klm' }] }]);
    bodyOf(first).format(2, 6, { bold: true });
    const second = new Y.Doc();
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    bodyOf(second).delete(5, 3);
    const bold = readBlocks(bodyOf(second))[0]?.runs.filter((run) => run.attributes['bold']);
    expect(bold?.map((run) => run.text)).toEqual(['cde']);
  });
});
