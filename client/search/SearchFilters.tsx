/** What has to hold of what is found: desk, tag, state, verdict, person, language, days. */
import { Button, NativeSelect } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { VERDICTS } from '../../shared/review/verdicts.ts';
import { membersQuery } from '../api/desks.ts';
import { useMe } from '../api/people.ts';
import type { SearchFilter } from '../api/search.ts';
import { tagsQuery } from '../api/tags.ts';
import { useTagName } from '../claims/useTagName.ts';
import { languageName } from '../desk/languageName.ts';
import { useFormats } from '../i18n/formats.ts';
import { DayField } from '../ui/DayField.tsx';
import { STATES } from './searchFilter.ts';

export interface SearchFiltersProps {
  filter: SearchFilter;
  isNarrowed: boolean;
  onChange(change: SearchFilter): void;
}

const NOTHING: SearchFilter = {
  ...{ desk: undefined, tag: undefined, state: undefined, verdict: undefined, person: undefined },
  ...{ language: undefined, from: undefined, to: undefined },
};

interface Choice {
  value: string;
  label: string;
}

/** Everybody on the desks that are searched, each once, by name. */
function usePeopleChoices(desk: string | undefined): Choice[] {
  const { desks } = useMe();
  const searched = desks.filter(({ slug }) => desk === undefined || slug === desk);
  const answers = useQueries({ queries: searched.map(({ slug }) => membersQuery(slug)) });
  const people = new Map(answers.flatMap(({ data = [] }) => data.map(({ person, name }) => [person, name] as const)));
  return [...people].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}

/** The tags of the desk that is searched; of several those that every desk begins with. */
function useTagChoices(desk: string | undefined): Choice[] {
  const { desks } = useMe();
  const nameOf = useTagName();
  const slug = desk ?? (desks.length === 1 ? desks[0]?.slug : undefined);
  const { data } = useQuery({ ...tagsQuery(slug ?? ''), enabled: slug !== undefined });
  return ((slug === undefined ? undefined : data) ?? DEFAULT_TAGS).tags.map((tag) => ({
    value: tag.key,
    label: `${tag.letter} · ${nameOf(tag)}`,
  }));
}

export function SearchFilters({ filter, isNarrowed, onChange }: SearchFiltersProps) {
  const { t } = useTranslation(['search', 'checking']);
  const { locale } = useFormats();
  const { desks } = useMe();
  const people = usePeopleChoices(filter.desk);
  const tags = useTagChoices(filter.desk);
  const states = STATES.map((state) => ({
    value: state,
    label: state === 'resolved' ? t('search:resolved') : t(`checking:state_${state}`),
  }));
  const verdicts = VERDICTS.map((verdict) => ({ value: verdict, label: t(`checking:${verdict}`) }));
  const languages = ['nl', 'en'].map((tag) => ({ value: tag, label: languageName(tag, locale) }));
  const select = (name: keyof SearchFilter, label: string, any: string, choices: readonly Choice[]) => (
    <NativeSelect
      label={label}
      size="sm"
      value={filter[name] ?? ''}
      data={[{ value: '', label: any }, ...choices]}
      onChange={({ currentTarget: { value } }) => onChange({ [name]: value === '' ? undefined : value })}
    />
  );
  const day = (name: 'from' | 'to', label: string) => (
    <DayField label={label} size="sm" day={filter[name]} onDay={(value) => onChange({ [name]: value })} />
  );
  return (
    <fieldset className="search-filters">
      <legend>{t('search:filters')}</legend>
      {desks.length > 1 &&
        select(
          'desk',
          t('search:desk'),
          t('search:anyDesk'),
          desks.map(({ slug, name }) => ({ value: slug, label: name })),
        )}
      {select('tag', t('search:tag'), t('search:anyTag'), tags)}
      {select('state', t('search:state'), t('search:anyState'), states)}
      {select('verdict', t('search:verdict'), t('search:anyVerdict'), verdicts)}
      {select('person', t('search:person'), t('search:anyPerson'), people)}
      {select('language', t('search:language'), t('search:anyLanguage'), languages)}
      {day('from', t('search:from'))}
      {day('to', t('search:to'))}
      {isNarrowed && (
        <Button variant="default" size="compact-sm" onClick={() => onChange(NOTHING)}>
          {t('search:clear')}
        </Button>
      )}
    </fieldset>
  );
}
