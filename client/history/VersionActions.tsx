/** Gives a version a name, or brings it back: for those who manage versions. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyKey, sendVersionCommand } from '../api/history.ts';
import { useFormats } from '../i18n/formats.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export interface VersionActionsProps {
  article: string;
  version: number;
  /** When it was so. */
  at: string;
  /** Its name so far. */
  name: string;
  /** The last row of the text's log that this page knows: what comes after it is not touched. */
  seen: number;
  onRestored(): void;
}

export function VersionActions(props: VersionActionsProps) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState<'name' | 'restore' | null>(null);
  const close = () => setOpen(null);
  return (
    <Group gap={8}>
      <Button variant="default" onClick={() => setOpen('name')}>
        {t(props.name ? 'rename' : 'name')}
      </Button>
      {props.version < props.seen && (
        <Button variant="default" onClick={() => setOpen('restore')}>
          {t('restore')}
        </Button>
      )}
      {open === 'name' && <NameDialog {...props} close={close} />}
      {open === 'restore' && <RestoreDialog {...props} close={close} />}
    </Group>
  );
}

/** The same thing sent again keeps its id, so that it is done once. */
function useCommand(article: string, done: () => void) {
  const client = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const { mutate, error, isPending } = useMutation({
    mutationFn: (command: Omit<Parameters<typeof sendVersionCommand>[1], 'id'>) =>
      sendVersionCommand(article, { id, ...command }),
    onSuccess: () => {
      done();
      void client.invalidateQueries({ queryKey: historyKey(article) });
      void client.invalidateQueries({ queryKey: ['ledger', article] });
    },
  });
  return { send: mutate, error, isPending };
}

type DialogProps = VersionActionsProps & { close(): void };

function NameDialog({ article, version, name: before, close }: DialogProps) {
  const { t } = useTranslation(['history', 'shell']);
  const notice = useNotice();
  const words = useProblemWords();
  const [name, setName] = useState(before);
  const { send, error, isPending } = useCommand(article, () => {
    close();
    notice({ kind: 'done', text: t('history:named', { name: name.trim() }) });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ type: 'version.name', version, name: name.trim() });
  };
  return (
    <Dialog title={t('history:nameTitle')} close={close}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('history:nameLabel')}
            description={t('history:nameHint')}
            value={name}
            maxLength={120}
            data-autofocus
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {error && (
            <p className="form-problem" role="alert">
              {words(error)}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
              {t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function RestoreDialog({ article, version, at, seen, close, onRestored }: DialogProps) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  const notice = useNotice();
  const { send, error, isPending } = useCommand(article, () => {
    close();
    notice({ kind: 'done', text: t('restoredDone') });
    onRestored();
  });
  return (
    <ConfirmDialog
      title={t('restoreTitle')}
      action={t('restore')}
      busy={isPending}
      error={error}
      confirm={() => send({ type: 'version.restore', version, seen })}
      close={close}
    >
      <p>{t('restoreWhat', { at: formats.moment(new Date(at)) })}</p>
      <p className="quiet">{t('restoreSafe')}</p>
    </ConfirmDialog>
  );
}
