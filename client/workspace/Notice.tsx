/** A page that says what happened, what is safe and what to do next, where there is no text to show. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './workspace.module.css';

export interface NoticeProps {
  title: string;
  text?: string;
  action?: string;
  onAction?(): void;
  /** Offers the way back to the desk. */
  toDesk?: boolean;
  children?: ReactNode;
}

export function Notice({ title, text, action, onAction, toDesk, children }: NoticeProps) {
  const { t } = useTranslation('workspace');
  return (
    <main id="content" className={styles['notice']}>
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
      <div className={styles['noticeActions']}>
        {action && <Button onClick={onAction}>{action}</Button>}
        {toDesk && <Link to="/">{t('toDesk')}</Link>}
      </div>
    </main>
  );
}
