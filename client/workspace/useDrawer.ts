/** Which of the folded-away parts is drawn over the page. It follows what the reader opens in the margin. */
import { useEffect, useRef, useState } from 'react';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';

type Part = 'panel' | 'margin';

export interface DrawerState {
  shown: Part | null;
  open(part: Part): void;
  /** Puts away what was open in the margin as well, so that the same words open it again; drafts stay. */
  close(): void;
}

export function useDrawer(model: MarginModel, panelFolds: boolean, marginFolds: boolean): DrawerState {
  const [part, setPart] = useState<Part | null>(null);
  const active = useStore(model.active);
  const comment = useStore(model.composing);
  const wording = useStore(model.suggestions.writing);
  const composing = comment !== null || wording !== null;
  const wasComposing = useRef(false);
  useEffect(() => {
    const isOpen = active !== null || composing;
    // Chosen in the panel's drawer: with a margin beside the text, that drawer goes; without one, the margin's comes.
    if (isOpen) setPart(marginFolds ? 'margin' : null);
    else if (wasComposing.current) setPart(null);
    wasComposing.current = composing;
  }, [marginFolds, active, composing]);
  const folded = { panel: panelFolds, margin: marginFolds };
  return {
    shown: part !== null && folded[part] ? part : null,
    open: setPart,
    close() {
      setPart(null);
      if (part !== 'margin') return;
      model.activate(null);
      model.putAway();
      model.suggestions.putAway();
    },
  };
}
