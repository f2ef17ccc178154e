/** How somebody hears of what waits for them: letters, and notices of this browser. Both are off until they choose. */
import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LETTER_CHOICES, type LetterChoice } from '../../shared/inbox/letters.ts';
import { lettersQuery, useChooseLetters } from '../api/letters.ts';
import { notifying, switchNotifying } from '../inbox/notifying.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';

const isChoice = (value: string): value is LetterChoice => LETTER_CHOICES.some((each) => each === value);

export function NoticesPart() {
  const { t } = useTranslation('inbox');
  return (
    <div id="letters">
      <Part title={t('notices')} intro={t('noticesText')}>
        <Letters />
        <BrowserNotices />
      </Part>
    </div>
  );
}

function Letters() {
  const { t } = useTranslation('inbox');
  const words = useProblemWords();
  const letters = useQuery(lettersQuery);
  const choose = useChooseLetters();
  const run = useRun();
  if (letters.error) return <p role="alert">{words(letters.error)}</p>;
  if (!letters.data) return null;
  if (!letters.data.possible) return <p className="quiet">{t('lettersImpossible')}</p>;
  return (
    <NativeSelect
      label={t('letters')}
      description={t('lettersText')}
      value={letters.data.choice}
      data={LETTER_CHOICES.map((value) => ({ value, label: t(`letters_${value}`) }))}
      onChange={({ currentTarget: { value } }) => isChoice(value) && run(choose, value, t('lettersSaved'))}
    />
  );
}

function BrowserNotices() {
  const { t } = useTranslation('inbox');
  const [state, setState] = useState(() => notifying(localStorage));
  if (state === 'impossible') return null;
  const flip = async (on: boolean) => setState(await switchNotifying(on, localStorage));
  return (
    <Switch
      label={t('browser')}
      description={t(state === 'denied' ? 'browserDenied' : 'browserText')}
      checked={state === 'on'}
      disabled={state === 'denied'}
      onChange={(event) => void flip(event.currentTarget.checked)}
    />
  );
}
