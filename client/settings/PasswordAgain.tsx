/** Asks for the password once more before something that an open page must not be enough for, and does it. */
import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from '../api/secondFactor.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export interface PasswordAgainProps {
  title: string;
  text: string;
  /** On the button that does it. */
  action: string;
  isGrave?: boolean;
  change: { isPending: boolean; error: Error | null; mutate(password: string): void };
  close(): void;
}

export function PasswordAgain(props: PasswordAgainProps) {
  const { title, text, action, isGrave = false, change, close } = props;
  const { t } = useTranslation(['people', 'shell']);
  const words = useProblemWords();
  const problem = change.error && words(change.error);
  // Who signs in without one has to have come in a moment ago.
  const hasPassword = useQuery(secondFactorQuery).data?.hasPassword ?? true;
  const [password, setPassword] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(password);
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={onSubmit}>
        <Stack>
          <p>{text}</p>
          {hasPassword ? (
            <PasswordField
              data-autofocus
              label={t('passwordAgain')}
              autoComplete="current-password"
              value={password}
              error={problem}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          ) : (
            problem && (
              <p className="form-problem" role="alert">
                {problem}
              </p>
            )
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button
              type="submit"
              loading={change.isPending}
              disabled={hasPassword && password === ''}
              {...(isGrave ? { color: 'wrong' } : {})}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
