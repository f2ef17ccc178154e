/** Declines a suggestion, with a reason if there is one to give. */
import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

const MAX_REASON = 2_000;

export function DeclineControls({ onDecline }: { onDecline(reason: string): void }) {
  const { t } = useTranslation('margin');
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason('')}>
        {t('declineWording')}
      </Button>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onDecline(reason);
    else if (event.key === 'Escape') setReason(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <TextInput
        w="100%"
        label={t('reason')}
        value={reason}
        maxLength={MAX_REASON}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="compact-sm" variant="default" onClick={() => onDecline(reason)}>
        {t('declineWording')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason(null)}>
        {t('cancel')}
      </Button>
    </>
  );
}
