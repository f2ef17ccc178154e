/** The honest state of the reader's own work, in words and a sign. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveState } from '../session/saveState.ts';
import styles from './header.module.css';

/** How long the mark goes on saying *saving* after all is saved: while one types it would flicker. */
const CALM_MS = 400;

export function SaveMark({ state: now }: { state: SaveState }) {
  const { t } = useTranslation('workspace');
  const state = useCalm(now);
  const { text, sign, tone } = sayingOf(state);
  const count = 'unsaved' in state ? state.unsaved : 0;
  return (
    <output className={`${styles['save']} ${styles[tone]}`}>
      <span aria-hidden="true">{sign}</span> {t(text, { count })}
    </output>
  );
}

/** The state, but *saved* only after it has lasted; every other state at once. */
function useCalm(now: SaveState): SaveState {
  const [shown, setShown] = useState(now);
  const isSettling = now.kind === 'saved' && shown.kind === 'saving';
  useEffect(() => {
    if (!isSettling) return setShown(now);
    const timer = setTimeout(() => setShown(now), CALM_MS);
    return () => clearTimeout(timer);
  }, [now, isSettling]);
  return isSettling ? shown : now;
}

function sayingOf(state: SaveState) {
  switch (state.kind) {
    case 'saved':
      return { text: 'saved', sign: '✓', tone: 'calm' } as const;
    case 'saving':
      return { text: 'saving', sign: '…', tone: 'calm' } as const;
    case 'reconnecting':
      return { text: state.unsaved > 0 ? 'reconnectingUnsaved' : 'reconnecting', sign: '↻', tone: 'warn' } as const;
    case 'offline':
      return { ...offlineSaying(state), sign: '○', tone: 'warn' } as const;
    case 'readOnly':
      return { text: 'readOnly', sign: '✓', tone: 'calm' } as const;
    case 'loading':
    case 'ended':
      return { text: 'opening', sign: '…', tone: 'calm' } as const;
  }
}

function offlineSaying({ unsaved, kept }: { unsaved: number; kept: boolean }) {
  if (unsaved === 0) return { text: 'offline' } as const;
  return { text: kept ? 'offlineKept' : 'offlineUnkept' } as const;
}
