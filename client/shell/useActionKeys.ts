/** Keys that work alone while nobody types and stand in the list of keys; in the text they work with Alt. */
import { useEffect, useMemo } from 'react';
import { useKeys } from './Keys.tsx';

export interface ActionKey {
  key: string;
  /** The place of the key: with Alt, some systems make another letter of it. */
  code: string;
  label: string;
  /** False where there was nothing to do: then the key is left to others. */
  act(): boolean;
}

/** @param actions memoised; they are listened for as long as the caller is on screen. */
export function useActionKeys(actions: readonly ActionKey[]): void {
  useKeys(useMemo(() => actions.map(({ key, label, act }) => ({ key, label, run: () => void act() })), [actions]));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isAltKey(event) && actions.find(({ code }) => code === event.code)?.act()) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}

/** In the text, and beside it, but not in fields and menus, where Alt and a letter may mean something. */
function isAltKey(event: KeyboardEvent): boolean {
  const { target, altKey, ctrlKey, metaKey, shiftKey } = event;
  const alone = altKey && !ctrlKey && !metaKey && !shiftKey && !event.isComposing;
  return (
    alone && target instanceof Element && !target.closest('input, textarea, select, [role="menu"], [role="dialog"]')
  );
}
