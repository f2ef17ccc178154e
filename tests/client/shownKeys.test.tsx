// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test, vi } from 'vitest';
import { en } from '../../client/i18n/en/en.ts';
import { createTranslator } from '../../client/i18n/i18n.ts';
import { Key, KeysProvider, useKeyChoices } from '../../client/shell/Keys.tsx';
import type { KeyChoices } from '../../shared/person/settings.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const box = document.createElement('div');
const root = createRoot(box);
afterEach(() => act(() => root.render(null)));

const save = () => undefined;
function Chosen({ choices }: { choices: KeyChoices }) {
  useKeyChoices(choices, save);
  return <Key usual="j" />;
}
const translator = createTranslator('en', { en });
function shown(choices: KeyChoices): string | null {
  act(() =>
    root.render(
      <I18nextProvider i18n={translator}>
        <KeysProvider>
          <Chosen choices={choices} />
        </KeysProvider>
      </I18nextProvider>,
    ),
  );
  return box.textContent;
}

test('[R-PROFILE-5] the key beside what it does is the person’s own, and none where single keys are off', () => {
  expect(shown({ off: false, changed: {} })).toBe('J');
  expect(shown({ off: false, changed: { j: 'n' } })).toBe('N');
  expect(shown({ off: true, changed: { j: 'n' } })).toBe('');
});
