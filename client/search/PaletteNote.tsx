/** What the palette says beside its list: that nothing was found, that it could not be asked, how it is used. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import type { Findings } from '../api/search.ts';
import { useProblemWords } from '../ui/problemWords.ts';

export interface PaletteNoteProps {
  typed: string;
  found: {
    hits: readonly unknown[] | null;
    data: Findings | undefined;
    error: Error | null;
    isWaiting: boolean;
    refetch(): unknown;
  };
  /** Options in the list. */
  count: number;
}

export function PaletteNote({ typed, found, count }: PaletteNoteProps) {
  const { t } = useTranslation(['search', 'shell']);
  const words = useProblemWords();
  const { hits, data, error, isWaiting } = found;
  const isOffline = error !== null && asProblem(error).code === 'network.unreachable';
  const isEmpty = typed !== '' && !isWaiting && !error && (hits?.length ?? count) === 0;
  return (
    <div className="finder-note">
      {error && (
        <p role="alert">
          {isOffline ? t('search:offline') : words(error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void found.refetch()}>
            {t('shell:again')}
          </Button>
        </p>
      )}
      {isEmpty && <p>{t('search:nothing', { text: typed })}</p>}
      {data?.complete === false && <p>{t('search:building')}</p>}
      <p className="unseen" role="status">
        {isWaiting ? '' : t('search:optionCount', { count })}
      </p>
      <p className="finder-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {t('search:keysWalk')} <kbd>Enter</kbd> {t('search:keysTake')}
      </p>
    </div>
  );
}
