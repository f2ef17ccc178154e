/** What the palette offers on the page of a desk, and what a command elsewhere begins there. */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaletteCommand, useCommands } from '../search/commands.tsx';
import { type DeskSearch, deskSearchFrom } from './order.ts';
import type { IntakeState } from './useIntake.ts';

const MAKES = ['write', 'paste'] as const;
/** What an address asks to be begun; undefined for nothing. */
export type Making = (typeof MAKES)[number] | undefined;

/** Of the search part of an address. */
export function deskAddressFrom(search: Record<string, unknown>): DeskSearch & { make?: Making } {
  return { ...deskSearchFrom(search), make: MAKES.find((make) => make === search['make']) };
}

/** Here they need no way to the desk, and say their keys. */
export function useDeskCommands(slug: string, setIntake: IntakeState['setIntake'], mayWrite: boolean): void {
  const { t } = useTranslation('desk');
  useCommands(
    useMemo((): PaletteCommand[] => {
      if (!mayWrite) return [];
      const write = () => setIntake({ kind: 'write' });
      const paste = () => setIntake({ kind: 'paste' });
      return [
        { id: `new-${slug}`, group: 'here', label: t('keyNew'), usualKey: 'n', run: write },
        { id: `paste-${slug}`, group: 'here', label: t('pasteText'), usualKey: 'p', run: paste },
      ];
    }, [slug, setIntake, mayWrite, t]),
  );
}

interface Beginning {
  setIntake: IntakeState['setIntake'];
  mayWrite: boolean;
  /** Takes it out of the address, so that neither Back nor a reload begins it again. */
  begun(): void;
}

export function useBegin(make: Making, { setIntake, mayWrite, begun }: Beginning): void {
  useEffect(() => {
    if (!make) return;
    if (mayWrite) setIntake({ kind: make });
    begun();
  }, [make, mayWrite, setIntake, begun]);
}
