/** What a webhook is told, where and in which form: a new one, or a change. */
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOOK_EVENTS, HOOK_FORMATS, type HookEventType } from '../../../shared/hooks/hook.ts';
import { type Hook, type HookSettings, useChangeHook, useCreateHook } from '../../api/hooks.ts';
import { useMe } from '../../api/people.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useProblemWords } from '../../ui/problemWords.ts';

export interface HookDialogProps {
  slug: string;
  /** Null for a new one. */
  hook: Hook | null;
  close(): void;
  /** Given its secret, which is shown once. */
  made(secret: string): void;
}

export function HookDialog({ slug, hook, close, made }: HookDialogProps) {
  const { t } = useTranslation(['hooks', 'shell']);
  const words = useProblemWords();
  const { language: own } = useMe().person;
  const create = useCreateHook(slug);
  const change = useChangeHook(slug);
  const [draft, setDraft] = useState<HookSettings>(
    hook ?? {
      name: '',
      url: '',
      events: ['claim.verdict', 'clearance.changed'],
      format: 'json',
      language: own === 'nl' ? 'nl' : 'en',
    },
  );
  const set = (next: Partial<HookSettings>) => setDraft((now) => ({ ...now, ...next }));
  const toggle = (event: HookEventType) =>
    set({ events: HOOK_EVENTS.filter((each) => draft.events.includes(each) !== (each === event)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, url, events, format, language } = draft;
    const settings = { name: name.trim(), url: url.trim(), events, format, language };
    if (hook) change.mutate({ id: hook.id, ...settings }, { onSuccess: close });
    else
      create.mutate(settings, {
        onSuccess: ({ secret }) => {
          made(secret);
          close();
        },
      });
  };
  const error = create.error ?? change.error;
  const isSaving = create.isPending || change.isPending;
  // The secret that is on its way is told this once.
  const leave = () => {
    if (!isSaving) close();
  };
  const isWhole = draft.name.trim() !== '' && draft.url.trim() !== '' && draft.events.length > 0;
  return (
    <Dialog title={t(hook ? 'changeTitle' : 'addTitle')} close={leave} size="lg">
      <form className="hook-form" onSubmit={submit}>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={draft.name}
          maxLength={80}
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="url"
          label={t('url')}
          description={t('urlHint')}
          value={draft.url}
          maxLength={2_000}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
        <fieldset>
          <legend>{t('events')}</legend>
          {HOOK_EVENTS.map((each) => (
            <Checkbox key={each} label={t(each)} checked={draft.events.includes(each)} onChange={() => toggle(each)} />
          ))}
        </fieldset>
        <Group gap={12} align="flex-end">
          <NativeSelect
            label={t('format')}
            value={draft.format}
            data={HOOK_FORMATS.map((value) => ({ value, label: t(`format_${value}`) }))}
            onChange={(event) => set({ format: event.currentTarget.value === 'slack' ? 'slack' : 'json' })}
          />
          {draft.format === 'slack' && (
            <NativeSelect
              label={t('language')}
              value={draft.language}
              data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={(event) => set({ language: event.currentTarget.value === 'nl' ? 'nl' : 'en' })}
            />
          )}
        </Group>
        {error && (
          <p className="form-problem" role="alert">
            {words(error)}
          </p>
        )}
        <Group gap={8}>
          <Button type="submit" loading={isSaving} disabled={!isWhole}>
            {t(hook ? 'shell:save' : 'make')}
          </Button>
          <Button variant="default" disabled={isSaving} onClick={leave}>
            {t('shell:cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
