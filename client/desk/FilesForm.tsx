/** Several files at once: each is read, those that cannot be are named with the reason, the others become articles. */
import { Button, Group, Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportPreview, previewQuery } from '../api/imports.ts';
import { useFormats } from '../i18n/formats.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { ReportView } from './ReportView.tsx';
import { useImportFiles } from './useImportFiles.ts';

export interface FilesFormProps {
  desk: string;
  files: readonly File[];
  cancel(): void;
}

export function FilesForm({ desk, files, cancel }: FilesFormProps) {
  const { t } = useTranslation(['intake', 'shell']);
  const notice = useNotice();
  const [kept, setKept] = useState(files);
  const previews = useQueries({ queries: kept.map((file) => previewQuery(desk, { file })) });
  const { made, failures, running, create } = useImportFiles(desk);
  const ready = kept.filter((file, place) => previews[place]?.data && !made.has(file));
  const submit = async () => {
    const done = await create(ready);
    if (done > 0) notice({ kind: 'done', text: t('manyDone', { count: done }) });
    if (done === kept.length) cancel();
  };
  return (
    <Stack>
      <p className="quiet">{t('manyHint')}</p>
      <ul className="brought">
        {kept.map((file, place) => (
          <BroughtFile
            key={`${file.name} ${file.lastModified} ${file.size}`}
            file={file}
            preview={previews[place]?.data ?? null}
            error={failures.get(file) ?? previews[place]?.error ?? null}
            made={made.has(file)}
            remove={running || kept.length === 1 ? null : () => setKept(kept.filter((each) => each !== file))}
          />
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel}>
          {t(made.size > 0 ? 'shell:close' : 'shell:cancel')}
        </Button>
        <Button disabled={ready.length === 0} loading={running} onClick={() => void submit()}>
          {t('manyCreate', { count: ready.length })}
        </Button>
      </Group>
    </Stack>
  );
}

interface BroughtFileProps {
  file: File;
  preview: ImportPreview | null;
  error: Error | null;
  made: boolean;
  remove: (() => void) | null;
}

function BroughtFile({ file, preview, error, made, remove }: BroughtFileProps) {
  const { t } = useTranslation(['intake', 'desk']);
  const words = useProblemWords();
  const formats = useFormats();
  const { name } = file;
  return (
    <li className="brought-file">
      <p>
        <span className="brought-name">{name}</span>
        {made && <span className="brought-made"> · ✓ {t('made')}</span>}
        {remove && !made && (
          <button type="button" className="link-button" aria-label={t('remove', { name })} onClick={remove}>
            ×
          </button>
        )}
      </p>
      {error && (
        <p className="form-problem" role="alert">
          {words(error)}
        </p>
      )}
      {!error && !preview && <p role="status">{t('reading', { name })}</p>}
      {!error && preview && (
        <>
          <p className="headline brought-opening" lang={preview.language}>
            {preview.headline}
          </p>
          <p className="quiet">{t('desk:words', { count: preview.words, formatted: formats.number(preview.words) })}</p>
          <ReportView report={preview.report} />
        </>
      )}
    </li>
  );
}
