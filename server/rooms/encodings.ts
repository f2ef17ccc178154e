/** Answers to newcomers, encoded once for all who ask the same before the text changes again: a storm of reconnects. */
import * as Y from 'yjs';
import { answerFrame, askFrame } from './frame.ts';

/** Different questions remembered at a time. */
const REMEMBERED = 64;

export interface Encodings {
  /** The frame that brings somebody who has `vector` up to the live text. */
  answer(vector: Uint8Array): Uint8Array;
  /** The same for somebody who has the text as it was stored. */
  rest(): Uint8Array;
  /** The frame that asks a newcomer for what the text lacks. */
  question(): Uint8Array;
  /** To be called at every change. */
  forget(): void;
}

const keyOf = (vector: Uint8Array) => Buffer.from(vector).toString('latin1');
const NOTHING = keyOf(Y.encodeStateVector(new Y.Doc()));
const NO_CHANGE = Y.encodeStateAsUpdate(new Y.Doc());

/** @param whole the text as the store had it, where the document holds just that: who has nothing is given it as it is. */
export function createEncodings(doc: Y.Doc, whole: Uint8Array | null = null): Encodings {
  const answers = new Map<string, Uint8Array>(whole ? [[NOTHING, answerFrame(whole)]] : []);
  const stored = Y.encodeStateVector(doc);
  let isAsStored = true;
  let question: Uint8Array | null = null;
  function answer(vector: Uint8Array): Uint8Array {
    const key = keyOf(vector);
    const known = answers.get(key);
    if (known) return known;
    if (answers.size >= REMEMBERED) answers.clear();
    const frame = answerFrame(Y.encodeStateAsUpdate(doc, vector));
    answers.set(key, frame);
    return frame;
  }
  return {
    answer,
    rest: () => (isAsStored ? answerFrame(NO_CHANGE) : answer(stored)),
    question() {
      question ??= askFrame(Y.encodeStateVector(doc));
      return question;
    },
    forget() {
      isAsStored = false;
      question = null;
      if (answers.size > 0) answers.clear();
    },
  };
}
