/** Has the editor draw passages as the ledger and the check have them, for as long as it is on screen. */
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { toneOf } from '../claims/checking/stateSign.tsx';
import { useReviewed } from '../review/useReview.ts';
import { type LooksOf, usePassageLooks } from './usePassageLooks.ts';

export interface PassageDrawingProps extends Omit<LooksOf, 'tones'> {
  editor: Editor | null;
  text: Y.Text;
}

export function PassageDrawing({ editor, text, ...looks }: PassageDrawingProps) {
  const tones = useReviewed((review) => {
    const all = [...(review?.claims ?? [])].map(([id, standing]) => [id, toneOf(standing)] as const);
    return JSON.stringify(all.filter(([, tone]) => tone !== 'open'));
  });
  usePassageLooks(editor, text, { ...looks, tones });
  return null;
}
