/** A file that was brought: read by the server first, then shown as what would come of it. */
import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewQuery } from '../api/imports.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { CreateForm } from './CreateForm.tsx';

export interface FileFormProps {
  desk: string;
  file: File;
  cancel(): void;
  /** Takes something else instead. */
  other(): void;
}

export function FileForm({ desk, file, cancel, other }: FileFormProps) {
  const { t } = useTranslation(['intake', 'desk', 'shell']);
  const words = useProblemWords();
  const preview = useQuery(previewQuery(desk, { file }));
  if (preview.data) {
    const source = { kind: 'file', file, preview: preview.data } as const;
    return <CreateForm desk={desk} source={source} cancel={cancel} other={other} />;
  }
  return (
    <Stack>
      {preview.error ? (
        <p className="form-problem" role="alert">
          {t('manyFailed', { name: file.name, reason: words(preview.error) })}
        </p>
      ) : (
        <p role="status">{t('reading', { name: file.name })}</p>
      )}
      <Group justify="flex-end">
        {preview.error && (
          <Button variant="default" onClick={other}>
            {t('desk:takeInOther')}
          </Button>
        )}
        <Button variant="default" onClick={cancel}>
          {t('shell:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
