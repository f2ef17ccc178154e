/** The second step of signing in: a code of the app, or one on paper. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { useGiveCode } from '../api/secondFactor.ts';
import { useProblemWords } from '../ui/problemWords.ts';

export interface CodeFormProps {
  done(): void;
  /** Back to the password. */
  restart(problem: string | null): void;
}

export function CodeForm({ done, restart }: CodeFormProps) {
  const { t } = useTranslation(['people', 'shell']);
  const words = useProblemWords();
  const give = useGiveCode();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate(code.trim(), {
      onSuccess: done,
      onError: (error) => {
        if (asProblem(error).code === 'secondFactor.expired') restart(words(error));
        else setCode('');
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <p>{t('codeText')}</p>
      <TextInput
        name="code"
        label={t('code')}
        description={t('codeHint')}
        autoComplete="one-time-code"
        autoFocus
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {give.error && (
        <p className="form-problem" role="alert">
          {words(give.error)}
        </p>
      )}
      <Button type="submit" loading={give.isPending} disabled={code.trim().length < 6}>
        {t('shell:signIn')}
      </Button>
      <Button variant="subtle" onClick={() => restart(null)}>
        {t('codeBack')}
      </Button>
    </form>
  );
}
