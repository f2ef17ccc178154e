/** How to get at an article's text. */
import type * as Y from 'yjs';
import { TEXT_NAME } from './block.ts';

/**
 * The text of an article's document; use this in place of `doc.getText`. Where an update was applied before the text was
 * first asked for, Yjs 13.6 forgets that the text has formatting: it then looks places up without their marks, and a
 * deletion lets bold or a passage run on to the end of the paragraph. So the text is told.
 */
export function bodyOf(doc: Y.Doc): Y.Text {
  const text = doc.getText(TEXT_NAME);
  text._hasFormatting = true;
  text._searchMarker = null;
  return text;
}
