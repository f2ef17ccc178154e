/** The field in which a comment is written: grows with its words, sends with Ctrl or Cmd and Enter, Escape puts it away. */
import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COMMENT } from '../../shared/ledger/comment.ts';
import styles from './card.module.css';

export interface ComposerProps {
  /** For screen readers: what is written here. */
  label: string;
  placeholder: string;
  action: string;
  initial: string;
  focus: boolean;
  /** Called with each change, so that it can be kept. */
  onChange(text: string): void;
  onSend(text: string): void;
  onCancel(): void;
}

export function Composer({ label, placeholder, action, initial, focus, onChange, onSend, onCancel }: ComposerProps) {
  const { t } = useTranslation('margin');
  const [text, setText] = useState(initial);
  const change = (next: string) => {
    setText(next);
    onChange(next);
  };
  const send = () => {
    if (text.trim() === '') return;
    onSend(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['composer']}>
      <Textarea
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={MAX_COMMENT}
        dir="auto"
        autosize
        minRows={1}
        maxRows={12}
        data-autofocus={focus || undefined}
        autoFocus={focus}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {(focus || text !== '') && (
        <div className={styles['composerActions']}>
          <Button size="compact-sm" onClick={send} disabled={text.trim() === ''}>
            {action}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <span className={styles['hint']}>{t('sendHint')}</span>
        </div>
      )}
    </div>
  );
}
