/** Asks for the password once more before something that an open page must not be enough for. */
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';

export interface PasswordAgainProps {
  title: string;
  text: string;
  /** On the button that does it. */
  action: string;
  isGrave?: boolean;
  /** False for somebody who signs in without one: then they have to have come in a moment ago. */
  hasPassword: boolean;
  busy: boolean;
  problem: string | null;
  submit(password: string): void;
  close(): void;
}

export function PasswordAgain(props: PasswordAgainProps) {
  const { title, text, action, isGrave = false, hasPassword, busy, problem, submit, close } = props;
  const { t } = useTranslation(['people', 'shell']);
  const [password, setPassword] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(password);
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={onSubmit}>
        <Stack>
          <p>{text}</p>
          {hasPassword ? (
            <PasswordInput
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
              loading={busy}
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
