/** The keys of coverage: N for a sentence with nothing to check, P for the proof view, U for the next words to look at. */
import type { Editor } from '@tiptap/core';
import { useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { useActionKeys } from '../shell/useActionKeys.ts';
import { goToUntouched, toggleSentence } from './sentences.ts';
import { type Proof, ProofDrawing } from './useProof.tsx';
import { ReviewContext } from './useReview.ts';

export interface ReviewKeysProps {
  session: ArticleSession;
  editor: Editor | null;
  language: string;
  /** True while the editor shows a branch: then the words on screen are not those that are checked. */
  isBranch: boolean;
  proof: Proof;
}

export function ReviewKeys(props: ReviewKeysProps) {
  const { session, editor, isBranch, proof } = props;
  const { t } = useTranslation('coverage');
  const review = useContext(ReviewContext);
  const latest = useRef(props);
  latest.current = props;
  useActionKeys(
    useMemo(() => {
      const onText = (act: (editor: Editor, review: ArticleReview) => boolean) => () => {
        const { editor: shown, isBranch: isOther } = latest.current;
        const now = review.get();
        return shown !== null && now !== null && !isOther && act(shown, now);
      };
      const sentence = onText((shown, now) => {
        const { session: own, language } = latest.current;
        return may(own.role.get(), 'claim.work') && toggleSentence(own, shown, now, language);
      });
      const next = onText((shown, now) => goToUntouched(shown, now, latest.current.language));
      const toggleProof = () => {
        latest.current.proof.toggle();
        return true;
      };
      return [
        { key: 'n', code: 'KeyN', label: t('keySentence'), act: sentence },
        { key: 'u', code: 'KeyU', label: t('nextUntouched'), act: next },
        { key: 'p', code: 'KeyP', label: t('proof'), act: toggleProof },
      ];
    }, [t, review]),
  );
  return <ProofDrawing editor={editor} isOn={proof.isOn} isBranch={isBranch} session={session} />;
}
