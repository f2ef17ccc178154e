/** The keys of coverage: N for a sentence with nothing to check, P for the proof view, U for the next words to look at. */
import { useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionKeys } from '../shell/useActionKeys.ts';
import { REVIEW_ACTIONS, type ReviewParts } from './reviewActions.ts';
import { ProofDrawing } from './useProof.tsx';
import { ReviewContext } from './useReview.ts';

export function ReviewKeys(props: ReviewParts) {
  const { session, editor, isBranch, proof } = props;
  const { t } = useTranslation('coverage');
  const review = useContext(ReviewContext);
  const latest = useRef(props);
  latest.current = props;
  useActionKeys(
    useMemo(
      () =>
        Object.values(REVIEW_ACTIONS).map(({ label, act, ...key }) => ({
          ...{ ...key, label: t(label) },
          act: () => act(latest.current, review.get()),
        })),
      [t, review],
    ),
  );
  return <ProofDrawing editor={editor} isOn={proof.isOn} isBranch={isBranch} session={session} />;
}
