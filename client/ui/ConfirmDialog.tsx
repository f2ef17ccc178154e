/** Asks once more before something is done: what it means, a way back that has the focus, and the button that does it. */
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import { useProblemWords } from './problemWords.ts';

export interface ConfirmDialogProps {
  title: string;
  /** On the button that does it. */
  action: string;
  /** It takes something away. */
  isGrave?: boolean;
  /** While it is under way. */
  busy?: boolean;
  error?: Error | null;
  confirm(): void;
  close(): void;
  /** What it means. */
  children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, action, isGrave = false, busy = false, error = null, confirm, close, children } = props;
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  return (
    <Dialog title={title} close={close}>
      <Stack>
        {children}
        {error && (
          <p className="form-problem" role="alert">
            {words(error)}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>
            {t('cancel')}
          </Button>
          <Button {...(isGrave ? { color: 'wrong' } : {})} loading={busy} onClick={confirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
