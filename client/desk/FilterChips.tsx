/** Which articles the list shows: buttons, of which one is pressed. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { type Counts, FILTERS, type Filter } from './order.ts';

const WORDS = {
  checking: 'filterChecking',
  mine: 'filterMine',
  cleared: 'filterCleared',
  all: 'filterAll',
  archive: 'filterArchive',
  bin: 'filterBin',
} as const satisfies Record<Filter, string>;

export interface FilterChipsProps {
  current: Filter;
  counts: Counts;
  choose(filter: Filter): void;
}

/** Archive and bin are there while something is in them, or one looks into them. */
function isOffered(filter: Filter, current: Filter, counts: Counts): boolean {
  if (filter !== 'archive' && filter !== 'bin') return true;
  return filter === current || (counts[filter] ?? 0) > 0;
}

export function FilterChips({ current, counts, choose }: FilterChipsProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  return (
    <fieldset className="chips">
      <legend className="unseen">{t('filters')}</legend>
      {FILTERS.filter((filter) => isOffered(filter, current, counts)).map((filter) => (
        <button
          key={filter}
          type="button"
          className="chip"
          aria-pressed={filter === current}
          onClick={() => choose(filter)}
        >
          {t(WORDS[filter])}
          {counts[filter] !== undefined && ` ${formats.number(counts[filter])}`}
        </button>
      ))}
    </fieldset>
  );
}
