/** The proof view: on or off, kept on this computer, and shown anew whenever the coverage changes. */
import type { Editor } from '@tiptap/core';
import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import type { Notes } from '../session/notes.ts';
import { showLines } from './coverageLine.ts';
import { showPending } from './pendingSentences.ts';
import { showProof, showTouched } from './proof.ts';
import { ReviewContext } from './useReview.ts';

const NOTE = 'proof';

export interface Proof {
  isOn: boolean;
  toggle(): void;
}

export function useProof(notes: Notes): Proof {
  const [isOn, setOn] = useState(() => notes.read(NOTE) === true);
  const toggle = () => {
    notes.write(NOTE, !isOn);
    setOn(!isOn);
  };
  return { isOn, toggle };
}

export interface ProofDrawingProps {
  editor: Editor | null;
  isOn: boolean;
  /** True while the editor shows something else than what is checked. */
  isBranch: boolean;
  session: ArticleSession;
}

/** Draws into the editor how far each paragraph is, the proof view while it is on, and what was touched since the clearing. */
export function ProofDrawing({ editor, isOn, isBranch, session }: ProofDrawingProps) {
  const { t } = useTranslation('coverage');
  const waits = t('sentenceWaits');
  const review = useContext(ReviewContext);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const draw = () => {
      const now = isBranch ? null : review.get();
      if (editor.isDestroyed || editor.view.composing) return;
      takeMovedSelection(editor.view);
      showLines(editor, now?.coverage ?? null);
      showProof(editor, isOn ? (now?.coverage ?? null) : null);
      showTouched(editor, now?.clearance?.touched ?? []);
      showPending(editor, session, !isBranch, waits);
    };
    draw();
    const leaves = [review.subscribe(draw), session.outbox.entries.subscribe(draw)];
    return () => {
      for (const leave of leaves) leave();
    };
  }, [editor, review, isOn, isBranch, session, waits]);
  return null;
}
