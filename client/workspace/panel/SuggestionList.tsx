/** The article's suggestions in the ledger panel: the open ones, then those that were decided. */
import { Button } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../../shared/permissions.ts';
import { wordHunks } from '../../../shared/text/wordDiff.ts';
import { type AnnotationView, isClosed } from '../../margin/annotationViews.ts';
import { DiffWords } from '../../margin/suggestions/DiffWords.tsx';
import { OutcomeNote } from '../../margin/suggestions/OutcomeNote.tsx';
import type { SuggestionView } from '../../margin/suggestions/suggestionViews.ts';
import type { Person } from '../../margin/usePeople.ts';
import { AnnotationList, type ListProps } from './AnnotationList.tsx';
import styles from './panel.module.css';

export interface SuggestionListProps extends ListProps {
  role: Role;
}

const isSuggestion = (view: AnnotationView): view is SuggestionView => view.kind === 'suggestion';

export function SuggestionList({ role, model, annotations, view, person }: SuggestionListProps) {
  const { t } = useTranslation('margin');
  const shown = annotations.shown.filter(isSuggestion);
  if (shown.length === 0) return null;
  const open = shown.filter((one) => !isClosed(one));
  const title = t('openSuggestions', { count: annotations.ordered.filter(isSuggestion).length });
  return (
    <section aria-label={title}>
      <h2 className={styles['part']}>{title}</h2>
      {open.length > 1 && <AllAtOnce role={role} model={model} open={open} />}
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

/** All of them, one after the other in the order of the text; what cannot be accepted any more stays, and says so. */
function AllAtOnce({ role, model, open }: Pick<SuggestionListProps, 'role' | 'model'> & { open: SuggestionView[] }) {
  const { t } = useTranslation('margin');
  const due = open.filter(({ pending }) => pending === null);
  if (!may(role, 'text.write')) return null;
  return (
    <div className="suggestion-acts suggestion-all">
      <Button
        size="compact-sm"
        variant="default"
        disabled={due.length === 0}
        onClick={() => due.map(({ id }) => model.suggestions.accept(id))}
      >
        {t('acceptAll')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        disabled={due.length === 0}
        onClick={() => due.map(({ id }) => model.suggestions.decline(id, ''))}
      >
        {t('declineAll')}
      </Button>
    </div>
  );
}

interface RowProps {
  suggestion: SuggestionView;
  lost: boolean;
  person(id: string): Person;
}

/** Drawn again only when its own annotation changes: what differs in its words is reckoned anew each time. */
const SuggestionRow = memo(function SuggestionRow({ suggestion, person, lost }: RowProps) {
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
});
