/** The keys of the page, each of which may be another for who wants that; single keys may be switched off. */
import { Button, Switch } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChoices } from '../../shared/person/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { isSign, type KeyBinding, keyFor, withKey } from './keyChoices.ts';

export interface KeysDialogProps {
  bindings: readonly KeyBinding[];
  choices: KeyChoices;
  /** Null for who is not signed in: then nothing can be kept. */
  save: ((choices: KeyChoices) => void) | null;
  close(): void;
}

export function KeysDialog({ bindings, choices, save, close }: KeysDialogProps) {
  const { t } = useTranslation('shell');
  const usuals = bindings.flatMap(({ key, run }) => (run && isSign(key) ? [key] : []));
  return (
    <Dialog title={t('keys')} close={close}>
      <p className="quiet">{t('keysIntro')}</p>
      {save && (
        <Switch
          mt="sm"
          label={t('keysOn')}
          checked={!choices.off}
          onChange={({ currentTarget }) => save({ ...choices, off: !currentTarget.checked })}
        />
      )}
      <dl className="keys">
        {bindings.map(({ key, label, run }) => (
          <div key={key + label} className={choices.off && isSign(key) ? 'key-off' : undefined}>
            <dt>
              <kbd>{keyFor(key, choices)}</kbd>
            </dt>
            <dd>
              {label}
              {save && run && isSign(key) && (
                <KeyChange usual={key} label={label} choices={choices} usuals={usuals} save={save} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

interface KeyChangeProps {
  usual: string;
  label: string;
  choices: KeyChoices;
  usuals: readonly string[];
  save(choices: KeyChoices): void;
}

/** A button that waits for the next key; Escape leaves it as it was. */
function KeyChange({ usual, label, choices, usuals, save }: KeyChangeProps) {
  const { t } = useTranslation('shell');
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'still' | 'waiting' | 'taken'>('still');
  // The button keeps the focus while what it says changes.
  useEffect(() => {
    if (state === 'waiting') button.current?.focus();
  }, [state]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (state === 'still' || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setState('still');
    const next = withKey(choices, usual, event.key, usuals);
    setState(next ? 'still' : 'taken');
    if (next) save(next);
  };
  const words = { still: t('keyChange'), waiting: t('keyPress'), taken: t('keyTaken') }[state];
  return (
    <Button
      ref={button}
      size="compact-xs"
      variant={state === 'still' ? 'subtle' : 'light'}
      aria-label={state === 'still' ? t('keyChangeLabel', { label }) : words}
      onClick={() => setState('waiting')}
      onKeyDown={onKeyDown}
      onBlur={() => setState('still')}
    >
      {words}
    </Button>
  );
}
