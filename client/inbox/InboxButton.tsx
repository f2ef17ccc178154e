/** How much waits, in the header of every page; opens the inbox beside it. */
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderButton } from '../ui/HeaderButton.tsx';
import { useWaiting } from '../ui/waiting.ts';
import { InboxPanel } from './InboxPanel.tsx';
import styles from './inbox.module.css';

export function InboxButton() {
  const { t } = useTranslation('inbox');
  const waiting = useWaiting();
  const [opened, setOpened] = useState(false);
  const words = waiting > 0 ? `${t('inbox')} · ${waiting}` : t('inbox');
  return (
    <>
      <span className={styles['button']}>
        <HeaderButton
          icon={Inbox}
          words={words}
          aria-label={t('waiting', { count: waiting })}
          aria-expanded={opened}
          onClick={() => setOpened(true)}
        />
        {waiting > 0 && <span className={styles['dot']} aria-hidden="true" />}
      </span>
      {opened && <InboxPanel close={() => setOpened(false)} />}
    </>
  );
}
