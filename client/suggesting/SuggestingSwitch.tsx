/** Turns suggesting on and off, at the corner of the paper; while it is on, a line above the text says so. */
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../margin/useStore.ts';
import type { Suggesting } from './suggesting.ts';
import './suggesting.css';

export function SuggestingSwitch({ suggesting }: { suggesting: Suggesting }) {
  const { t } = useTranslation('workspace');
  const isOn = useStore(suggesting.branch) !== null;
  return (
    <div className="suggesting-row">
      <button
        type="button"
        className="suggesting-switch"
        aria-pressed={isOn}
        title={t('suggestingHint')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={isOn ? suggesting.stop : suggesting.start}
      >
        <PencilLine size={15} aria-hidden="true" /> {t('suggesting')}
      </button>
    </div>
  );
}

/** Nobody takes suggesting for writing: it is said where they read and write. */
export function SuggestingBanner({ suggesting }: { suggesting: Suggesting }) {
  const { t } = useTranslation('workspace');
  const isOn = useStore(suggesting.branch) !== null;
  return (
    <div role="status">
      {isOn && (
        <p className="suggesting-banner">
          <span>{t('suggestingOn')}</span>
          <button type="button" onClick={suggesting.stop}>
            {t('suggestingStop')}
          </button>
        </p>
      )}
    </div>
  );
}
