/** What of the margin is shown, and in which order: chips with how many each would show, and a list of people. */
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../../shared/review/tags.ts';
import { useDeskTags } from '../../claims/DeskTags.tsx';
import { useTagName } from '../../claims/useTagName.ts';
import { useFormats } from '../../i18n/formats.ts';
import { peopleIn } from '../../margin/annotationViews.ts';
import {
  CHECKS,
  checkCounts,
  countsOf,
  isFiltered,
  type MarginFilter,
  SHOWS,
  type Show,
  SORTS,
} from '../../margin/filters.ts';
import type { Person } from '../../margin/usePeople.ts';
import type { MarginView } from '../useMarginFilter.ts';
import styles from './filters.module.css';
import { useSavedFilters } from './savedFilters.ts';
import { type FilterParts, TagFilter } from './TagFilter.tsx';

const WORDS = {
  all: 'showAll',
  open: 'showOpen',
  mine: 'showMine',
  mentions: 'showMentions',
  detached: 'showDetached',
} as const satisfies Record<Show | 'all', string>;

export interface FilterBarProps extends FilterParts {
  person(id: string): Person;
}

export function FilterBar({ views, annotations, view, person }: FilterBarProps) {
  const { t } = useTranslation('filters');
  const formats = useFormats();
  const { search, choose } = view;
  const counts = useMemo(() => countsOf(views, search, annotations.facts), [views, search, annotations.facts]);
  const chips = (['all', ...SHOWS] as const).filter((show) => {
    const isRare = show === 'mentions' || show === 'detached';
    return !isRare || counts[show] > 0 || search.show === show;
  });
  return (
    <div className={styles['bar']}>
      <SavedChips view={view} person={person} />
      <fieldset className={styles['chips']}>
        <legend className="unseen">{t('legend')}</legend>
        {chips.map((show) => (
          <button
            key={show}
            type="button"
            className={styles['chip']}
            aria-pressed={(search.show ?? 'all') === show}
            onClick={() => choose({ show: show === 'all' ? undefined : show })}
          >
            {t(WORDS[show])} {formats.number(counts[show])}
          </button>
        ))}
      </fieldset>
      {views.some(({ kind }) => kind === 'claim') && <CheckChips views={views} annotations={annotations} view={view} />}
      {views.some(({ kind }) => kind === 'claim') && <TagFilter views={views} annotations={annotations} view={view} />}
      <div className={styles['selects']}>
        <PersonSelect views={views} view={view} person={person} />
        <NativeSelect
          size="xs"
          variant="unstyled"
          aria-label={t('sort')}
          value={search.sort ?? SORTS[0]}
          data={SORTS.map((sort) => ({ value: sort, label: t(`sort_${sort}`) }))}
          onChange={({ currentTarget }) => {
            const sort = SORTS.find((each) => each === currentTarget.value);
            choose({ sort: sort === SORTS[0] ? undefined : sort });
          }}
        />
      </div>
    </div>
  );
}

/** Filters that were kept, by what they ask for; the one in use is kept or forgotten by its star. */
function SavedChips({ view, person }: Pick<FilterBarProps, 'view' | 'person'>) {
  const { t } = useTranslation('filters');
  const set = useDeskTags();
  const tagName = useTagName();
  const saved = useSavedFilters();
  const { search, choose } = view;
  const nameOf = ({ show, check, tag, person: who }: MarginFilter) =>
    [show && t(WORDS[show]), check && t(`check_${check}`), tag && tagName(tagOf(set, tag)), who && person(who).name]
      .filter(Boolean)
      .join(', ');
  const isInUse = isFiltered(search);
  if (!isInUse && saved.filters.length === 0) return null;
  return (
    <fieldset className={styles['chips']}>
      <legend className="unseen">{t('saved')}</legend>
      {saved.filters.map((filter) => (
        <button
          key={JSON.stringify(filter)}
          type="button"
          className={styles['chip']}
          aria-pressed={saved.isSaved(search) && JSON.stringify(filter) === JSON.stringify(pick(search))}
          onClick={() => choose(filter)}
        >
          ★ {nameOf(filter)}
        </button>
      ))}
      {isInUse && (
        <button type="button" className={styles['chip']} onClick={() => saved.toggle(search)}>
          {t(saved.isSaved(search) ? 'forget' : 'save')}
        </button>
      )}
    </fieldset>
  );
}

const pick = ({ show, check, tag, person }: MarginFilter) => ({ show, check, tag, person });

/** Questions about the check of claims; one that holds of none is not offered. */
function CheckChips({ views, annotations, view }: FilterParts) {
  const { t } = useTranslation('filters');
  const formats = useFormats();
  const { search, choose } = view;
  const counts = useMemo(() => checkCounts(views, search, annotations.facts), [views, search, annotations.facts]);
  const offered = CHECKS.filter((check) => counts[check] > 0 || search.check === check);
  if (offered.length === 0) return null;
  return (
    <fieldset className={styles['chips']}>
      <legend className="unseen">{t('checks')}</legend>
      {offered.map((check) => (
        <button
          key={check}
          type="button"
          className={styles['chip']}
          aria-pressed={search.check === check}
          onClick={() => choose({ check: search.check === check ? undefined : check })}
        >
          {t(`check_${check}`)} {formats.number(counts[check])}
        </button>
      ))}
    </fieldset>
  );
}

type SelectProps = Pick<FilterBarProps, 'views' | 'view'>;

/** Those who have a part in something, and whoever the address asks for. */
function PersonSelect({ views, view, person }: SelectProps & Pick<FilterBarProps, 'person'>) {
  const { t } = useTranslation('filters');
  const chosen = view.search.person;
  const ids = [...new Set([...views.flatMap(peopleIn), ...(chosen ? [chosen] : [])])];
  const names = ids.map((id) => ({ value: id, label: person(id).name })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <NativeSelect
      size="xs"
      variant="unstyled"
      aria-label={t('byPerson')}
      value={chosen ?? ''}
      data={[{ value: '', label: t('everybody') }, ...names]}
      onChange={({ currentTarget }) => view.choose({ person: currentTarget.value || undefined })}
    />
  );
}

/** What a list says when the filter leaves nothing of it. */
export function NoMatch({ view }: { view: MarginView }) {
  const { t } = useTranslation('filters');
  return (
    <div className={styles['noMatch']} role="status">
      <p>{t('noMatch')}</p>
      <button type="button" onClick={view.clear}>
        {t('clear')}
      </button>
    </div>
  );
}
