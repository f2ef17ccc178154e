/** The article's suggestions in the ledger panel: the open ones, then those that were decided. */
import { useTranslation } from 'react-i18next';
import { wordHunks } from '../../../shared/text/wordDiff.ts';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import { DiffWords } from '../../margin/suggestions/DiffWords.tsx';
import { OutcomeNote } from '../../margin/suggestions/OutcomeNote.tsx';
import type { SuggestionView } from '../../margin/suggestions/suggestionViews.ts';
import type { Person } from '../../margin/usePeople.ts';
import { AnnotationList, type ListProps } from './AnnotationList.tsx';
import styles from './panel.module.css';

const isSuggestion = (view: AnnotationView): view is SuggestionView => view.kind === 'suggestion';

export function SuggestionList({ model, annotations, view, person }: ListProps) {
  const { t } = useTranslation('margin');
  const shown = annotations.shown.filter(isSuggestion);
  if (shown.length === 0) return null;
  const title = t('openSuggestions', { count: annotations.ordered.filter(isSuggestion).length });
  return (
    <section aria-label={title}>
      <h2 className={styles['part']}>{title}</h2>
      <AnnotationList
        model={model}
        views={shown}
        view={view}
        closedTitle={(count) => t('decidedSuggestions', { count })}
        row={(one) => <SuggestionRow suggestion={one} person={person} lost={annotations.detached.includes(one)} />}
      />
    </section>
  );
}

interface RowProps {
  suggestion: SuggestionView;
  lost: boolean;
  person(id: string): Person;
}

function SuggestionRow({ suggestion, person, lost }: RowProps) {
  const { t } = useTranslation('margin');
  const { was, text, opener, outcome } = suggestion;
  return (
    <>
      <span className={styles['signOpen']} aria-hidden="true">
        {lost ? '?' : '✎'}
      </span>
      <span className={styles['quote']}>
        <DiffWords before={was} hunks={wordHunks(was, text)} />
      </span>
      <span className={styles['meta']}>
        {person(opener).name}
        {lost && ` · ${t('wordsGone')}`}
        {outcome && <OutcomeNote outcome={outcome} person={person} />}
      </span>
    </>
  );
}
