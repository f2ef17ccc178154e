/** Annotations of one kind as rows: the open ones in the order of the text, the closed ones folded away below. */
import type { ReactNode } from 'react';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import type { MarginModel } from '../../margin/marginModel.ts';
import type { Person } from '../../margin/usePeople.ts';
import { useStore } from '../../margin/useStore.ts';
import type { Annotations } from '../useAnnotations.ts';
import styles from './panel.module.css';

/** What every list of the panel is given. */
export interface ListProps {
  model: MarginModel;
  annotations: Annotations;
  person(id: string): Person;
}

export interface AnnotationListProps<View extends AnnotationView> {
  model: MarginModel;
  open: readonly View[];
  closed: readonly View[];
  /** What the folded part is called. */
  closedTitle: string;
  row(view: View): ReactNode;
}

export function AnnotationList<View extends AnnotationView>(props: AnnotationListProps<View>) {
  const { model, open, closed, closedTitle, row } = props;
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
        <details className={styles['resolved']}>
          <summary>{closedTitle}</summary>
          <ul className={styles['list']}>{closed.map(item)}</ul>
        </details>
      )}
    </>
  );
}

/** What a list says before there is anything in it. */
export function EmptyList({ title, hint }: { title: string; hint: string }) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
