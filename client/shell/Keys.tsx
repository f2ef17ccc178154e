/** Single keys that work while nobody types, and the list of them under `?`. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyChoices, USUAL_SETTINGS } from '../../shared/person/settings.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { HELP_KEY, type KeyBinding, shownKey, usualKeyFor } from './keyChoices.ts';
import { isPlainKey } from './plainKey.ts';
import './keys.css';

interface Keys {
  add(bindings: readonly KeyBinding[]): () => void;
  open(): void;
  /** What this person has chosen, and how another choice is kept. */
  choose(kept: KeptChoices): void;
}

interface KeptChoices {
  choices: KeyChoices;
  save: ((choices: KeyChoices) => void) | null;
}

const NOTHING_CHOSEN: KeptChoices = { choices: USUAL_SETTINGS.keys, save: null };

const KeysContext = createContext<Keys | null>(null);

const ChoicesContext = createContext<KeyChoices>(USUAL_SETTINGS.keys);

function useKeysContext(): Keys {
  const keys = useContext(KeysContext);
  if (!keys) throw new Error('keys outside KeysProvider');
  return keys;
}

/** Opens the list of keys. */
export function useKeysDialog(): { open(): void } {
  return useKeysContext();
}

/** Gives what a key is for this person, by its usual name; null where it is none. */
export function useShownKeys(): (usual: string) => string | null {
  const choices = useContext(ChoicesContext);
  return useCallback((usual) => shownKey(usual, choices), [choices]);
}

/** The key beside what it does, as it is for this person; nothing where it is none. */
export function Key({ usual }: { usual: string }) {
  const key = useShownKeys()(usual);
  return key === null ? null : <kbd>{key}</kbd>;
}

/** Has keys mean what this person has chosen, while the calling component is on the page. Memoise both. */
export function useKeyChoices(choices: KeyChoices, save: (choices: KeyChoices) => void): void {
  const { choose } = useKeysContext();
  useEffect(() => {
    choose({ choices, save });
    return () => choose(NOTHING_CHOSEN);
  }, [choose, choices, save]);
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
  const [{ choices, save }, choose] = useState(NOTHING_CHOSEN);

  const add = useCallback((bindings: readonly KeyBinding[]) => {
    groups.current.add(bindings);
    return () => void groups.current.delete(bindings);
  }, []);
  const open = useCallback(() => {
    setListed([...groups.current].flat().concat({ key: HELP_KEY, label: t('keysHelp') }));
  }, [t]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPlainKey(event)) return;
      const meant = usualKeyFor(event.key, choices);
      const run = event.key === HELP_KEY ? open : [...groups.current].flat().find(({ key }) => key === meant)?.run;
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, choices]);

  const keys = useMemo(() => ({ add, open, choose }), [add, open]);
  return (
    <KeysContext value={keys}>
      <ChoicesContext value={choices}>{children}</ChoicesContext>
      {listed && <KeysDialog bindings={listed} choices={choices} save={save} close={() => setListed(null)} />}
    </KeysContext>
  );
}
