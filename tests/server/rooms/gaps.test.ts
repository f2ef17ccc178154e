import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admit } from '../../../server/rooms/admission.ts';
import { createAuthorship } from '../../../server/rooms/authorship.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { seededRandom } from '../../support/random.ts';

type Id = [client: number, clock: number] | null;

/** `count` letters under `client`, each between the neighbours that `gap` names. */
function letters(client: number, count: number, gap: (n: number) => [left: Id, right: Id]): Uint8Array {
  const encoder = encoding.createEncoder();
  const put = (...values: number[]) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  };
  put(1, count, client, 0);
  for (let n = 0; n < count; n += 1) {
    const [left, right] = gap(n);
    encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const id of [left, right]) if (id) put(...id);
    if (!left && !right) {
      put(1);
      encoding.writeVarString(encoder, TEXT_NAME);
    }
    encoding.writeVarString(encoder, 'x');
  }
  put(0);
  return encoding.toUint8Array(encoder);
}
const COUNT = 15_000;
/** A text written from its end to its start, a letter at a time: as many items as letters. */
function backwards(): Y.Doc {
  const doc = new Y.Doc();
  bodyOf(doc);
  Y.applyUpdate(
    doc,
    letters(100, COUNT, (n) => [null, n > 0 ? [100, n - 1] : null]),
  );
  return doc;
}
const verdictOn = (doc: Y.Doc, update: Uint8Array) => {
  const verdict = admit(update, 'eve', createAuthorship(doc, new Map()));
  return verdict.admitted ? 'admitted' : verdict.detail;
};

describe('places that take long to find', () => {
  it.each<[string, number, (n: number) => [Id, Id]]>([
    ['thousands of letters for one gap', COUNT, () => [null, null]],
    [
      'gaps as wide as the text',
      5_000,
      (n) => [
        [100, COUNT - 1 - n],
        [100, n],
      ],
    ],
    ['one wide gap and its own parts out of order', COUNT, (n) => [n > 0 ? [500, 0] : null, null]],
  ])('[R-ADMIT-10] %s are refused', (_what, count, gap) => {
    expect(verdictOn(backwards(), letters(500, count, gap))).toBe('takes too long to apply');
  });

  it('[R-ADMIT-10] [R-ADMIT-7] an article written backwards, and thousands of edits offline while others wrote, are let in', () => {
    const random = seededRandom(7);
    expect(
      verdictOn(
        new Y.Doc(),
        letters(100, COUNT, (n) => [null, n > 0 ? [100, n - 1] : null]),
      ),
    ).toBe('admitted');
    const server = backwards();
    const [away, here] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [away, here]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    for (const doc of [away, here]) {
      const text = bodyOf(doc);
      for (let n = 0; n < 4_000; n += 1) {
        const at = random.below(text.length);
        if (n % 4 === 0) text.delete(at, 1);
        else if (n % 7 === 0) text.format(at, 1, { bold: true });
        else text.insert(at, 'ab');
      }
    }
    Y.applyUpdate(server, Y.encodeStateAsUpdate(here));
    expect(verdictOn(server, Y.encodeStateAsUpdate(away, Y.encodeStateVector(server)))).toBe('admitted');
    const late = new Y.Doc();
    Y.applyUpdate(late, Y.encodeStateAsUpdate(away));
    for (let n = 0; n < 2_000; n += 1) bodyOf(late).insert(random.below(bodyOf(late).length), 'c');
    expect(verdictOn(server, Y.encodeStateAsUpdate(late, Y.encodeStateVector(server)))).toBe('admitted');
  });
});
