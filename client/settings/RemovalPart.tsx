/** The end of one's own account. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemoveMe } from '../api/accounts.ts';
import { wipeLocalCopies } from '../session/localCopies.ts';
import { Part } from './Part.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

export function RemovalPart() {
  const { t } = useTranslation('people');
  const remove = useRemoveMe(async () => {
    await wipeLocalCopies();
    // A full load, so that nothing of this person stays in memory.
    window.location.assign('/sign-in');
  });
  const [asking, setAsking] = useState(false);
  return (
    <Part title={t('removal')} intro={t('removalText')}>
      <Group>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('removalAsk')}
        </Button>
      </Group>
      {asking && (
        <PasswordAgain
          title={t('removalTitle')}
          text={t('removalSure')}
          action={t('removalDo')}
          isGrave
          change={remove}
          close={() => setAsking(false)}
        />
      )}
    </Part>
  );
}
