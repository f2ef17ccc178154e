/** Signing in, at the provider or with a password and a second factor, and back to where the person wanted to be. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathWithin } from '../../shared/pathWithin.ts';
import { canUsePasskeys } from '../api/passkeys.ts';
import { setupQuery, signInWaysQuery } from '../api/people.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useRefusalWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { CodeForm } from './CodeForm.tsx';
import { ForgottenForm } from './ForgottenForm.tsx';
import { PasskeyButton } from './PasskeyButton.tsx';
import { PasswordForm } from './PasswordForm.tsx';

export interface SignInPageProps {
  next: string | undefined;
  ended: boolean;
  /** Why the provider's sign-in led to nothing. */
  fault: string | undefined;
}

export function SignInPage({ next, ended, fault }: SignInPageProps) {
  const { t } = useTranslation(['shell', 'people']);
  const words = useRefusalWords();
  const router = useRouter();
  const setup = useQuery(setupQuery);
  const ways = useQuery(signInWaysQuery);
  const [step, setStep] = useState<'password' | 'code' | 'forgotten'>('password');
  /** Why the person is back at the first step. */
  const [expired, setExpired] = useState<string | null>(null);
  const [isOwner, setOwner] = useState(false);
  useTitle(t('signIn'));
  const target = pathWithin(next);
  const done = () => void router.navigate({ href: target, replace: true });
  const restart = (problem: string | null) => {
    setExpired(problem);
    setStep('password');
  };
  const provider = ways.data?.provider;
  const takesPasskeys = canUsePasskeys() && (ways.data?.passkeys === true || isOwner);
  const takesPasswords = ways.data?.passwords !== false || isOwner;
  return (
    <PlainPage>
      <h1>{t('signInTitle')}</h1>
      {step === 'code' && <CodeForm done={done} restart={restart} />}
      {step === 'forgotten' && <ForgottenForm back={() => restart(null)} />}
      {step === 'password' && (
        <>
          {ended && <p>{t('signInAgain')}</p>}
          {setup.data?.needed && <p>{t('setupNeeded')}</p>}
          {fault && (
            <p className="form-problem" role="alert">
              {words(fault)}
            </p>
          )}
          {provider && (
            <Button component="a" href={`/api/auth/sign-on?next=${encodeURIComponent(target)}`}>
              {t('people:signOnAt', { name: provider.name })}
            </Button>
          )}
          {provider && takesPasswords && <p className="quiet">{t('people:signOnOr')}</p>}
          {takesPasswords ? (
            <PasswordForm problem={expired} done={(signedIn) => (signedIn ? done() : setStep('code'))} />
          ) : (
            <Button variant="subtle" onClick={() => setOwner(true)}>
              {t('people:signOnOwner')}
            </Button>
          )}
          {takesPasskeys && <PasskeyButton done={done} />}
          {ways.data?.forgotten && (
            <Button variant="subtle" fullWidth onClick={() => setStep('forgotten')}>
              {t('people:forgotten')}
            </Button>
          )}
        </>
      )}
    </PlainPage>
  );
}
