import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createEncodings } from '../../../server/rooms/encodings.ts';
import { readFrame } from '../../../server/rooms/frame.ts';
import { bodyOf } from '../../../shared/text/body.ts';

const NOTHING = Y.encodeStateVector(new Y.Doc());

/** A text of two edits, as it was stored: in another encoding than Yjs would make of it now. */
function stored(): { doc: Y.Doc; whole: Uint8Array } {
  const doc = new Y.Doc();
  bodyOf(doc).insert(0, 'The dike');
  bodyOf(doc).insert(8, ' holds');
  return { doc, whole: Y.mergeUpdates([Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(new Y.Doc())]) };
}
function given(frame: Uint8Array): string {
  const answer = readFrame(frame);
  if (answer?.kind !== 'update') throw new Error('no answer');
  const reader = new Y.Doc();
  Y.applyUpdate(reader, answer.update);
  return bodyOf(reader).toString();
}

test('[R-ROOM-24] who has nothing is given what the store had, until the text changes', () => {
  const { doc, whole } = stored();
  const encodings = createEncodings(doc, whole);
  expect(readFrame(encodings.answer(NOTHING))).toEqual({ kind: 'update', update: whole, isAnswer: true });
  expect(given(encodings.answer(NOTHING))).toBe('The dike holds');
  bodyOf(doc).insert(14, ' tonight');
  encodings.forget();
  expect(given(encodings.answer(NOTHING))).toBe('The dike holds tonight');
});

test('[R-ROOM-24] who has some of it is given the rest', () => {
  const { doc, whole } = stored();
  const had = new Y.Doc();
  Y.applyUpdate(had, whole);
  bodyOf(doc).insert(14, ' tonight');
  const encodings = createEncodings(doc);
  const answer = readFrame(encodings.answer(Y.encodeStateVector(had)));
  if (answer?.kind === 'update') Y.applyUpdate(had, answer.update);
  expect(bodyOf(had).toString()).toBe('The dike holds tonight');
});
