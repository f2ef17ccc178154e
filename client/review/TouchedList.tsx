/** The sentences that are no longer those that were cleared, with what was changed in them; each leads to its place. */
import { useTranslation } from 'react-i18next';
import type { Clearance } from '../../shared/ledger/clearance.ts';
import { changesSince, type SentenceChange } from '../../shared/review/changesSince.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import type { SentencePlace } from '../../shared/review/version.ts';
import { wordHunks } from '../../shared/text/wordDiff.ts';
import { DiffWords } from '../margin/suggestions/DiffWords.tsx';

export interface TouchedListProps {
  blocks: readonly ReviewBlock[];
  cleared: Clearance;
  language: string;
  /** Null where there is no way there. */
  onGo: ((place: SentencePlace) => void) | null;
}

export function TouchedList({ blocks, cleared, language, onGo }: TouchedListProps) {
  const { t } = useTranslation('coverage');
  const changes = changesSince(blocks, cleared, language);
  if (changes.length === 0) return null;
  return (
    <section className="touched">
      <h3>↻ {t('touched', { count: changes.length })}</h3>
      <ul lang={language}>
        {changes.map((change, index) => {
          const { after } = change;
          const words = <ChangedWords change={change} isKept={cleared.wordings !== undefined} />;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change has no other name than its place in the list
            <li key={index}>
              {after && onGo ? (
                <button type="button" className="blocker" onClick={() => onGo(after)}>
                  {words}
                </button>
              ) : (
                <span className="blocker">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `isKept`: the earlier wording would be known, if there had been one. */
function ChangedWords({ change: { before, text }, isKept }: { change: SentenceChange; isKept: boolean }) {
  if (before === null && !isKept) return <span dir="auto">{text}</span>;
  return <DiffWords before={before ?? ''} hunks={wordHunks(before ?? '', text)} />;
}
