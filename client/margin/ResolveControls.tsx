/** Resolves a thread: one click says done; the menu beside it gives an outcome and a reason. */
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';

type ThreadOutcome = 'done' | 'wontfix';

export function ResolveControls({ onResolve }: { onResolve(outcome: ThreadOutcome, reason: string): void }) {
  const { t } = useTranslation('margin');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const choose = (outcome: ThreadOutcome) => {
    setOpen(false);
    onResolve(outcome, reason);
  };
  return (
    <span className={styles['resolve']}>
      <button type="button" className={styles['quietAction']} onClick={() => onResolve('done', '')}>
        <Check size={14} aria-hidden="true" /> <span className={styles['resolveLabel']}>{t('resolve')}</span>
      </button>
      <Menu opened={open} onChange={setOpen} position="bottom-end" closeOnItemClick={false} trapFocus>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('resolveMore')}>
            <ChevronDown size={14} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles['resolveForm']}>
            <TextInput
              label={t('reason')}
              value={reason}
              maxLength={2_000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div className={styles['composerActions']}>
              <Button size="compact-sm" onClick={() => choose('done')}>
                {t('outcomeDone')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => choose('wontfix')}>
                {t('outcomeWontfix')}
              </Button>
            </div>
          </div>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
