/** The article's claims in the ledger panel. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../../shared/review/tags.ts';
import { useStateSign } from '../../claims/checking/stateSign.tsx';
import { useDeskTags } from '../../claims/DeskTags.tsx';
import { useTagName } from '../../claims/useTagName.ts';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import type { Person } from '../../margin/usePeople.ts';
import { useReviewed } from '../../review/useReview.ts';
import { AnnotationList, type ListProps } from './AnnotationList.tsx';
import styles from './panel.module.css';

const isClaim = (view: AnnotationView): view is ClaimView => view.kind === 'claim';

export function ClaimList({ model, annotations, view, person }: ListProps) {
  const { t } = useTranslation('margin');
  return (
    <AnnotationList
      model={model}
      views={annotations.shown.filter(isClaim)}
      view={view}
      closedTitle={(count) => t('droppedClaims', { count })}
      row={(claim) => <ClaimRow claim={claim} person={person} lost={annotations.detached.includes(claim)} />}
    />
  );
}

/** Drawn again only when its own annotation changes, however many rows there are. */
const ClaimRow = memo(function ClaimRow({
  claim,
  person,
  lost,
}: {
  claim: ClaimView;
  person(id: string): Person;
  lost: boolean;
}) {
  const { t } = useTranslation('margin');
  const set = useDeskTags();
  const name = useTagName();
  const waits = claim.pending && t(claim.pending.refusal ? 'refusedShort' : 'waitingShort');
  const standing = useReviewed((review) => review?.claims.get(claim.id) ?? null);
  const first = claim.passages[0]?.id ?? '';
  const words = useReviewed((review) => review?.words.get(first)?.text ?? null);
  const shown = useStateSign()(standing, claim.dropped !== null);
  const holder = standing?.lease ? person(standing.lease.by).name : null;
  const state = lost ? t('wordsGone') : (waits ?? shown.words);
  return (
    <>
      <span className={`${styles['claimSign']} ${styles[`claimSign-${shown.tone}`] ?? ''}`} aria-hidden="true">
        {lost ? '?' : shown.tone === 'open' && !claim.dropped ? '' : shown.sign}
      </span>
      <span className={styles['quote']} dir="auto">
        {words ?? claim.passages[0]?.quote}
      </span>
      <span className={styles['meta']}>
        {[name(tagOf(set, claim.tag)), holder ?? person(claim.opener).name, state].join(' · ')}
      </span>
    </>
  );
});
