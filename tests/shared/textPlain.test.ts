import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock } from '../../shared/text/build.ts';
import { listedHeadline, plainText, wordCount } from '../../shared/text/plain.ts';

function written(blocks: readonly NewBlock[]): Y.Text {
  const text = bodyOf(new Y.Doc());
  insertBlocks(text, 0, blocks);
  return text;
}

const block = (type: string, text: string): NewBlock => ({ type, runs: [{ text }] });

const ARTICLE = [
  block('headline', 'Brug 🚲 open'),
  block('paragraph', 'Eerste regel\ntweede regel'),
  block('residue', 'Zeker! Hier is je artikel:'),
  block('paragraph', ''),
  block('paragraph', 'Slot.'),
];

const anyBlock = fc.record({
  type: fc.constantFrom('paragraph', 'headline', 'residue', 'bullet'),
  runs: fc.array(
    fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 8 }), marks: fc.constantFrom({}, { bold: true }) }),
    { maxLength: 3 },
  ),
});

describe('plain text', () => {
  it('[R-TEXT-11] parts blocks by one empty line and leaves residue and empty blocks out', () => {
    expect(plainText(written(ARTICLE)).text).toBe('Brug 🚲 open\n\nEerste regel\ntweede regel\n\nSlot.');
  });

  it('[R-TEXT-11] counts code points, an emoji as one', () => {
    const text = written(ARTICLE);
    const plain = plainText(text);
    const offset = [...plain.text].join('|').split('|').indexOf('o');
    expect(plain.slice(offset, offset + 4)).toBe('open');
    expect(text.toString().slice(plain.indexOf(offset), plain.indexOf(offset + 4))).toBe('open');
    expect(plain.length).toBe([...plain.text].length);
  });

  it('[R-TEXT-11] leads from each offset to an index and back', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 6 }), (blocks) => {
        const plain = plainText(written(blocks));
        const points = [...plain.text];
        for (let offset = 0; offset <= plain.length; offset += 1) {
          // Between the two line ends that part blocks there is no place in the text.
          if (points[offset - 1] === '\n' && points[offset] === '\n') continue;
          expect(plain.offsetOf(plain.indexOf(offset))).toBe(offset);
        }
      }),
    );
  });

  it('[R-TEXT-11] leads from each index of a block that counts to its own character and back', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 6 }), (blocks) => {
        const text = written(blocks);
        const plain = plainText(text);
        const counted = readBlocks(text).filter((each) => each.type !== 'residue' && textOf(each).trim() !== '');
        for (const { start, end } of counted) {
          const units = text.toString();
          for (let index = start; index <= end; index += 1) {
            if (/[\udc00-\udfff]/.test(units[index] ?? '')) continue;
            const offset = plain.offsetOf(index);
            expect(plain.indexOf(offset)).toBe(index);
            const character = String.fromCodePoint(units.codePointAt(index) ?? 0).replace('\u2028', '\n');
            if (index < end) expect(plain.slice(offset, offset + 1)).toBe(character);
          }
        }
      }),
    );
  });

  it('[R-TEXT-11] puts an index in residue at the end of the text before it', () => {
    const text = written(ARTICLE);
    const plain = plainText(text);
    const residue = readBlocks(text).find((each) => each.type === 'residue');
    expect(plain.slice(0, plain.offsetOf((residue?.start ?? 0) + 3))).toMatch(/tweede regel$/);
  });

  it.each([
    { blocks: ARTICLE, expected: 'Brug 🚲 open' },
    { blocks: [block('headline', ' '), block('paragraph', 'Only  words')], expected: 'Only words' },
    { blocks: [], expected: '' },
  ])('takes $expected as the headline', ({ blocks, expected }) => {
    expect(listedHeadline(written(blocks))).toBe(expected);
  });

  it('[R-TEXT-11] a headline that is too long for a list ends where it is cut, and never in half a sign', () => {
    const listed = (text: string) => listedHeadline(written([block('headline', text)]));
    expect(listed('a'.repeat(200))).toBe('a'.repeat(200));
    expect(listed(`${'a'.repeat(198)} bcd`)).toBe(`${'a'.repeat(198)}…`);
    expect(listed(`${'a'.repeat(198)}🚲 bcd`)).toBe(`${'a'.repeat(198)}…`);
  });

  it('counts words as the language parts them', () => {
    expect(wordCount(written(ARTICLE), 'nl')).toBe(7);
    expect(wordCount(written([block('paragraph', 'It’s 3.5 per cent, she said.')]), 'en')).toBe(6);
  });
});
