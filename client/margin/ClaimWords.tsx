/** What a claim is about: its words, and how many other passages say the same; all of them on the open card. */
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';
import type { ClaimView } from './claimViews.ts';

export interface ClaimWordsProps {
  claim: ClaimView;
  detached: boolean;
  active: boolean;
  /** How a passage reads now; null where it has no words in the text. */
  wordOf(passage: string): string | null;
}

export function ClaimWords({ claim, detached, active, wordOf }: ClaimWordsProps) {
  const { t } = useTranslation('margin');
  const [first, ...others] = claim.passages;
  return (
    <>
      {!detached && first && <Quote text={wordOf(first.id) ?? first.quote} />}
      {others.length > 0 && (
        <div className={styles['others']}>
          <p>{t('alsoHere', { count: others.length })}</p>
          {active && others.map(({ id, quote }) => <Quote key={id} text={wordOf(id) ?? quote} />)}
        </div>
      )}
    </>
  );
}

function Quote({ text }: { text: string }) {
  return (
    <p className={styles['claimQuote']} dir="auto">
      {text}
    </p>
  );
}
