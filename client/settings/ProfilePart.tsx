/** Name, language and theme. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useSaveMe } from '../api/people.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { THEME_CHOICES, themeChoiceFrom } from '../theme/choice.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { THEME_WORDS } from '../theme/themeWords.ts';
import { Part } from './Part.tsx';
import { useRun } from './useRun.ts';

export function ProfilePart() {
  const { t } = useTranslation(['settings', 'shell']);
  const { person } = useMe();
  const { choice, choose } = useTheme();
  const save = useSaveMe();
  const run = useRun();
  const [name, setName] = useState(person.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(save, { name: name.trim() }, t('profileSaved'));
  };
  return (
    <Part title={t('profile')}>
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
        onChange={(event) => choose(themeChoiceFrom(event.currentTarget.value))}
      />
    </Part>
  );
}
