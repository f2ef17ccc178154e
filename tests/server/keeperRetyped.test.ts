// @vitest-environment jsdom
/** First and last words of a passage that are typed anew, played with people at editors of their own. */
import { expect, it } from 'vitest';
import { PASSAGE, Scene } from '../support/passageScene.ts';

type Step = (scene: Scene) => unknown;

const remove =
  (words: string): Step =>
  ({ ann }) =>
    ann.remove(words);
const typeAfter =
  (words: string, text: string): Step =>
  ({ ann }) =>
    ann.typeAfter(words, text);
const typeBefore =
  (words: string, text: string): Step =>
  ({ ann }) =>
    ann.typeBefore(words, text);
const retype =
  (words: string, text: string): Step =>
  ({ ann }) =>
    ann.retype(words, text);
const undo: Step = ({ ann }) => ann.undo();
const wait =
  (ms: number): Step =>
  (scene) =>
    scene.wait(ms);

/** What the passage says after these steps, the keeper having looked after each. */
async function saidAfter(steps: readonly Step[]): Promise<string> {
  const scene = await Scene.open(false);
  scene.select(scene.bob, PASSAGE);
  await scene.sync();
  for (const step of steps) {
    await step(scene);
    await scene.sync();
  }
  const said = scene.passage();
  expect(scene.isConverged()).toBe(true);
  scene.close();
  return said;
}

const LONG = ' and nobody has been told why that should be so';

it.each<[title: string, expected: string, ...steps: Step[]]>([
  ['its last word', 'bridge will close', remove('open'), typeAfter('bridge will ', 'close')],
  ['its last word, with the blank', 'bridge will close', remove(' open'), typeAfter('bridge will', ' close')],
  ['its first word', 'tunnel will open', remove('bridge'), typeBefore(' will open', 'tunnel')],
  [
    'its first word, slowly',
    'tunnel will open',
    remove('bridge'),
    typeBefore(' will', 'tun'),
    typeBefore(' will', 'nel'),
  ],
  ['several words', 'bridge will be shut', remove('open'), typeAfter('will ', 'be'), typeAfter('will be', ' shut')],
  ['a word, slowly', 'bridge will close', remove('open'), typeAfter('bridge will ', 'cl'), typeAfter('will cl', 'ose')],
  ['a word selected, slowly', 'bridge will close', retype('open', 'cl'), typeAfter('will cl', 'ose')],
  [
    'a word with a slip',
    'bridge will close',
    ...[remove('open'), typeAfter('bridge will ', 'clsoe'), remove('soe'), typeAfter('will cl', 'ose')],
  ],
  ['the same word', PASSAGE, remove('open'), typeAfter('bridge will ', 'open')],
  ['a word selected after an undo', 'bridge will close', remove('open'), undo, retype('open', 'close')],
  [
    'a word once more, after undoing the first try',
    'bridge will close',
    ...[remove('open'), typeAfter('bridge will ', 'shut'), undo, undo, remove('open'), typeAfter('will ', 'close')],
  ],
  [
    'a word across a restart',
    'bridge will close',
    remove('open'),
    (scene) => scene.restart(),
    typeAfter('will ', 'close'),
  ],
  [
    'a word, while somebody else writes inside',
    'bridge soon will close',
    remove('open'),
    ({ bob }) => bob.typeAfter('bridge', ' soon'),
    typeAfter('bridge soon will ', 'close'),
  ],
  ['a word, within a minute', 'bridge will close', remove('open'), wait(60_000), typeAfter('bridge will ', 'close')],
  [
    'a word and a line',
    'bridge will close',
    remove('open'),
    ({ ann }) => [ann.typeAfter('will ', 'close'), ann.splitAfter('close'), ann.typeBefore(' in May', 'It')],
  ],
])('[R-PASS-28] has %s in the place of what was taken out', async (_title, expected, ...steps) => {
  expect(await saidAfter(steps)).toBe(expected);
});

it.each<[title: string, expected: string, ...steps: Step[]]>([
  ['after a minute', 'bridge will ', remove('open'), wait(60_001), typeAfter('bridge will ', 'close')],
  [
    'after a minute in which its first word went',
    'will ',
    ...[remove('open'), wait(60_001), remove('bridge '), typeAfter('will ', 'close')],
  ],
  ['by somebody else', 'bridge will ', remove('open'), ({ bob }) => bob.typeAfter('bridge will ', 'close')],
  [
    'behind what somebody else put there',
    'bridge will ',
    remove('open'),
    ({ bob }) => bob.typeAfter('will ', 'not '),
    typeAfter('will not ', 'close'),
  ],
  ['at its end, after a word inside was taken out', 'bridge open', remove('will '), typeAfter('bridge open', ' soon')],
  [
    'at its start, after a word inside was taken out',
    'bridge open',
    remove('will '),
    typeBefore('bridge open', 'old '),
  ],
  [
    'after a pause',
    'bridge will close',
    remove('open'),
    typeAfter('bridge will ', 'close'),
    wait(5_001),
    typeAfter('close', ' soon'),
  ],
  ['as another sentence', 'bridge will close.', remove('open'), typeAfter('bridge will ', 'close. The mayor')],
  ['in one step for more than its words', 'bridge will ', retype('open in May', 'shut')],
  ['where more than its words was taken out', 'bridge will ', remove('open in May'), typeAfter('bridge will ', 'shut')],
  ['at length', 'bridge will ', remove('open'), typeAfter('bridge will ', `close${LONG}`)],
  [
    'in pieces, at length',
    'bridge will be shut until the whole of',
    ...[retype('open', 'be shut'), typeAfter('be shut', ' until the whole of')],
    typeAfter('the whole of', ' next summer and'),
  ],
  ['word after word, at length', 'bridge will shut at', retype('open', 'shut a'), typeAfter('shut a', `t${LONG}`)],
])('[R-PASS-28] has nothing that is written %s', async (_title, expected, ...steps) => {
  expect(await saidAfter(steps)).toBe(expected);
});
