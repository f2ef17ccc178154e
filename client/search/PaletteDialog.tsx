/** The palette: a field, and under it what was found and what can be done, walked with the arrow keys. */
import { Loader, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_QUERY } from '../../shared/search/kinds.ts';
import { isWhole, useMe } from '../api/people.ts';
import { findingsQuery } from '../api/search.ts';
import { useFocusBack } from '../ui/Dialog.tsx';
import type { PaletteCommand } from './commands.tsx';
import { placeOf } from './foundPlace.ts';
import { PaletteNote } from './PaletteNote.tsx';
import { PaletteOptions } from './PaletteOptions.tsx';
import { type PaletteItem, paletteGroups } from './paletteList.ts';
import './finder.css';

/** After the last key; less would ask for every letter of a word. */
const PAUSE_MS = 180;
const MOST_FOUND = 12;
/** Articles shown while nothing is typed. */
const MOST_RECENT = 6;
const LIST = 'finder-list';

export interface PaletteDialogProps {
  commands: readonly PaletteCommand[];
  /** @param then done once it is closed. */
  close(then?: () => void): void;
}

/**
 * What there is for what was typed; of answers that come late only the last one counts. `hits` is null for somebody whom
 * the server does not let search.
 */
function useFindings(typed: string) {
  const maySearch = isWhole(useMe());
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const isRecent = asked === '';
  const answer = useQuery({
    ...findingsQuery(asked, isRecent ? { kind: 'article' } : {}, isRecent ? MOST_RECENT : MOST_FOUND),
    enabled: maySearch,
  });
  const isWaiting = maySearch && (answer.isFetching || asked !== typed.trim());
  // What was found for other words is not shown under these once nothing is typed any more, or something is again.
  const isOther = answer.isPlaceholderData && (asked === '') !== (typed.trim() === '');
  const hits = useMemo(() => (isOther ? [] : (answer.data?.hits ?? [])), [isOther, answer.data]);
  return { ...answer, hits: maySearch ? hits : null, isWaiting };
}

export function PaletteDialog({ commands, close }: PaletteDialogProps) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  useFocusBack();
  const found = useFindings(typed);
  const groups = useMemo(() => paletteGroups(typed, commands, found.hits), [typed, commands, found.hits]);
  const items = groups.flatMap((group) => group.items);
  const place = Math.min(at, items.length - 1);
  useEffect(() => {
    document.getElementById(`${LIST}-${place}`)?.scrollIntoView({ block: 'nearest' });
  }, [place]);

  const take = (item: PaletteItem | undefined) => {
    if (item?.kind === 'command') close(item.command.run);
    else if (item?.kind === 'found') close(() => void navigate(placeOf(item.found)));
    else if (item) close(() => void navigate({ to: '/search', search: { q: typed.trim() } }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step) setAt((place + step + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter') take(items[place]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={() => close()} returnFocus={false} transitionProps={{ duration: 0 }} lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette')} className="finder">
        <div className="finder-field">
          <Search size={18} aria-hidden="true" />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={LIST}
            aria-activedescendant={items.length > 0 ? `${LIST}-${place}` : undefined}
            aria-autocomplete="list"
            aria-label={t('field')}
            placeholder={t(found.hits ? 'placeholder' : 'placeholderActs')}
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_QUERY}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          {found.isWaiting && <Loader size={16} aria-hidden="true" />}
          <kbd>Esc</kbd>
        </div>
        <PaletteOptions id={LIST} groups={groups} at={place} typed={typed.trim()} onPoint={setAt} onTake={take} />
        <PaletteNote typed={typed.trim()} found={found} count={items.length} />
      </Modal.Content>
    </Modal.Root>
  );
}
