/** Updates of the text that are no honest client's, each by name with the reason for which its socket is to be closed. */
import * as Y from 'yjs';
import { updateFrame } from '../../../server/rooms/frame.ts';
import type { HostileFrame, Scene } from './frames.ts';
import { type Content, deleted, format, gone, letters, type Part, rawUpdate, skip, strange } from './rawUpdate.ts';

type Update = (scene: Scene) => Uint8Array;

function hostile(what: string, update: Update, reason: HostileFrame['reason'] = 'update.inadmissible'): HostileFrame {
  return { what, frame: (scene) => updateFrame(update(scene)), reason };
}
/** One part of a new client behind the anchor's first letter, changed by `more`. */
const one =
  (content: Content, more: Partial<Part> = {}): Update =>
  ({ fresh, letter }) =>
    rawUpdate([{ client: fresh, clock: 0, content, left: letter, ...more }]);
/** As `one`, at the very beginning of a root or under a part. */
const hung = (content: Content, parent: Part['parent'], sub?: string): Update => {
  const place = { ...(parent === undefined ? {} : { parent }), ...(sub === undefined ? {} : { sub }) };
  return ({ fresh }) => rawUpdate([{ client: fresh, clock: 0, content, ...place }]);
};
/** What Yjs itself writes after a change of another document. */
const made =
  (change: (doc: Y.Doc) => void): Update =>
  () => {
    const doc = new Y.Doc();
    change(doc);
    return Y.encodeStateAsUpdate(doc);
  };
const text = (doc: Y.Doc) => doc.getText('body');
const ranges = (count: number, length: number, step: number) =>
  Array.from({ length: count }, (_, at) => [at * step, length] as const);
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const BROKEN: HostileFrame[] = [
  hostile('an update of noise', () => new Uint8Array([200, 200, 3, 4])),
  hostile('an update of nothing at all', () => new Uint8Array()),
  hostile('an update that is cut off', (scene) => one(letters('abcdef'))(scene).slice(0, -4)),
  hostile('an update that says it has 2^31 clients', () => new Uint8Array([0x80, 0x80, 0x80, 0x80, 8, 1])),
  hostile('content of an unknown kind', one(strange(31, 0))),
  hostile('a part of no length', one(letters(''))),
  hostile('an update over 256 KB', () => new Uint8Array(300_000), 'frame.tooLarge'),
  hostile('20,001 parts', ({ fresh }) =>
    rawUpdate(Array.from({ length: 20_001 }, (_, clock) => ({ client: fresh, clock, content: gone(1) }))),
  ),
  hostile('2,000 clients at once', ({ fresh, letter }) =>
    rawUpdate(
      Array.from({ length: 2_000 }, (_, n) => ({
        ...{ client: fresh + n, clock: 0, content: letters('x') },
        left: letter,
      })),
    ),
  ),
];

const CLOCKS: HostileFrame[] = [
  hostile(
    'a client id of somebody else',
    ({ victim, letter }) => rawUpdate([{ client: victim, clock: 2 ** 20, content: letters('x'), left: letter }]),
    'client.foreign',
  ),
  hostile(
    'the server’s own client id',
    ({ anchor, letter, clock }) => rawUpdate([{ client: anchor, clock, content: letters('x'), left: letter }]),
    'client.foreign',
  ),
  hostile('a gap in the clock', one(letters('x'), { clock: 9 })),
  hostile('a clock near 2^31', one(letters('x'), { clock: 2 ** 31 - 2 })),
  hostile('a clock near 2^53', one(letters('x'), { clock: Number.MAX_SAFE_INTEGER - 1 })),
  hostile('a client id of 2^53 with a gap', ({ letter }) =>
    rawUpdate([{ client: Number.MAX_SAFE_INTEGER, clock: 1, content: letters('x'), left: letter }]),
  ),
  hostile('a skipped part', one(skip(5))),
  hostile('a part behind a skipped one', ({ fresh, letter }) =>
    rawUpdate([
      { client: fresh, clock: 0, content: skip(5) },
      { client: fresh, clock: 5, content: letters('x'), left: letter },
    ]),
  ),
  hostile('collected letters, 2^31 of them', one(gone(2 ** 31 - 1))),
  hostile('collected letters, 2^53 of them', one(gone(Number.MAX_SAFE_INTEGER))),
  hostile('deleted letters, 2^31 of them', one(deleted(2 ** 31 - 1))),
];

const GROUND: HostileFrame[] = [
  hostile('a part behind what never comes', one(letters('x'), { left: [6, 9] })),
  hostile('a part before what never comes', one(letters('x'), { right: [6, 9] })),
  hostile('a part under what never comes', hung(letters('x'), [6, 9])),
  hostile('a part behind itself', ({ fresh }) =>
    rawUpdate([{ client: fresh, clock: 0, content: letters('x'), left: [fresh, 0] }]),
  ),
  hostile('two parts that wait for one another', ({ fresh }) =>
    rawUpdate([
      { client: fresh, clock: 0, content: letters('x'), left: [fresh + 1, 0] },
      { client: fresh + 1, clock: 0, content: letters('y'), left: [fresh, 0] },
    ]),
  ),
  hostile('a part under a letter', ({ fresh, letter }) =>
    rawUpdate([{ client: fresh, clock: 0, content: letters('x'), parent: letter }]),
  ),
];

const FOREIGN: HostileFrame[] = [
  hostile(
    'an XML fragment named body',
    made((doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('p')])),
  ),
  hostile(
    'a map named body',
    made((doc) => doc.getMap('body').set('role', 'chief')),
  ),
  hostile(
    'an array named body',
    made((doc) => doc.getArray('body').insert(0, [1, 2, 3])),
  ),
  hostile(
    'another root',
    made((doc) => doc.getText('notes').insert(0, 'x')),
  ),
  hostile('a root named __proto__', hung(letters('x'), '__proto__')),
  hostile('an attribute of the text named constructor', hung(letters('x'), 'body', 'constructor')),
  hostile(
    'a subdocument',
    made((doc) => doc.getMap('body').set('doc', new Y.Doc())),
  ),
  hostile(
    'a subdocument among the letters',
    made((doc) => text(doc).insertEmbed(0, new Y.Doc())),
  ),
  hostile(
    'a picture among the letters',
    made((doc) => text(doc).insertEmbed(0, { image: 'x' })),
  ),
  hostile(
    'a text within the text',
    made((doc) => text(doc).insertEmbed(0, new Y.Text('x'))),
  ),
  hostile(
    'bytes among the letters',
    made((doc) => doc.getArray('body').insert(0, [new Uint8Array(9)])),
  ),
];

const MARKS: HostileFrame[] = [
  hostile('a mark named __proto__', one(format('__proto__', '{"polluted":true}'))),
  hostile('a mark of 20,000 brackets', one(format('bold', deep(20_000)))),
  hostile('a mark that is not JSON', one(format('bold', '{'))),
  hostile('a mark of a megabyte', one(format('link', JSON.stringify('x'.repeat(200_000))))),
  hostile('65 kinds of marks', ({ fresh, letter }) =>
    rawUpdate(
      Array.from({ length: 65 }, (_, clock) => ({
        ...{ client: fresh, clock, content: format(`mark${clock}`, 'true') },
        left: clock ? ([fresh, clock - 1] as const) : letter,
      })),
    ),
  ),
  hostile('a block that is no object', one(format('$', '"heading"'))),
  hostile('a block whose type is an object', one(format('$', '{"t":{"toString":1}}'))),
];

const DELETIONS: HostileFrame[] = [
  hostile('a deletion of what is not there', ({ anchor, clock }) => rawUpdate([], [[anchor, [[clock, 1_000]]]])),
  hostile('a deletion of 2^53 letters', ({ anchor }) => rawUpdate([], [[anchor, [[0, Number.MAX_SAFE_INTEGER]]]])),
  hostile('a deletion of nothing', ({ anchor }) => rawUpdate([], [[anchor, [[0, 0]]]])),
  hostile('one range deleted 60,000 times', ({ anchor }) => rawUpdate([], [[anchor, ranges(60_000, 1, 0)]])),
  hostile('400,000 ranges deleted', ({ anchor }) => rawUpdate([], [[anchor, ranges(400_000, 1, 0)]]), 'frame.tooLarge'),
  hostile('a million ranges deleted', ({ anchor }) => rawUpdate([], [[anchor, ranges(1_000_000, 1, 0)]]), '1009'),
];

const ROLES: HostileFrame[] = (['viewer', 'commenter', 'checker'] as const).flatMap((role) => [
  { ...hostile(`a letter of a ${role}`, one(letters('VANDAL')), 'text.forbidden'), role },
  {
    ...hostile(
      `a deletion by a ${role}`,
      ({ letter: [client, clock] }) => rawUpdate([], [[client, [[clock, 1]]]]),
      'text.forbidden',
    ),
    role,
  },
]);

export const HOSTILE_UPDATES: readonly HostileFrame[] = [
  ...[BROKEN, CLOCKS, GROUND, FOREIGN, MARKS, DELETIONS, ROLES].flat(),
];
