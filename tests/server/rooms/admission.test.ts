import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admit } from '../../../server/rooms/admission.ts';
import { createAuthorship } from '../../../server/rooms/authorship.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { textOf } from '../../support/flatText.ts';

/** The server's text, in which `anna` has written under client 7. */
function known() {
  const server = new Y.Doc();
  Y.applyUpdate(server, textOf('Alpha beta'));
  const anna = new Y.Doc();
  anna.clientID = 7;
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(server));
  anna.getText(TEXT_NAME).insert(0, 'anna');
  Y.applyUpdate(server, Y.encodeStateAsUpdate(anna));
  return { server, authorship: createAuthorship(server, new Map([[7, 'anna']])) };
}

/** What a client that has the server's text sends after `change`. */
function updateBy(client: number, change: (doc: Y.Doc) => void, server = known().server): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}
const type =
  (text: string, at = 0) =>
  (doc: Y.Doc) =>
    doc.getText(TEXT_NAME).insert(at, text);

/** An update of one hand-made struct: `info` byte and body as in Yjs version 1. */
function handMade(client: number, clock: number, info: number, body: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value);
  encoding.writeUint8(encoder, info);
  body(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
const withOrigin = (client: number, clock: number) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, 'x');
};
function deletion(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}
/** Two clients, each of whose first character stands behind the other's. */
function cycle(): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 2);
  for (const [client, other] of [
    [91, 90],
    [90, 91],
  ] as const) {
    for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 0x84);
    withOrigin(other, 0)(encoder);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

describe('admission', () => {
  const hostile: [rule: string, update: () => Uint8Array, reason: string][] = [
    ['R-ADMIT-1] an update that is too long', () => updateBy(50, type('x'.repeat(262_145))), 'frame.tooLarge'],
    ['R-ADMIT-1] a part that is too long', () => updateBy(50, type('x'.repeat(200_001))), 'update.inadmissible'],
    [
      'R-ADMIT-1] a part of nothing',
      () => handMade(50, 0, 0, (e) => encoding.writeVarUint(e, 0)),
      'update.inadmissible',
    ],
    ['R-ADMIT-2] random bytes', () => new Uint8Array([9, 9, 9, 200, 201]), 'update.inadmissible'],
    ['R-ADMIT-2] no bytes', () => new Uint8Array(), 'update.inadmissible'],
    ['R-ADMIT-3] another person’s client id', () => updateBy(7, type('mine')), 'client.foreign'],
    ['R-ADMIT-4] a gap', () => handMade(50, 3, 0x84, withOrigin(7, 0)), 'update.inadmissible'],
    ['R-ADMIT-4] a skipped part', () => handMade(50, 0, 10, (e) => encoding.writeVarUint(e, 5)), 'update.inadmissible'],
    [
      'R-ADMIT-4] a neighbour that is not there',
      () => handMade(50, 0, 0x84, withOrigin(999, 5)),
      'update.inadmissible',
    ],
    ['R-ADMIT-4] a neighbour of its own future', () => handMade(50, 0, 0x84, withOrigin(50, 4)), 'update.inadmissible'],
    ['R-ADMIT-4] neighbours in a ring', cycle, 'update.inadmissible'],
    ['R-ADMIT-5] a deletion of what is not there', () => deletion(7, 0, 50), 'update.inadmissible'],
    ['R-ADMIT-5] a deletion under an unknown client', () => deletion(999, 0, 1), 'update.inadmissible'],
    [
      'R-ADMIT-6] another root',
      () => updateBy(50, (doc) => doc.getText('secret').insert(0, 'x')),
      'update.inadmissible',
    ],
    ['R-ADMIT-6] a map', () => updateBy(50, (doc) => doc.getMap('m').set('k', 1)), 'update.inadmissible'],
    [
      'R-ADMIT-6] a nested type',
      () => updateBy(50, (doc) => doc.getText(TEXT_NAME).insertEmbed(0, new Y.Map())),
      'update.inadmissible',
    ],
    [
      'R-ADMIT-6] an attribute of the text',
      () => updateBy(50, (doc) => doc.getText(TEXT_NAME).setAttribute('a', 1)),
      'update.inadmissible',
    ],
    [
      'R-ADMIT-6] an embedded object',
      () => updateBy(50, (doc) => doc.getText(TEXT_NAME).insertEmbed(0, { a: 1 })),
      'update.inadmissible',
    ],
  ];
  it.each(hostile)('[%s is refused', (_rule, update, reason) => {
    const verdict = admit(update(), 'eve', known().authorship);
    expect(verdict.admitted ? 'admitted' : verdict.reason).toBe(reason);
  });

  it('[R-ADMIT-3] the server’s own client id, used or not, is nobody’s', () => {
    const { server, authorship } = known();
    const verdict = admit(updateBy(server.clientID, type('x'), server), 'eve', authorship);
    expect(verdict.admitted ? 'admitted' : verdict.reason).toBe('client.foreign');
  });

  it('[R-ADMIT-3] a client id that an import wrote under is nobody’s', () => {
    const { server, authorship } = known();
    const imported = [...server.store.clients.keys()].find((client) => client !== 7) ?? 0;
    const verdict = admit(updateBy(imported, type('x'), server), 'eve', authorship);
    expect(verdict.admitted ? 'admitted' : verdict.reason).toBe('client.foreign');
  });

  it('[R-ADMIT-3] the first writer of a client id is bound to it', () => {
    const { authorship } = known();
    expect(admit(updateBy(50, type('x')), 'eve', authorship)).toMatchObject({ admitted: true, binds: [50] });
    authorship.bind(50, 'bob');
    expect(admit(updateBy(50, type('x')), 'eve', authorship)).toMatchObject({ reason: 'client.foreign' });
  });

  it('[R-ADMIT-7] an honest update is admitted: typing, deleting, formatting, a collected deletion, a repetition', () => {
    const { server, authorship } = known();
    const offline = (doc: Y.Doc) => {
      const text = doc.getText(TEXT_NAME);
      text.insert(3, 'abcdef');
      text.delete(2, 5);
      text.format(0, 3, { bold: true });
    };
    const update = updateBy(50, offline, server);
    expect(admit(update, 'bob', authorship)).toMatchObject({ admitted: true, hasNewStructs: true, repeats: false });
    Y.applyUpdate(server, update);
    authorship.bind(50, 'bob');
    expect(admit(update, 'bob', authorship)).toMatchObject({ admitted: true, hasNewStructs: false });
    expect(admit(Y.encodeStateAsUpdate(server), 'eve', authorship)).toMatchObject({ admitted: true, binds: [] });
  });
});

it('[R-ADMIT-11] [S-50] a text has an end: what would make it longer than ten million units is refused, what shortens it is not', () => {
  const { server, authorship } = known();
  const full = { ...authorship, length: () => 10_000_000 - 3 };
  const typing = updateBy(8, type('four'), server);
  expect(admit(typing, 'bram', full)).toMatchObject({ admitted: false, reason: 'frame.tooLarge' });
  expect(admit(updateBy(8, type('two'), server), 'bram', full).admitted).toBe(true);
  const deleting = updateBy(8, (doc) => doc.getText(TEXT_NAME).delete(0, 2), server);
  expect(admit(deleting, 'bram', { ...authorship, length: () => 10_000_001 }).admitted).toBe(true);
});
