/** What is done about coverage with a key, with Alt and the key in the text, or from the palette. */
import type { Editor } from '@tiptap/core';
import { may } from '../../shared/permissions.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { goToUntouched, toggleSentence } from './sentences.ts';
import type { Proof } from './useProof.tsx';

export interface ReviewParts {
  session: ArticleSession;
  editor: Editor | null;
  language: string;
  /** True while the editor shows a branch: then the words on screen are not those that are checked. */
  isBranch: boolean;
  proof: Proof;
}

interface ReviewAction {
  key: string;
  code: string;
  label: string;
  /** False where there was nothing to do. */
  act(parts: ReviewParts, review: ArticleReview | null): boolean;
}

export const REVIEW_ACTIONS = {
  sentence: { key: 'n', code: 'KeyN', label: 'keySentence', act: sentence },
  untouched: { key: 'u', code: 'KeyU', label: 'nextUntouched', act: untouched },
  proof: { key: 'p', code: 'KeyP', label: 'proof', act: toggleProof },
} as const satisfies Record<string, ReviewAction>;

function sentence({ session, editor, language, isBranch }: ReviewParts, review: ArticleReview | null): boolean {
  if (!editor || !review || isBranch || !may(session.role.get(), 'claim.work')) return false;
  return toggleSentence(session, editor, review, language);
}

function untouched({ editor, language, isBranch }: ReviewParts, review: ArticleReview | null): boolean {
  return editor !== null && review !== null && !isBranch && goToUntouched(editor, review, language);
}

function toggleProof({ proof }: ReviewParts): boolean {
  proof.toggle();
  return true;
}
