/** Blocks as an article's first text, with what lists show of it. */
import * as Y from 'yjs';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock, seedText } from '../../shared/text/build.ts';
import { listedHeadline, plainText, wordCount } from '../../shared/text/plain.ts';
import { languageOf } from './language.ts';

export interface PreparedText {
  /** A Yjs update that makes the text. */
  state: Uint8Array;
  headline: string;
  words: number;
  /** As asked for, or guessed from the words. */
  language: string;
}

/** @param read told of the text while it is there. */
export function preparedText(
  blocks: readonly NewBlock[],
  asked?: string,
  read: (text: Y.Text) => void = () => undefined,
): PreparedText {
  const doc = new Y.Doc();
  const text = bodyOf(doc);
  insertBlocks(text, 0, blocks);
  seedText(text);
  const language = asked ?? languageOf(plainText(text).text);
  const title = listedHeadline(text);
  const state = Y.encodeStateAsUpdate(doc);
  const words = wordCount(text, language);
  read(text);
  doc.destroy();
  return { state, headline: title, words, language };
}
