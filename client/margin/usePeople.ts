/** Names and colours of authors, as far as known; asks for those that are not. */
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from '../../shared/protocol/presence.ts';
import type { People } from '../session/people.ts';
import type { Face } from '../ui/Avatar.tsx';
import { useStore } from './useStore.ts';

export type Person = Face;

/** Looks a person up by id; `ids` are those on screen. */
export function usePeople(people: People, ids: readonly string[]): (id: string) => Person {
  const { t } = useTranslation('margin');
  const byId = useStore(people.byId);
  const unknown = useMemo(() => [...new Set(ids)].filter((id) => !byId.has(id)), [ids, byId]);
  useEffect(() => {
    for (const id of unknown) people.want(id);
  }, [people, unknown]);
  return useCallback(
    (id: string) => ({ id, name: byId.get(id)?.name ?? t('somebody'), colour: byId.get(id)?.colour ?? colourOf(id) }),
    [byId, t],
  );
}
