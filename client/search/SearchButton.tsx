/** The way into the palette, in the header: a field to look at, or its sign alone where there is little room. */
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commandKey } from './commandKey.ts';
import { usePalette } from './commands.tsx';
import './searchButton.css';

export function SearchButton({ isSmall }: { isSmall: boolean }) {
  const { t } = useTranslation('search');
  const { open } = usePalette();
  const keys = `${commandKey(navigator.platform)} K`;
  return (
    <button
      type="button"
      className={isSmall ? 'search-button search-button-small' : 'search-button'}
      aria-keyshortcuts="Control+K Meta+K"
      title={`${t('open')} (${keys})`}
      onClick={open}
    >
      <Search size={16} aria-hidden="true" />
      <span className="search-button-words">{t('button')}</span>
      <span className="search-button-keys" aria-hidden="true">
        {keys}
      </span>
    </button>
  );
}
