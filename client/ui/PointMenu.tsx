/**
 * A menu at a point of the screen instead of a button: takes the focus, and gives it back when it goes. Draw it within a
 * landmark of the page, where a screen reader expects it.
 */
import { Menu } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './pointMenu.css';

export interface PointMenuProps {
  /** In pixels from the upper left corner of the screen; what is as high stays in sight. */
  at: { left: number; top: number; height: number };
  /** For screen readers: what is chosen here. */
  label: string;
  close(): void;
  /** In pixels. */
  width?: number;
  /** Hears every key while the menu is there, also before the focus has come to it; true: it was for this menu. */
  onKey?: (event: KeyboardEvent) => boolean;
  children: ReactNode;
}

/** Whoever types ahead is not kept waiting until the focus has moved. */
function useEveryKey(onKey: ((event: KeyboardEvent) => boolean) | undefined): void {
  const latest = useRef(onKey);
  useLayoutEffect(() => {
    latest.current = onKey;
  });
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!latest.current?.(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}

/** Words may have been chosen that are scrolled away: their menu is still to be seen. */
function onScreen({ top, height }: PointMenuProps['at']): number {
  return Math.max(0, Math.min(top, window.innerHeight - height));
}

export function PointMenu({ at, label, close, width = 280, onKey, children }: PointMenuProps) {
  useEveryKey(onKey);
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      width={`min(${width}px, calc(100vw - 16px))`}
      trapFocus
      returnFocus={false}
      closeOnItemClick={false}
      withinPortal={false}
      floatingStrategy="fixed"
      hideDetached={false}
    >
      <Menu.Target>
        <button type="button" className="point" aria-label={label} tabIndex={-1} style={{ ...at, top: onScreen(at) }} />
      </Menu.Target>
      <Menu.Dropdown className="point-menu" aria-label={label}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
