/** Says that lost words are gone for good, with a reason if there is one to give. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './tray.module.css';

export function Dismissing({ onDismiss }: { onDismiss(reason: string): void }) {
  const { t } = useTranslation('tray');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t('goneForGood')}
      </button>
    );
  }
  return (
    <form
      className={styles['dismissing']}
      onSubmit={(event) => {
        event.preventDefault();
        onDismiss(reason);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it comes where the button was that asked for it
        autoFocus
        aria-label={t('reason')}
        placeholder={t('reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit">{t('takeOut')}</button>
    </form>
  );
}
