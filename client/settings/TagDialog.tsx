/** Writes a tag, new or known. The key of a known one stays: claims in the ledger name it by that. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag, TagSet } from '../../shared/review/tagSchema.ts';
import { tagFault } from '../../shared/review/tags.ts';
import { TagSign } from '../claims/TagSign.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useRefusalWords } from '../ui/problemWords.ts';
import { freeKeys, withTag } from './tagEdits.ts';

export interface TagDialogProps {
  /** Null for a new one. */
  tag: Tag | null;
  set: TagSet;
  close(): void;
  save(tag: Tag): void;
}

const NEW = { colour: '#57524a', names: { en: '', nl: '' }, ticks: 1, leadTicks: 1, hidden: false } as const;

function newTag(set: TagSet): Tag {
  const key = freeKeys(set)[0] ?? '';
  return { ...NEW, key, letter: key.toUpperCase() };
}

export function TagDialog({ tag, set, close, save }: TagDialogProps) {
  const { t } = useTranslation(['settings', 'shell']);
  const refusal = useRefusalWords();
  const [draft, setDraft] = useState<Tag>(() => tag ?? newTag(set));
  const change = (part: Partial<Tag>) => setDraft({ ...draft, ...part });
  const fault = tagFault(withTag(set, draft));
  const isWhole = draft.letter.trim() !== '' && LANGUAGES.every((language) => draft.names[language].trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault || !isWhole) return;
    save(draft);
    close();
  };
  return (
    <Dialog title={t(tag ? 'tagEditTitle' : 'tagAdd')} close={close}>
      <form onSubmit={submit}>
        <Stack>
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              label={t('tagName', { language: LANGUAGE_NAMES[language] })}
              value={draft.names[language]}
              maxLength={60}
              required
              data-autofocus={language === LANGUAGES[0] || undefined}
              onChange={(event) => change({ names: { ...draft.names, [language]: event.currentTarget.value } })}
            />
          ))}
          <TagLook isNew={tag === null} draft={draft} set={set} change={change} />
          <TagSignatures draft={draft} change={change} />
          {fault && <p role="alert">{refusal(fault)}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" disabled={fault !== null || !isWhole}>
              {t('tagSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface TagPartProps {
  draft: Tag;
  change(part: Partial<Tag>): void;
}

function TagLook({ isNew, draft, set, change }: TagPartProps & { isNew: boolean; set: TagSet }) {
  const { t } = useTranslation('settings');
  const keys = isNew ? freeKeys(set) : [draft.key];
  return (
    <Group align="flex-end" grow>
      <NativeSelect
        label={t('tagKey')}
        value={draft.key}
        disabled={!isNew}
        data={keys.map((key) => ({ value: key, label: key.toUpperCase() }))}
        onChange={(event) =>
          change({ key: event.currentTarget.value, letter: event.currentTarget.value.toUpperCase() })
        }
      />
      <TextInput
        label={t('tagLetter')}
        value={draft.letter}
        maxLength={2}
        required
        rightSection={<TagSign tag={draft} />}
        onChange={(event) => change({ letter: event.currentTarget.value })}
      />
      <TextInput
        type="color"
        label={t('tagColour')}
        value={draft.colour}
        onChange={(event) => change({ colour: event.currentTarget.value })}
      />
    </Group>
  );
}

function TagSignatures({ draft, change }: TagPartProps) {
  const { t } = useTranslation('settings');
  const counts = [1, 2].map((count) => ({ value: `${count}`, label: t('tagTicks', { count }) }));
  const countIn = (value: string) => (value === '2' ? 2 : 1);
  return (
    <Group grow>
      <NativeSelect
        label={t('tagTicksBody')}
        value={draft.ticks}
        data={counts}
        onChange={(event) => {
          const ticks = countIn(event.currentTarget.value);
          change({ ticks, leadTicks: ticks === 2 ? 2 : draft.leadTicks });
        }}
      />
      <NativeSelect
        label={t('tagTicksTop')}
        value={draft.leadTicks}
        data={counts}
        disabled={draft.ticks === 2}
        onChange={(event) => change({ leadTicks: countIn(event.currentTarget.value) })}
      />
    </Group>
  );
}
