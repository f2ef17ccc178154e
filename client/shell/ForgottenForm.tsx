/** Asks for a letter with a link; says the same whether there is such an account. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskReset } from '../api/people.ts';
import { useProblemWords } from '../ui/problemWords.ts';

export function ForgottenForm({ back }: { back(): void }) {
  const { t } = useTranslation(['people', 'shell']);
  const words = useProblemWords();
  const ask = useAskReset();
  const [email, setEmail] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(email.trim());
  };
  const leave = (
    <Button variant="subtle" fullWidth onClick={back}>
      {t('forgottenBack')}
    </Button>
  );
  if (ask.isSuccess)
    return (
      <>
        <p role="status">{t('forgottenSent')}</p>
        {leave}
      </>
    );
  return (
    <form onSubmit={submit}>
      <p>{t('forgottenText')}</p>
      <TextInput
        type="email"
        label={t('shell:email')}
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        error={ask.error ? words(ask.error) : null}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" loading={ask.isPending}>
        {t('forgottenAsk')}
      </Button>
      {leave}
    </form>
  );
}
