import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, isClosed } from '../../shared/text/build.ts';
import { changeOf } from '../../shared/text/change.ts';
import { TextEnding } from '../../shared/text/ending.ts';
import { IdSet } from '../../shared/text/idSet.ts';
import { TextRepair } from '../../shared/text/repair.ts';
import { seededRandom } from '../support/random.ts';

/** A server that mends what its people send, and one of them. */
function article() {
  const server = new Y.Doc();
  server.clientID = 1;
  const text = bodyOf(server);
  insertBlocks(text, 0, [
    { type: 'paragraph', runs: [{ text: 'One ' }, { text: 'bold', marks: { bold: true } }, { text: ' words.' }] },
    { type: 'paragraph', runs: [{ text: 'Last.' }] },
  ]);
  const repair = new TextRepair(text);
  const events: Y.YTextEvent[] = [];
  let mendings = 0;
  text.observe((event, { local }) => {
    events.push(event);
    if (repair.after(event, local)) mendings += 1;
  });
  const person = new Y.Doc();
  person.clientID = 200;
  const own = bodyOf(person);
  Y.applyUpdate(person, Y.encodeStateAsUpdate(server));
  const send = () => Y.applyUpdate(server, Y.encodeStateAsUpdate(person, Y.encodeStateVector(server)));
  return { text, own, send, events, mendings: () => mendings };
}

describe('a change of the text', () => {
  it('[R-TEXT-14] is judged without asking what the text looks like, while no marker and no newline is touched', () => {
    const { own, send, events } = article();
    own.insert(6, 'x');
    send();
    own.delete(2, 3);
    send();
    own.insert(own.length - 1, '\n', { $: { t: 'paragraph', '#': 'n' } });
    send();
    // Yjs keeps the delta once somebody has asked for it.
    expect(events.map((event) => [event._delta, changeOf(event).markers.size])).toEqual([
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
  });

  it('[R-TEXT-12] bold that went on over an Enter and was taken away may come back by an undo', () => {
    const { text, own, send, mendings } = article();
    own.insert(6, '\n', { bold: true, $: { t: 'paragraph', '#': 'n' } });
    send();
    const bold = () => readBlocks(text).flatMap(({ runs }) => runs.filter(({ attributes }) => attributes['bold']));
    const undo = new Y.UndoManager(own);
    own.format(5, 3, { bold: null });
    send();
    expect(bold().map((run) => run.text)).toEqual(['b', 'd']);
    undo.undo();
    send();
    expect([bold().map((run) => run.text), mendings()]).toEqual([['bo', 'ld'], 0]);
  });
});

it.each([1, 2, 3])('the end of a text is known after every change, seed %i', (seed) => {
  const random = seededRandom(seed);
  const doc = new Y.Doc();
  const text = bodyOf(doc);
  const ending = new TextEnding(text);
  for (let step = 0; step < 400; step += 1) {
    const at = random.below(text.length + 1);
    if (random.chance() < 0.5) text.insert(at, random.pick(['a', '\n', 'bc']));
    else if (at < text.length) text.delete(at, Math.min(text.length - at, 1 + random.below(4)));
    expect(ending.isClosed(), `step ${step} of seed ${seed}`).toBe(isClosed(text));
  }
});

it.each([1, 2])('a set of ids holds what was put in, seed %i', (seed) => {
  const random = seededRandom(seed);
  const ids = new IdSet();
  const all = new Set<number>();
  for (let step = 0; step < 200; step += 1) {
    const [from, length] = [random.below(300), 1 + random.below(8)];
    ids.add(7, from, length);
    for (let id = from; id < from + length; id += 1) all.add(id);
    const [at, most] = [random.below(300), 1 + random.below(20)];
    const span = Array.from({ length: most }, (_, place) => all.has(at + place));
    expect([ids.has(7, at), ids.touches(7, at, most)]).toEqual([all.has(at), span.includes(true)]);
    const other = span.indexOf(!all.has(at));
    expect(ids.alikeFrom(7, at, most)).toBe(other < 0 ? most : other);
  }
  expect(ids.has(8, 1)).toBe(false);
});
