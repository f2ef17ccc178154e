/** A dialog over the page: titled, closed by Escape, its button or a press outside; focus goes in and comes back. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  title: string;
  close(): void;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/** Built of Mantine's parts: its own whole wraps the title in a `<header>`, a second banner to screen readers. */
export function Dialog({ title, close, size = 'md', children }: DialogProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root opened onClose={close} size={size}>
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
