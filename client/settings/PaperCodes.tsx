/** Codes for when the app is lost: shown this once, to print or copy. */
import { Button, Group } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

export function PaperCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation(['people', 'shell']);
  const clipboard = useClipboard({ timeout: 3_000 });
  const text = codes.join('\n');
  return (
    <div className="secret">
      <p>{t('codesOnce')}</p>
      <ol className="paper-codes" aria-label={t('codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Group gap={8}>
        <Button variant="default" onClick={() => clipboard.copy(text)}>
          {t(clipboard.copied ? 'shell:copied' : 'shell:copy')}
        </Button>
        <Button
          variant="default"
          component="a"
          download="kantlijn-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
        >
          {t('codesFile')}
        </Button>
      </Group>
    </div>
  );
}
