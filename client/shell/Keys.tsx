/** Single keys that work while nobody types, and the list of them under `?`. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainKey } from './plainKey.ts';
import './keys.css';
import { Dialog } from '../ui/Dialog.tsx';

export interface KeyBinding {
  /** As `KeyboardEvent.key` gives it; for a chord, only shown. */
  key: string;
  label: string;
  /** Absent where the key is listed only: the browser or a widget does the work. */
  run?: () => void;
}

interface Keys {
  add(bindings: readonly KeyBinding[]): () => void;
  open(): void;
}

const KeysContext = createContext<Keys | null>(null);

function useKeysContext(): Keys {
  const keys = useContext(KeysContext);
  if (!keys) throw new Error('keys outside KeysProvider');
  return keys;
}

/** Opens the list of keys. */
export function useKeysDialog(): { open(): void } {
  return useKeysContext();
}

/** Has these keys work, and be listed, while the calling component is on the page. Memoise the array. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const { add } = useKeysContext();
  useEffect(() => add(bindings), [add, bindings]);
}

export function KeysProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const groups = useRef(new Set<readonly KeyBinding[]>());
  const [listed, setListed] = useState<KeyBinding[] | null>(null);

  const add = useCallback((bindings: readonly KeyBinding[]) => {
    groups.current.add(bindings);
    return () => void groups.current.delete(bindings);
  }, []);
  const open = useCallback(() => {
    setListed([...groups.current].flat().concat({ key: '?', label: t('keysHelp') }));
  }, [t]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPlainKey(event)) return;
      const run = event.key === '?' ? open : [...groups.current].flat().find(({ key }) => key === event.key)?.run;
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);

  const keys = useMemo(() => ({ add, open }), [add, open]);
  return (
    <KeysContext value={keys}>
      {children}
      {listed && (
        <Dialog title={t('keys')} close={() => setListed(null)}>
          <p className="quiet">{t('keysIntro')}</p>
          <dl className="keys">
            {listed.map(({ key, label }) => (
              <div key={key + label}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </KeysContext>
  );
}
