/** Asks why there is nothing to check after all; the reason may be left out. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';

export function DropForm({ onDrop, onCancel }: { onDrop(reason: string): void; onCancel(): void }) {
  const { t } = useTranslation('margin');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDrop(reason);
  };
  return (
    <form
      className={styles['composer']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextInput
        label={t('dropTitle')}
        placeholder={t('reason')}
        value={reason}
        maxLength={2_000}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles['composerActions']}>
        <Button size="compact-sm" type="submit">
          {t('dropClaim')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
