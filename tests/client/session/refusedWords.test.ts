import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { refusedWords } from '../../../client/session/refusedWords.ts';

function articleOf(words: string): { text: Y.Text; durable: Map<number, number> } {
  const doc = new Y.Doc();
  const text = doc.getText('body');
  text.insert(0, words);
  return { text, durable: new Map(Y.decodeStateVector(Y.encodeStateVector(doc))) };
}

describe('refused words', () => {
  it('[R-SESSION-5] are the runs that the server does not have, in the order of the text', () => {
    const { text, durable } = articleOf('The dike was inspected in 2019.');
    text.insert(31, ' Nobody came.');
    text.insert(3, ' old');
    expect(refusedWords(text, durable)).toEqual(['old', 'Nobody came.']);
  });

  it('split an item where the server’s knowledge ends', () => {
    const { text, durable } = articleOf('abc');
    text.insert(3, 'def');
    expect(refusedWords(text, durable)).toEqual(['def']);
  });

  it('are none when only words were deleted', () => {
    const { text, durable } = articleOf('The dike');
    text.delete(0, 4);
    expect(refusedWords(text, durable)).toEqual([]);
  });
});
