import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { TextRepair } from '../../shared/text/repair.ts';

const SERVER = 'server';

/** A server that mends after each change, and two people with copies of its article. */
function article() {
  const server = new Y.Doc();
  server.clientID = 1;
  const text = bodyOf(server);
  insertBlocks(
    text,
    0,
    ['Alpha one.', 'Beta two words.', 'Gamma three.', 'Delta.'].map((words) => ({
      type: 'quote',
      runs: [{ text: words }],
    })),
  );
  const repair = new TextRepair(text);
  let mendings = 0;
  text.observe((event, { origin }) => {
    const mend = repair.after(event, origin === SERVER);
    if (!mend) return;
    mendings += 1;
    server.transact(() => mend(text), SERVER);
  });
  const person = (clientID: number) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    const own = bodyOf(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    return { own, send: () => Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))) };
  };
  return { server, text, ann: person(200), bob: person(300), mendings: () => mendings };
}

it('[R-TEXT-6] [R-TEXT-13] mends what two people’s deletions and words left, each once', () => {
  const { text, ann, bob, mendings } = article();
  bob.own.insert(16, 'XY');
  ann.own.delete(11, 16);
  bob.send();
  ann.send();
  expect(readBlocks(text).map(textOf)).toEqual(['Alpha one.', 'XY', 'Gamma three.', 'Delta.']);
  ann.own.delete(ann.own.length - 1, 1);
  ann.send();
  expect([text.toString().endsWith('\n'), mendings()]).toEqual([true, 2]);
});

it('[R-TEXT-12] takes away a passage that ran on into other blocks where one deleted its paragraph and the other split it', () => {
  const { server, text, ann, bob, mendings } = article();
  const mark = { 'a:p1': true };
  server.transact(() => text.format(13, 8, mark), SERVER);
  for (const { own } of [ann, bob]) if (own.doc) Y.applyUpdate(own.doc, Y.encodeStateAsUpdate(server));
  ann.own.delete(11, 16);
  bob.own.insert(17, '\n', { ...mark, $: { t: 'quote', '#': 'b' } });
  bob.own.insert(17, 'XY', {});
  for (const { send } of [bob, ann]) send();
  const marked = readBlocks(text).flatMap((block) => block.runs.filter((run) => run.attributes['a:p1']));
  expect(marked.map((run) => run.text).join('')).not.toContain('Delta');
  expect(mendings()).toBeGreaterThan(0);
});

it('leaves the server’s own changes alone', () => {
  const { server, text, mendings } = article();
  server.transact(() => {
    text.format(0, text.length, { bold: true });
    text.delete(text.length - 1, 1);
  }, SERVER);
  expect(mendings()).toBe(0);
});
