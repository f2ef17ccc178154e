/**
 * Whoever follows the stage is taken to its claim; any scroll of one's own leaves that until one follows again. The caret
 * stays where it is.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MarginModel } from '../margin/marginModel.ts';

export interface Following {
  isOn: boolean;
  follow(): void;
}

/** Keys that scroll a page where nobody types. */
const SCROLLING = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

function isScrollKey(event: KeyboardEvent): boolean {
  const { target, key } = event;
  return (
    SCROLLING.has(key) && target instanceof Element && !target.closest('[contenteditable], input, textarea, button')
  );
}

/** A claim on stage, and its first passage in the text. */
interface Staged {
  claim: string;
  passage: string | null;
}

/** Where the margin is folded away its card would lie over the session: then only the text goes there. */
function goTo({ claim, passage }: Staged, model: MarginModel, isFolded: boolean): void {
  if (!isFolded) model.activate(claim);
  else if (passage) {
    const words = document.querySelector(`.article-text [data-passage="${CSS.escape(passage)}"]`);
    words?.scrollIntoView({ block: 'center' });
  }
}

/** @param staged null where there is none, or one is not in the session. */
export function useFollow(model: MarginModel, staged: Staged | null, isFolded: boolean): Following {
  const [isOn, setOn] = useState(true);
  const latest = useRef({ staged, isFolded });
  latest.current = { staged, isFolded };
  const claim = staged?.claim ?? null;
  const go = useCallback(() => {
    const { staged: now, isFolded: folds } = latest.current;
    if (now) goTo(now, model, folds);
  }, [model]);
  useEffect(() => {
    if (isOn && claim) go();
  }, [isOn, claim, go]);
  useEffect(() => {
    const page = document.getElementById('content');
    if (!page || claim === null) return;
    const leave = () => setOn(false);
    const onKey = (event: KeyboardEvent) => {
      if (isScrollKey(event)) leave();
    };
    // A press on the page itself is one on its scrollbar.
    const onPress = (event: PointerEvent) => {
      if (event.target === page) leave();
    };
    page.addEventListener('wheel', leave, { passive: true });
    page.addEventListener('touchmove', leave, { passive: true });
    page.addEventListener('keydown', onKey);
    page.addEventListener('pointerdown', onPress);
    return () => {
      page.removeEventListener('wheel', leave);
      page.removeEventListener('touchmove', leave);
      page.removeEventListener('keydown', onKey);
      page.removeEventListener('pointerdown', onPress);
    };
  }, [claim]);
  const follow = useCallback(() => {
    setOn(true);
    go();
  }, [go]);
  return { isOn, follow };
}
