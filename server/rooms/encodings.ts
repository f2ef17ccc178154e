/** Answers to newcomers, encoded once for all who ask the same before the text changes again: a storm of reconnects. */
import * as Y from 'yjs';
import { answerFrame, askFrame } from './frame.ts';

/** Different questions remembered at a time. */
const REMEMBERED = 64;

export interface Encodings {
  /** The frame that brings somebody who has `vector` up to the live text. */
  answer(vector: Uint8Array): Uint8Array;
  /** The frame that asks a newcomer for what the text lacks. */
  question(): Uint8Array;
  /** To be called at every change. */
  forget(): void;
}

const keyOf = (vector: Uint8Array) => Buffer.from(vector).toString('latin1');
const NOTHING = keyOf(Y.encodeStateVector(new Y.Doc()));

/** @param whole the text as the store had it, where the document holds just that: who has nothing is given it as it is. */
export function createEncodings(doc: Y.Doc, whole: Uint8Array | null = null): Encodings {
  const answers = new Map<string, Uint8Array>(whole ? [[NOTHING, answerFrame(whole)]] : []);
  let question: Uint8Array | null = null;
  return {
    answer(vector) {
      const key = keyOf(vector);
      const known = answers.get(key);
      if (known) return known;
      if (answers.size >= REMEMBERED) answers.clear();
      const frame = answerFrame(Y.encodeStateAsUpdate(doc, vector));
      answers.set(key, frame);
      return frame;
    },
    question() {
      question ??= askFrame(Y.encodeStateVector(doc));
      return question;
    },
    forget() {
      question = null;
      if (answers.size > 0) answers.clear();
    },
  };
}
