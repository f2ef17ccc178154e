/** A part of the panel with its filter: empty, with nothing that fits, or with its lists. */
import { type ReactNode, useMemo } from 'react';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import { isFiltered } from '../../margin/filters.ts';
import type { ListProps } from './AnnotationList.tsx';
import { FilterBar, NoMatch } from './FilterBar.tsx';
import styles from './panel.module.css';

export interface FilteredProps extends ListProps {
  /** What its lists hold. */
  kinds: readonly AnnotationView['kind'][];
  /** What it says before there is anything in it. */
  title: string;
  hint: string;
  children: ReactNode;
}

export function Filtered({ annotations, kinds, title, hint, children, ...rest }: FilteredProps) {
  const kindsKey = kinds.join(' ');
  const views = useMemo(
    () => annotations.filterable.filter(({ kind }) => kindsKey.split(' ').includes(kind)),
    [annotations.filterable, kindsKey],
  );
  if (!annotations.all.some(({ kind }) => kinds.includes(kind))) {
    return (
      <div className={styles['empty']}>
        <h2>{title}</h2>
        <p>{hint}</p>
      </div>
    );
  }
  const isAny = annotations.shown.some(({ kind }) => kinds.includes(kind));
  return (
    <>
      <FilterBar views={views} annotations={annotations} view={rest.view} person={rest.person} />
      {isAny || !isFiltered(rest.view.search) ? children : <NoMatch view={rest.view} />}
    </>
  );
}
