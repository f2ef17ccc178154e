/** Name, photo, language, theme, keys, and whether others see where one is. */
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { USUAL_SETTINGS } from '../../shared/person/settings.ts';
import { useMe, useSaveMe } from '../api/people.ts';
import { settingsQuery } from '../api/profile.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { useKeysDialog } from '../shell/Keys.tsx';
import { useOwnSettings } from '../shell/useOwnSettings.ts';
import { THEME_CHOICES, themeChoiceFrom } from '../theme/choice.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { THEME_WORDS } from '../theme/themeWords.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';
import { PhotoField } from './PhotoField.tsx';

export function ProfilePart() {
  const { t } = useTranslation(['settings', 'shell']);
  const { person } = useMe();
  const { choice } = useTheme();
  const { setTheme } = useOwnSettings();
  const save = useSaveMe();
  const run = useRun();
  const [name, setName] = useState(person.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(save, { name: name.trim() }, t('profileSaved'));
  };
  return (
    <Part title={t('profile')}>
      <PhotoField />
      <form className="settings-form" onSubmit={submit}>
        <TextInput
          className="grow"
          label={t('shell:name')}
          autoComplete="name"
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || name.trim() === person.name}>
          {t('shell:save')}
        </Button>
      </form>
      <NativeSelect
        label={t('shell:language')}
        value={person.language}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(event) => run(save, { language: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('shell:theme')}
        description={t('themeNote')}
        value={choice}
        data={THEME_CHOICES.map((value) => ({ value, label: t(`shell:${THEME_WORDS[value]}`) }))}
        onChange={(event) => setTheme(themeChoiceFrom(event.currentTarget.value))}
      />
      <OwnSwitches />
    </Part>
  );
}

/** What is set for oneself with a switch. */
function OwnSwitches() {
  const { t } = useTranslation(['settings', 'shell']);
  const { data: settings = USUAL_SETTINGS } = useQuery(settingsQuery);
  const { setInvisible, setKeys } = useOwnSettings();
  const keys = useKeysDialog();
  const { invisible, keys: choices } = settings;
  return (
    <>
      <Switch
        label={t('invisible')}
        description={t('invisibleText')}
        checked={invisible}
        onChange={({ currentTarget }) => setInvisible(currentTarget.checked)}
      />
      <Switch
        label={t('shell:keysOn')}
        description={t('keysText')}
        checked={!choices.off}
        onChange={({ currentTarget }) => setKeys({ ...choices, off: !currentTarget.checked })}
      />
      <div>
        <Button variant="default" onClick={keys.open}>
          {t('keysShow')}
        </Button>
        {Object.keys(choices.changed).length > 0 && (
          <Button variant="subtle" ml={8} onClick={() => setKeys({ ...choices, changed: {} })}>
            {t('keysUsual', { count: Object.keys(choices.changed).length })}
          </Button>
        )}
      </div>
    </>
  );
}
