/** What else can be said of a source, on demand. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ATTRIBUTIONS } from '../../../shared/ledger/evidenceKinds.ts';
import type { EvidenceDraft } from './evidenceDraft.ts';

/** Fields of one line, in the order shown. */
const LINES = [
  ['locator', 'fieldLocator'],
  ['sourceName', 'fieldSourceName'],
  ['sourceRole', 'fieldSourceRole'],
  ['contact', 'fieldContact'],
  ['language', 'fieldLanguage'],
  ['translator', 'fieldTranslator'],
] as const;

export function MoreFields({ draft, set }: { draft: EvidenceDraft; set(change: Partial<EvidenceDraft>): void }) {
  const { t } = useTranslation('checking');
  return (
    <>
      {LINES.map(([field, label]) => (
        <TextInput
          key={field}
          label={t(label)}
          value={draft[field]}
          maxLength={300}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t('fieldAttribution')}
        value={draft.attribution}
        data={['', ...ATTRIBUTIONS].map((value) => ({
          value,
          label: value === '' ? '–' : t(`attribution_${value as (typeof ATTRIBUTIONS)[number]}`),
        }))}
        onChange={({ currentTarget }) => set({ attribution: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('fieldDate')}
        value={draft.date}
        onChange={({ currentTarget }) => set({ date: currentTarget.value })}
      />
      <Textarea
        label={t('fieldExcerpt')}
        value={draft.excerpt}
        maxLength={5_000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => set({ excerpt: currentTarget.value })}
      />
      <Textarea
        label={t('fieldMethod')}
        value={draft.method}
        maxLength={5_000}
        autosize
        minRows={1}
        onChange={({ currentTarget }) => set({ method: currentTarget.value })}
      />
    </>
  );
}
