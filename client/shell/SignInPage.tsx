/** Sign-in by e-mail and password, and back to where the person wanted to be. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setupQuery, useSignIn } from '../api/people.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { CodeForm } from './CodeForm.tsx';
import { pathWithin } from './pathWithin.ts';

export function SignInPage({ next, ended }: { next: string | undefined; ended: boolean }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const router = useRouter();
  const signIn = useSignIn();
  const setup = useQuery(setupQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  /** Why the person is back at the first step. */
  const [expired, setExpired] = useState<string | null>(null);
  useTitle(t('signIn'));
  const done = () => void router.navigate({ href: pathWithin(next), replace: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = ({ signedIn }: { signedIn: boolean }) => (signedIn ? done() : setStep('code'));
    setExpired(null);
    signIn.mutate({ email: email.trim(), password }, { onSuccess });
  };
  const restart = (problem: string | null) => {
    setPassword('');
    setExpired(problem);
    setStep('password');
  };
  if (step === 'code') {
    return (
      <PlainPage>
        <h1>{t('signInTitle')}</h1>
        <CodeForm done={done} restart={restart} />
      </PlainPage>
    );
  }
  const problem = signIn.error ? words(signIn.error) : expired;
  return (
    <PlainPage>
      <h1>{t('signInTitle')}</h1>
      {ended && <p>{t('signInAgain')}</p>}
      {setup.data?.needed && <p>{t('setupNeeded')}</p>}
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
        <PasswordInput
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
    </PlainPage>
  );
}
