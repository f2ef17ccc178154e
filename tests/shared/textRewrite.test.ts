/** A text that is made to read as it did: the same words keep their characters, marks and kinds of blocks come back. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCoverage } from '../../shared/passage/covered.ts';
import { type InsertedRun, readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock } from '../../shared/text/build.ts';
import { rewriteText } from '../../shared/text/rewrite.ts';
import { seededRandom } from '../support/random.ts';

const paragraph = (text: string, attributes = {}): NewBlock => ({
  type: 'paragraph',
  runs: [{ text, marks: attributes }],
});

function opened(blocks: NewBlock[]) {
  const doc = new Y.Doc();
  const text = bodyOf(doc);
  insertBlocks(text, 0, blocks);
  return { doc, text };
}

const deltaOf = (text: Y.Text) => structuredClone(text.toDelta()) as InsertedRun[];
const read = (text: Y.Text) =>
  readBlocks(text).map((block) => [
    block.type,
    block.attrs,
    block.runs.map(({ text: words, attributes }) => [words, attributes]),
  ]);

it('[R-HISTORY-10] brings back words, paragraphs, kinds, attributes and marks, and says what came back', () => {
  const { text } = opened([
    { type: 'headline', runs: [{ text: 'Twelve boats' }] },
    {
      type: 'paragraph',
      runs: [{ text: 'They ' }, { text: 'left', marks: { bold: true } }, { text: ' at dawn.' }],
    },
    { type: 'bullet', attrs: { level: 1 }, runs: [{ text: 'One' }] },
    paragraph('The end.'),
  ]);
  const [before, wanted] = [read(text), deltaOf(text)];
  text.delete(0, 7);
  text.insert(0, 'Thirteen ');
  const at = text.toString().indexOf('left');
  text.format(at, 4, { bold: null });
  text.format(at + 5, 2, { italic: true });
  text.delete(text.toString().indexOf('One'), 4);
  text.format(text.length - 1, 1, { $: { t: 'crosshead', '#': 'x' } });
  const { isChanged, restored } = rewriteText(text, wanted, 'en');
  expect(read(text)).toEqual(before);
  expect(isChanged).toBe(true);
  expect(restored.map(({ start, end }) => text.toString().slice(start, end))).toEqual(['Twelve', 'One\n']);
  expect(rewriteText(text, wanted, 'en')).toEqual({ isChanged: false, restored: [] });
});

it('[R-HISTORY-10] what is the same keeps its characters; what comes back inside a passage belongs to it', () => {
  const { text } = opened([paragraph('It cost 12 euros in all.')]);
  const wanted = deltaOf(text);
  text.delete(8, 2);
  text.insert(8, '15');
  text.format(3, 13, { 'a:p': true });
  const before = readCoverage(text);
  rewriteText(text, wanted, 'en');
  const after = readCoverage(text);
  expect(after.rangesOf('p').map(({ start, end }) => after.text.slice(start, end))).toEqual(['cost 12 euros']);
  expect(after.whereAre(before.idsOf([{ start: 3, end: 8 }]))).toEqual([{ start: 3, end: 8 }]);
  expect(after.whereAre(before.idsOf([{ start: 10, end: 24 }]))).toEqual([{ start: 10, end: 24 }]);
});

it('[R-HISTORY-10] a passage whose words were all gone has them back', () => {
  const { text } = opened([paragraph('First.'), paragraph('Second and last.')]);
  text.format(7, 6, { 'a:p': true });
  const wanted = deltaOf(text);
  text.delete(7, 17);
  rewriteText(text, wanted, 'en');
  const after = readCoverage(text);
  expect(after.rangesOf('p').map(({ start, end }) => after.text.slice(start, end))).toEqual(['Second']);
});

it('[R-HISTORY-10] reads as it did, whatever was done in between', () => {
  const seed = Date.now() % 100_000;
  const random = seededRandom(seed);
  const words = ['water', ' ', 'de ', '12', '.', '\n', 'ë', '🚲', 'Jan '];
  for (let round = 0; round < 60; round += 1) {
    const { text } = opened([paragraph('Er was eens een stad.'), { type: 'quote', runs: [{ text: 'Zei men.' }] }]);
    const edit = () => {
      const at = random.below(text.length - 1);
      const word = words[random.below(words.length)] ?? '';
      const kind = random.below(4);
      if (kind === 0 && at + 2 < text.length) text.delete(at, 1 + random.below(Math.min(6, text.length - at - 1)));
      else if (kind === 1)
        text.format(at, 1 + random.below(text.length - at - 1), { bold: random.chance() < 0.5 || null });
      else if (word === '\n')
        text.insert(at, word, { $: { t: 'crosshead', '#': `r${round}.${at}.${random.below(1e9)}` } });
      else text.insert(at, word, {});
    };
    for (let n = random.below(12); n > 0; n -= 1) edit();
    const [wanted, before] = [deltaOf(text), read(text)];
    for (let n = random.below(20); n > 0; n -= 1) edit();
    rewriteText(text, wanted, 'nl');
    expect([seed, round, read(text)]).toEqual([seed, round, before]);
    expect(readBlocks(text).map(textOf).join('\n')).toBe(text.toString().replace(/\n$/, ''));
  }
});
