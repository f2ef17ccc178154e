/** A button of the header: in words where there is room, else a sign whose words are read out and shown on pointing. */
import { Button, type ButtonProps } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './headerButton.module.css';

export interface HeaderButtonProps extends ButtonProps, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  icon: LucideIcon;
  words: string;
}

export function HeaderButton({ icon: Icon, words, className, ...rest }: HeaderButtonProps) {
  return (
    <Button variant="default" title={words} className={`${styles['button']} ${className ?? ''}`} {...rest}>
      <Icon className={styles['icon']} size={16} aria-hidden="true" />
      <span className={styles['words']}>{words}</span>
    </Button>
  );
}
