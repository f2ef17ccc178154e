/** A panel that came folded away, drawn over the page from its side. */
import { CloseButton, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './workspace.module.css';

export interface SideDrawerProps {
  opened: boolean;
  onClose(): void;
  title: string;
  side: 'left' | 'right';
  /** In pixels. */
  width: number;
  children: ReactNode;
}

/** Without Mantine's own head, which would be a second banner of the page. */
export function SideDrawer({ opened, onClose, title, side, width, children }: SideDrawerProps) {
  const { t } = useTranslation('shell');
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={side}
      size={width}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={title} className={styles['drawer'] ?? ''}>
        <Drawer.Body className={styles['drawerBody'] ?? ''}>
          <div className={styles['drawerHead']}>
            <h2>{title}</h2>
            <CloseButton aria-label={t('close')} onClick={onClose} />
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
