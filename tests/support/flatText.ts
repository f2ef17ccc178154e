import * as Y from 'yjs';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { insertBlocks, seedText } from '../../shared/text/build.ts';

/** The state of a new, empty article. */
export function emptyText(): Uint8Array {
  const doc = new Y.Doc();
  seedText(doc.getText(TEXT_NAME));
  return Y.encodeStateAsUpdate(doc);
}

/** The state of an article of these paragraphs. */
export function textOf(...paragraphs: string[]): Uint8Array {
  const doc = new Y.Doc();
  const blocks = paragraphs.map((text) => ({ type: 'paragraph', runs: [{ text }] }));
  insertBlocks(doc.getText(TEXT_NAME), 0, blocks);
  return Y.encodeStateAsUpdate(doc);
}
