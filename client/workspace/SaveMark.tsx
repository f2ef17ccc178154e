/** The honest state of the reader's own work, in words and a sign. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveState } from '../session/saveState.ts';
import type { Readable } from '../session/store.ts';
import styles from './header.module.css';

/** How long the mark goes on saying *saving* after all is saved: while one types it would flicker. */
const CALM_MS = 400;

export function SaveMark({ save }: { save: Readable<SaveState> }) {
  const { t } = useTranslation('workspace');
  const state = useCalm(save);
  const { text, sign, tone } = sayingOf(state);
  const count = 'unsaved' in state ? state.unsaved : 0;
  return (
    <output className={`${styles['save']} ${styles[tone]}`}>
      <span aria-hidden="true">{sign}</span> {t(text, { count })}
    </output>
  );
}

/**
 * The state, but less to save only after that has lasted; every other state at once. While one types nothing is drawn:
 * each drawing of the page looks through the whole text for the caret.
 */
function useCalm(save: Readable<SaveState>): SaveState {
  const [shown, setShown] = useState(save.get);
  useEffect(() => {
    let last = save.get();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      last = save.get();
      setShown(last);
    };
    const look = () => {
      clearTimeout(timer);
      if (isLess(save.get(), last)) timer = setTimeout(show, CALM_MS);
      else if (!isSame(save.get(), last)) show();
    };
    show();
    const leave = save.subscribe(look);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [save]);
  return shown;
}

/** Whether all or some of what was being saved is. */
function isLess(now: SaveState, shown: SaveState): boolean {
  if (shown.kind !== 'saving') return false;
  return now.kind === 'saved' || (now.kind === 'saving' && now.unsaved < shown.unsaved);
}

function isSame(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
