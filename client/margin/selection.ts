/** The reader's selection in the text, kept with its characters while they write a comment on it. */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { resolveRange } from '../../shared/passage/relative.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { positionOf, textIndexOf } from '../document/binding/positions.ts';
import type { KeptRange } from '../session/target.ts';
import type { MarginModel, NewThread, ScreenPoint } from './marginModel.ts';
import { placesOf } from './passages.ts';

/** The text that an editor shows: the article's, or the branch of somebody who is suggesting. */
export function textShownBy(editor: Editor): Y.Text {
  const { binding } = editor.storage.textSync;
  if (!binding) throw new Error('the editor shows no text');
  return binding.text;
}

/** The selected words as the start of a thread; null when none are selected. Blanks at the edges are left out. */
export function selectedWords({ doc, selection }: EditorState, text: Y.Text): NewThread | null {
  let { from, to } = selection;
  const blank = (position: number) => doc.textBetween(position, position + 1, ' ', ' ').trim() === '';
  while (from < to && blank(from)) from += 1;
  while (from < to && blank(to - 1)) to -= 1;
  const target = from < to ? targetOf(text, textIndexOf(doc, from), textIndexOf(doc, to)) : null;
  return target && { range: target.range, quote: target.quote.exact };
}

/** The selected words; null when none are, or when one of these passages covers them. */
export function selectedOutside(editor: Editor, text: Y.Text, passages: readonly string[]): NewThread | null {
  const { from, to } = editor.state.selection;
  const places = placesOf(editor.state);
  const found = passages.flatMap((id) => places.get(id) ?? []);
  if (found.some((place) => place.from <= from && place.to >= to)) return null;
  return selectedWords(editor.state, text);
}

/** Where a position stands on screen, with the height of its line. */
export function lineAt(editor: Editor, position: number): ScreenPoint {
  const { left, top, bottom } = editor.view.coordsAtPos(position, -1);
  return { left, top, height: bottom - top };
}

/** Has a tag chosen for the selected words, beside their last line; false when none are selected. */
export function tagSelection(editor: Editor, text: Y.Text, model: Pick<MarginModel, 'startTagging'>): boolean {
  const words = selectedWords(editor.state, text);
  if (!words) return false;
  model.startTagging({ words, at: lineAt(editor, editor.state.selection.to) });
  return true;
}

/** Has another wording written for the selected words; false when none are selected. */
export function suggestOnSelection({ state }: Editor, text: Y.Text, model: Pick<MarginModel, 'suggestions'>): boolean {
  const words = selectedWords(state, text);
  if (!words) return false;
  const { $from, $to } = state.selection;
  model.suggestions.start($from.sameParent($to) ? words : { ...words, isTorn: true });
  return true;
}

/** Where kept words stand in the document now; null when none is left. */
export function placeOfRange(editor: Editor, text: Y.Text, range: KeptRange): { from: number; to: number } | null {
  const place = resolveRange(text, range);
  if (!place) return null;
  const { doc } = editor.state;
  const from = positionOf(doc, place.start);
  const to = Math.min(positionOf(doc, place.end), doc.content.size);
  return to > from ? { from, to } : null;
}
