/** Name, e-mail and password of a new account. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../ui/PasswordField.tsx';
import { type AccountDraft, accountFaults } from './accountDraft.ts';

export interface AccountFormProps {
  /** An e-mail address that the invitation is bound to; null when any will do. */
  email: string | null;
  busy: boolean;
  problem: string | null;
  submit(draft: AccountDraft): void;
}

export function AccountForm({ email, busy, problem, submit }: AccountFormProps) {
  const { t } = useTranslation('shell');
  const [draft, setDraft] = useState<AccountDraft>({ name: '', email: email ?? '', password: '' });
  const [tried, setTried] = useState(false);
  const faults = tried ? accountFaults(draft) : {};
  const change = (part: Partial<AccountDraft>) => setDraft((before) => ({ ...before, ...part }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(accountFaults(draft)).length === 0) submit({ ...draft, name: draft.name.trim() });
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        autoComplete="name"
        value={draft.name}
        error={faults.name && t(faults.name)}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        readOnly={email !== null}
        value={draft.email}
        error={faults.email && t(faults.email)}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <PasswordField
        label={t('password')}
        description={t('passwordHint')}
        autoComplete="new-password"
        value={draft.password}
        error={faults.password && t(faults.password, { count: [...draft.password].length })}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" loading={busy}>
        {t('createAccount')}
      </Button>
    </form>
  );
}
