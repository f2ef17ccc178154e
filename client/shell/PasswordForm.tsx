/** E-mail address and password. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../api/people.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export interface PasswordFormProps {
  /** Why the person is here once more. */
  problem: string | null;
  /** `signedIn` is false for whom a second factor is asked of. */
  done(signedIn: boolean): void;
}

export function PasswordForm({ problem: before, done }: PasswordFormProps) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password }, { onSuccess: ({ signedIn }) => done(signedIn) });
  };
  const problem = signIn.error ? words(signIn.error) : signIn.isIdle && before;
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" loading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
