/** Annotations of one kind as rows: the open ones in the order of the text, the closed ones folded away below. */
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { type AnnotationView, isClosed } from '../../margin/annotationViews.ts';
import type { MarginModel } from '../../margin/marginModel.ts';
import type { Person } from '../../margin/usePeople.ts';
import { useStore } from '../../margin/useStore.ts';
import type { Annotations } from '../useAnnotations.ts';
import type { MarginView } from '../useMarginFilter.ts';
import styles from './panel.module.css';

/** What every list of the panel is given. */
export interface ListProps {
  model: MarginModel;
  annotations: Annotations;
  view: MarginView;
  person(id: string): Person;
}

export interface AnnotationListProps<View extends AnnotationView> {
  model: MarginModel;
  /** In the order chosen. */
  views: readonly View[];
  view: MarginView;
  /** What the part with the closed ones is called, which is folded where open ones come first. */
  closedTitle(count: number): string;
  row(view: View): ReactNode;
}

/** So many rows are on screen at once; the others are drawn when there is time, so that an article opens without them. */
const FIRST_ROWS = 30;

export function AnnotationList<View extends AnnotationView>(props: AnnotationListProps<View>) {
  const { model, view, closedTitle, row } = props;
  const first = useMemo(() => props.views.slice(0, FIRST_ROWS), [props.views]);
  const views = useDeferredValue(props.views, first);
  const foldsClosed = (view.search.sort ?? 'open') === 'open';
  const open = views.filter((each) => !foldsClosed || !isClosed(each));
  const closed = views.filter((each) => foldsClosed && isClosed(each));
  const active = useStore(model.active);
  const item = (view: View) => (
    <li key={view.id}>
      <button
        type="button"
        className={styles['row']}
        aria-current={view.id === active}
        onClick={() => model.activate(view.id)}
      >
        {row(view)}
      </button>
    </li>
  );
  return (
    <>
      <ul className={styles['list']}>{open.map(item)}</ul>
      {closed.length > 0 && (
        <details className={styles['resolved']} open={closed.some(({ id }) => id === active) || undefined}>
          <summary>{closedTitle(closed.length)}</summary>
          <ul className={styles['list']}>{closed.map(item)}</ul>
        </details>
      )}
    </>
  );
}
