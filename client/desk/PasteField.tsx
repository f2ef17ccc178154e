/** A field that waits for the text of an article. What is pasted is taken at once, with its formatting. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clipboardOffer } from './intake.ts';
import type { Offer } from './material.ts';

export function PasteField({ take, cancel }: { take(offer: Offer): void; cancel(): void }) {
  const { t } = useTranslation(['desk', 'shell']);
  const [text, setText] = useState('');
  const onPaste = (event: ClipboardEvent) => {
    const offer = clipboardOffer(event.clipboardData);
    if (!offer || text !== '') return;
    event.preventDefault();
    take(offer);
  };
  return (
    <Stack>
      <Textarea
        data-autofocus
        label={t('pasteLabel')}
        description={t('pasteHint')}
        autosize
        minRows={8}
        maxRows={18}
        value={text}
        onPaste={onPaste}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel}>
          {t('shell:cancel')}
        </Button>
        <Button disabled={text.trim() === ''} onClick={() => take({ text })}>
          {t('pasteGo')}
        </Button>
      </Group>
    </Stack>
  );
}
