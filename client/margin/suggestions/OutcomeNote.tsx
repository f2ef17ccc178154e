/** What became of a suggestion, by whom and why. */
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assertNever.ts';
import type { SuggestionOutcome } from '../../../shared/ledger/suggestion.ts';
import type { Person } from '../usePeople.ts';

export interface OutcomeNoteProps {
  outcome: SuggestionOutcome;
  person(id: string): Person;
}

export function OutcomeNote({ outcome, person }: OutcomeNoteProps) {
  const { t } = useTranslation('margin');
  const { name } = person(outcome.by);
  switch (outcome.kind) {
    case 'accepted':
      return <span className="suggestion-quiet">✓ {t('wordingAccepted', { name })}</span>;
    case 'declined':
    case 'withdrawn': {
      const said = t(outcome.kind === 'declined' ? 'wordingDeclined' : 'wordingWithdrawn', { name });
      return <span className="suggestion-quiet">{outcome.reason ? `– ${said}: ${outcome.reason}` : `– ${said}`}</span>;
    }
    case 'retired':
      return (
        <span className="suggestion-stale">↻ {t(outcome.other ? 'wordingOvertaken' : 'wordingTooLate', { name })}</span>
      );
    default:
      return assertNever(outcome);
  }
}
