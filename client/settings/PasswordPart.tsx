/** Another password; every other session ends with it. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../api/people.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';

const NONE = { current: '', next: '' };

export function PasswordPart() {
  const { t } = useTranslation('settings');
  const change = useChangePassword();
  const run = useRun();
  const [given, setGiven] = useState(NONE);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(change, given, t('passwordChanged'));
    setGiven(NONE);
  };
  return (
    <Part title={t('password')} intro={t('passwordText')}>
      <form className="settings-form" onSubmit={submit}>
        <PasswordField
          className="grow"
          label={t('passwordCurrent')}
          autoComplete="current-password"
          value={given.current}
          onChange={(event) => setGiven({ ...given, current: event.currentTarget.value })}
        />
        <PasswordField
          className="grow"
          label={t('passwordNext')}
          autoComplete="new-password"
          value={given.next}
          onChange={(event) => setGiven({ ...given, next: event.currentTarget.value })}
        />
        <Button type="submit" loading={change.isPending} disabled={given.current === '' || given.next === ''}>
          {t('passwordChange')}
        </Button>
      </form>
    </Part>
  );
}
