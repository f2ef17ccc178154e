/** Which articles the list shows: buttons, of which one is pressed. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { FILTERS, type Filter } from './order.ts';

const WORDS = {
  checking: 'filterChecking',
  cleared: 'filterCleared',
  all: 'filterAll',
  bin: 'filterBin',
} as const satisfies Record<Filter, string>;

/** How many articles there are; `more`: at least so many, the rest is not loaded. */
export interface ListCount {
  count: number;
  more: boolean;
}

export interface FilterChipsProps {
  current: Filter;
  /** How many articles each would show; undefined while that is not known. */
  counts: Record<Filter, ListCount | undefined>;
  choose(filter: Filter): void;
  /** Whether the person may see the bin. */
  bin: boolean;
}

export function FilterChips({ current, counts, choose, bin }: FilterChipsProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  return (
    <fieldset className="chips">
      <legend className="unseen">{t('filters')}</legend>
      {FILTERS.filter((filter) => bin || filter !== 'bin').map((filter) => (
        <button
          key={filter}
          type="button"
          className="chip"
          aria-pressed={filter === current}
          onClick={() => choose(filter)}
        >
          {t(WORDS[filter])}
          {counts[filter] && ` ${formats.number(counts[filter].count)}${counts[filter].more ? '+' : ''}`}
        </button>
      ))}
    </fieldset>
  );
}
