/** Takes a set of tags from a file; one that is none is refused here, with the place that does not fit. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useRefusalWords } from '../ui/problemWords.ts';
import { readTagFile } from './tagEdits.ts';

export function TagImport({ take }: { take(set: TagSet): void }) {
  const { t } = useTranslation('settings');
  const notice = useNotice();
  const words = useRefusalWords();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const found = readTagFile(await file.text());
    if (found.ok) take(found.set);
    else notice({ kind: 'failed', text: words(found.code, found.detail) });
  };
  return (
    <>
      <Button variant="default" onClick={() => input.current?.click()}>
        {t('tagsImport')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t('tagsFile')}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
    </>
  );
}
