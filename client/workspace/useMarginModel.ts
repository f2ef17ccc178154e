/** What the reader does in the margin, for as long as the article is open, with their selection in the text at hand. */
import type { Editor } from '@tiptap/core';
import { useMemo, useRef } from 'react';
import type * as Y from 'yjs';
import { createMarginModel, type MarginModel } from '../margin/marginModel.ts';
import { selectedOutside } from '../margin/selection.ts';
import type { ArticleSession } from '../session/articleSession.ts';

export function useMarginModel(session: ArticleSession, editor: Editor | null, text: Y.Text): MarginModel {
  const selected = useRef<MarginModel['selected']>(() => null);
  selected.current = (passages) => (editor ? selectedOutside(editor, text, passages) : null);
  return useMemo(
    () =>
      createMarginModel({
        notes: session.notes,
        outbox: session.outbox,
        newId: () => crypto.randomUUID(),
        selected: (passages) => selected.current(passages),
      }),
    [session],
  );
}
