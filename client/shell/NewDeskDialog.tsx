/** Makes a desk and goes there. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateDesk } from '../api/desks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export function NewDeskDialog({ close }: { close(): void }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateDesk();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: ({ slug }) => {
        close();
        void navigate({ to: '/desk/$slug', params: { slug } });
      },
    });
  };
  return (
    <Dialog title={t('newDeskTitle')} close={close}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            label={t('newDeskName')}
            description={t('newDeskHint')}
            value={name}
            maxLength={80}
            required
            withAsterisk={false}
            error={create.error ? words(create.error) : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
              {t('newDeskMake')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
