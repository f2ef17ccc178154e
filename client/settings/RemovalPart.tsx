/** The end of one's own account. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemoveMe } from '../api/accounts.ts';
import { secondFactorQuery } from '../api/secondFactor.ts';
import { wipeLocalCopies } from '../session/localCopies.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { Part } from './Part.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

export function RemovalPart() {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const remove = useRemoveMe();
  const hasPassword = useQuery(secondFactorQuery).data?.hasPassword ?? true;
  const [asking, setAsking] = useState(false);
  const gone = async () => {
    await wipeLocalCopies();
    // A full load, so that nothing of this person stays in memory.
    window.location.assign('/sign-in');
  };
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
          hasPassword={hasPassword}
          busy={remove.isPending}
          problem={remove.error ? words(remove.error) : null}
          submit={(password) => remove.mutate(password, { onSuccess: () => void gone() })}
          close={() => setAsking(false)}
        />
      )}
    </Part>
  );
}
