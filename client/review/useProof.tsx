/** The proof view: on or off, kept on this computer, and shown anew whenever the coverage changes. */
import type { Editor } from '@tiptap/core';
import { useContext, useEffect, useState } from 'react';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import type { Notes } from '../session/notes.ts';
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
  /** False while the editor shows something else than what is checked. */
  isOn: boolean;
}

/** Draws the proof view into the editor for as long as it is on, and what was touched since the article was cleared. */
export function ProofDrawing({ editor, isOn }: ProofDrawingProps) {
  const review = useContext(ReviewContext);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const draw = () => {
      const coverage = isOn ? (review.get()?.coverage ?? null) : null;
      if (editor.isDestroyed || editor.view.composing) return;
      takeMovedSelection(editor.view);
      showProof(editor, coverage);
      showTouched(editor, review.get()?.clearance?.touched ?? []);
    };
    draw();
    return review.subscribe(draw);
  }, [editor, review, isOn]);
  return null;
}
