/** Annotations of one kind as rows: the open ones in the order of the text, the closed ones folded away below. */
import type { ReactNode } from 'react';
import { type AnnotationView, isClosed } from '../../margin/annotationViews.ts';
import type { MarginModel } from '../../margin/marginModel.ts';
import type { Person } from '../../margin/usePeople.ts';
import { useStore } from '../../margin/useStore.ts';
import { LongList } from '../../ui/LongList.tsx';
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
  /** What its row says; memoised, so that it is drawn again only when its own annotation changes. */
  row(view: View): ReactNode;
}

export function AnnotationList<View extends AnnotationView>(props: AnnotationListProps<View>) {
  const { model, views, view, closedTitle, row } = props;
  const foldsClosed = (view.search.sort ?? 'open') === 'open';
  const open = views.filter((each) => !foldsClosed || !isClosed(each));
  const closed = views.filter((each) => foldsClosed && isClosed(each));
  const active = useStore(model.active);
  const button = (view: View) => (
    <button
      type="button"
      className={styles['row']}
      aria-current={view.id === active}
      onClick={() => model.activate(view.id)}
    >
      {row(view)}
    </button>
  );
  return (
    <>
      <LongList items={open} current={active} row={button} />
      {closed.length > 0 && (
        <details className={styles['resolved']} open={closed.some(({ id }) => id === active) || undefined}>
          <summary>{closedTitle(closed.length)}</summary>
          <LongList items={closed} current={active} row={button} />
        </details>
      )}
    </>
  );
}
