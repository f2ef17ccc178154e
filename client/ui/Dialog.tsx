/** A dialog over the page: titled, closed by Escape, its button or a press outside; focus goes in and comes back. */
import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  title: string;
  close(): void;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/** What had the focus before: for an item of a menu, which closes, the button that opened the menu. */
function focusedBefore(): Element | null {
  const menu = document.activeElement?.closest('[role="menu"]');
  return menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : document.activeElement;
}

/** Gives the focus back when the calling dialog goes, if what had it is still there. */
export function useFocusBack(): void {
  const [before] = useState(focusedBefore);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}

/** Built of Mantine's parts: its own whole wraps the title in a `<header>`, a second banner to screen readers. */
export function Dialog({ title, close, size = 'md', children }: DialogProps) {
  const { t } = useTranslation('shell');
  useFocusBack();
  return (
    <Modal.Root
      opened
      onClose={close}
      size={size}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      // Locking the scroll would add a style element of its own, which the content security policy refuses.
      lockScroll={false}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
