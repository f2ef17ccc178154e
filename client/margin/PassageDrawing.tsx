/** Has the editor draw passages as the ledger and the check have them, for as long as it is on screen. */
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { useClaimTones } from '../claims/checking/useClaimTones.ts';
import { type LooksOf, usePassageLooks } from './usePassageLooks.ts';

export interface PassageDrawingProps extends Omit<LooksOf, 'tones'> {
  editor: Editor | null;
  text: Y.Text;
}

export function PassageDrawing({ editor, text, ...looks }: PassageDrawingProps) {
  usePassageLooks(editor, text, { ...looks, tones: useClaimTones() });
  return null;
}
