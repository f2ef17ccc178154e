/** The order of the list, and a field that finds in it. */
import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettledText } from '../ui/useSettledText.ts';
import { type Shown, SORTS, type Sort } from './order.ts';

const WORDS = {
  deadline: 'sortDeadline',
  recent: 'sortRecent',
  headline: 'sortHeadline',
  coverage: 'sortCoverage',
} as const satisfies Record<Sort, string>;

export interface ListToolsProps {
  shown: Shown;
  show(change: Partial<Shown>): void;
  field: RefObject<HTMLInputElement | null>;
}

export function ListTools({ shown, show, field }: ListToolsProps) {
  const { t } = useTranslation('desk');
  const [typed, type] = useSettledText(shown.find, (find) => show({ find }));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    if (typed === '') event.currentTarget.blur();
    else type('');
  };
  return (
    <div className="desk-tools">
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={typed}
        maxLength={100}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        rightSection={
          typed === '' ? null : <CloseButton size="xs" aria-label={t('findClear')} onClick={() => type('')} />
        }
      />
      <NativeSelect
        size="xs"
        aria-label={t('sort')}
        value={shown.sort}
        data={SORTS.map((value) => ({ value, label: t(WORDS[value]) }))}
        onChange={(event) => {
          const chosen = SORTS.find((value) => value === event.currentTarget.value);
          if (chosen) show({ sort: chosen });
        }}
      />
    </div>
  );
}
