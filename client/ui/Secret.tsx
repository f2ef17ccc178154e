/** Something shown this once (a link, a token), selected at a click and copied with a button. */
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import './secret.css';

export interface SecretProps {
  label: string;
  value: string;
  /** Why it is to be copied now. */
  note: string;
}

export function Secret({ label, value, note }: SecretProps) {
  const { t } = useTranslation('shell');
  const clipboard = useClipboard({ timeout: 3_000 });
  return (
    <div className="secret" role="status">
      <p>{note}</p>
      <div className="secret-line">
        <input readOnly aria-label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={() => clipboard.copy(value)}>{t(clipboard.copied ? 'copied' : 'copy')}</Button>
      </div>
    </div>
  );
}
