/** What a desk is called and has set: read by everyone on it, set by its chief; and leaving it. */
import { Button, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { deskSettingsQuery, type NamedDeskSettings, useLeaveDesk, useSetDeskSettings } from '../api/deskSettings.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';
import { RulesPart } from './RulesPart.tsx';
import './settings.css';

export function DeskSettingsPage({ slug }: { slug: string }) {
  const { t } = useTranslation('settings');
  const desk = useMe().desks.find((each) => each.slug === slug);
  if (!desk) return <NotFound />;
  const manages = may(desk.role, 'desk.manage');
  return (
    <Page title={t('deskTitle', { desk: desk.name })} desk={slug}>
      <div className="settings">
        <h1>{t('deskTitle', { desk: desk.name })}</h1>
        <DeskPart slug={slug} manages={manages} />
        <RulesPart slug={slug} manages={manages} />
        <LeavePart desk={desk} />
      </div>
    </Page>
  );
}

function DeskPart({ slug, manages }: { slug: string; manages: boolean }) {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const { data, error } = useQuery(deskSettingsQuery(slug));
  return (
    <Part title={t('desk')} intro={t('deskText')}>
      {error && <p role="alert">{words(error)}</p>}
      {data && <DeskForm key={JSON.stringify(data)} slug={slug} settings={data} manages={manages} />}
    </Part>
  );
}

interface DeskFormProps {
  slug: string;
  settings: NamedDeskSettings;
  manages: boolean;
}

function DeskForm({ slug, settings, manages }: DeskFormProps) {
  const { t } = useTranslation(['settings', 'shell']);
  const change = useSetDeskSettings(slug);
  const run = useRun();
  const [draft, setDraft] = useState(settings);
  const set = (part: Partial<NamedDeskSettings>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(change, { ...draft, name: draft.name.trim() }, t('deskSaved'));
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={460}>
        <TextInput
          label={t('deskName')}
          value={draft.name}
          maxLength={80}
          disabled={!manages}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <NativeSelect
          label={t('deskLanguage')}
          description={t('deskLanguageText')}
          value={draft.language ?? ''}
          disabled={!manages}
          data={[
            { value: '', label: t('deskLanguageNone') },
            ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
          ]}
          onChange={({ currentTarget }) =>
            set({ language: LANGUAGES.find((each) => each === currentTarget.value) ?? null })
          }
        />
        <Days
          label={t('deskArchive')}
          text={t('deskArchiveText')}
          value={draft.archiveAfterDays}
          disabled={!manages}
          set={(archiveAfterDays) => set({ archiveAfterDays })}
        />
        <Days
          label={t('deskRetention')}
          text={t('deskRetentionText')}
          value={draft.retentionDays}
          disabled={!manages}
          set={(retentionDays) => set({ retentionDays })}
        />
        {manages && (
          <div>
            <Button type="submit" loading={change.isPending} disabled={draft.name.trim() === ''}>
              {t('shell:save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

interface DaysProps {
  label: string;
  text: string;
  value: number | null;
  disabled: boolean;
  set(days: number | null): void;
}

/** Whole days; empty for never. */
function Days({ label, text, value, disabled, set }: DaysProps) {
  const { t } = useTranslation('settings');
  return (
    <NumberInput
      label={label}
      description={text}
      placeholder={t('never')}
      value={value ?? ''}
      min={1}
      max={3650}
      allowDecimal={false}
      disabled={disabled}
      onChange={(next) => set(typeof next === 'number' ? next : null)}
    />
  );
}

function LeavePart({ desk }: { desk: DeskOfMine }) {
  const { t } = useTranslation(['settings', 'shell']);
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const notice = useNotice();
  const run = useRun();
  const leave = useLeaveDesk(desk.slug);
  const go = () => {
    setAsking(false);
    run(leave, undefined, () => {
      notice({ kind: 'done', text: t('left', { desk: desk.name }) });
      void navigate({ to: '/' });
    });
  };
  return (
    <Part title={t('leave')} intro={t('leaveText')}>
      <div>
        <Button variant="default" loading={leave.isPending} onClick={() => setAsking(true)}>
          {t('leaveDo')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('leaveTitle', { desk: desk.name })}
          action={t('leaveDo')}
          isGrave
          confirm={go}
          close={() => setAsking(false)}
        >
          <p>{t('leaveConfirm')}</p>
        </ConfirmDialog>
      )}
    </Part>
  );
}
