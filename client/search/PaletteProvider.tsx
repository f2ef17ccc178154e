/** Ctrl or Cmd and K, on every page of a signed-in person: finds and does. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Palette, type PaletteCommand, PaletteContext, possibleCommands } from './commands.tsx';
import { GlobalCommands } from './GlobalCommands.tsx';
import { PaletteDialog } from './PaletteDialog.tsx';

/** In the text, with words selected, the same keys make a link, which then has taken them. */
function isPaletteKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, isComposing }: KeyboardEvent) {
  const isK = key.toLowerCase() === 'k' || code === 'KeyK';
  return isK && (ctrlKey || metaKey) && !altKey && !shiftKey && !defaultPrevented && !isComposing;
}

export function PaletteProvider({ children }: { children: ReactNode }) {
  const offered = useRef(new Set<readonly PaletteCommand[]>());
  /** What can be done where it was opened; null while it is closed. */
  const [commands, setCommands] = useState<readonly PaletteCommand[] | null>(null);
  const add = useCallback((some: readonly PaletteCommand[]) => {
    offered.current.add(some);
    return () => void offered.current.delete(some);
  }, []);
  const open = useCallback(() => setCommands(possibleCommands(offered.current)), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      setCommands((now) => (now === null ? possibleCommands(offered.current) : null));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const palette = useMemo<Palette>(() => ({ add, open }), [add, open]);
  return (
    <PaletteContext value={palette}>
      <GlobalCommands />
      {children}
      {commands && (
        <PaletteDialog
          commands={commands}
          close={(then) => {
            // Closed first: the focus is back where it was when the command finds it.
            flushSync(() => setCommands(null));
            then?.();
          }}
        />
      )}
    </PaletteContext>
  );
}
