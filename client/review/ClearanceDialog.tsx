/**
 * The way to a cleared article: where it stands, what changed since, what blocks it, and the decision. It stays open until
 * the decision is answered, so that who presses hears what became of it: also that somebody else was first, or that the
 * text is no longer the one that they read.
 */
import { Button } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { ArticleReview } from '../../shared/review/review.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { versionOf } from '../../shared/review/version.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import type { Person } from '../margin/usePeople.ts';
import { useStore } from '../margin/useStore.ts';
import type { Outbox } from '../session/outbox.ts';
import { useRefusalWords } from '../ui/problemWords.ts';
import { BlockerGroups } from './BlockerGroups.tsx';
import { ClearanceHead } from './ClearanceHead.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { goToPlace, goToUntouched } from './sentences.ts';
import { TouchedList } from './TouchedList.tsx';
import { useReviewed } from './useReview.ts';

export interface ClearanceProps {
  model: MarginModel;
  outbox: Outbox;
  /** The article's text, which is what is cleared. */
  text: Y.Text;
  /** Null where the words on screen are not those of the article. */
  editor: Editor | null;
  language: string;
  /** Person id of the reader. */
  me: string;
  /** Whether the reader decides on it. */
  mayDecide: boolean;
  person(id: string): Person;
  /** The words of an annotation. */
  quoteOf(annotation: string, review: ArticleReview): string;
  onClose(): void;
}

export function ClearanceDialog(props: ClearanceProps) {
  const { model, outbox, text, editor, language, me, mayDecide, person, quoteOf, onClose } = props;
  const { t } = useTranslation('coverage');
  const review = useReviewed((now) => now);
  const [isPressed, setPressed] = useState(false);
  const clearedBy = review?.clearance?.isWhole ? review.clearance.clearance.by : null;
  useEffect(() => {
    if (isPressed && clearedBy === me) onClose();
  }, [isPressed, clearedBy, me, onClose]);
  if (!review) return null;
  const { blockers, clearance } = review;
  const blocks = reviewBlocks(text);
  const version = versionOf(blocks);
  const open = blockers.filter(({ waiver }) => waiver === null);
  const send = (
    command: { type: 'clearance.clear'; version: string } | { type: 'clearance.withdraw'; reason: string },
  ) => outbox.add({ id: crypto.randomUUID(), ...command });
  const leaveTo = (go: () => void) => {
    onClose();
    go();
  };
  return (
    <div className="blockers">
      <ClearanceHead review={review} version={version} person={person} />
      {clearance && (
        <TouchedList
          blocks={blocks}
          cleared={clearance.clearance}
          language={language}
          onGo={editor && ((place) => leaveTo(() => goToPlace(editor, place)))}
        />
      )}
      <p role="status">{open.length === 0 ? t('noBlockers') : t('blockersCount', { count: open.length })}</p>
      <BlockerGroups
        blockers={blockers}
        mayWaive={mayDecide}
        person={person}
        quoteOf={(annotation) => quoteOf(annotation, review)}
        onGo={({ annotation, block }) =>
          leaveTo(() => {
            if (annotation !== null) model.activate(annotation);
            else if (editor && block !== null) goToPlace(editor, { block, start: 0 });
            else if (editor) goToUntouched(editor, review, language);
          })
        }
        onWaive={(keys, reason) => {
          for (const blocker of keys) {
            outbox.add({ id: crypto.randomUUID(), type: 'clearance.waive', blocker, reason });
          }
        }}
      />
      <Answers outbox={outbox} first={isPressed && clearedBy !== null && clearedBy !== me ? person(clearedBy) : null} />
      <div className="check-acts">
        {mayDecide ? (
          <>
            <Button
              disabled={open.length > 0 || clearance?.isWhole === true}
              onClick={() => {
                setPressed(true);
                send({ type: 'clearance.clear', version });
              }}
            >
              {t('clearNow')}
            </Button>
            {clearance && (
              <ReasonForm
                act={t('withdraw')}
                label={t('withdrawReason')}
                onGiven={(reason) => send({ type: 'clearance.withdraw', reason })}
              />
            )}
          </>
        ) : (
          <p className="check-hint">{t('chiefOnly')}</p>
        )}
      </div>
    </div>
  );
}

/** What became of the decisions that were sent from here, where it is not to be seen above. */
function Answers({ outbox, first }: { outbox: Outbox; first: Person | null }) {
  const { t } = useTranslation('coverage');
  const words = useRefusalWords();
  const sent = useStore(outbox.entries).filter(({ command }) => command.type.startsWith('clearance.'));
  const waiting = sent.filter(({ refusal }) => !refusal).length;
  return (
    <div role="status" className="clearance-answers">
      {first && <p>{t('clearedFirst', { name: first.name })}</p>}
      {waiting > 0 && <p>◌ {t('decisionsWaiting', { count: waiting })}</p>}
      {sent.map(
        ({ command, refusal }) =>
          refusal && (
            <p key={command.id} className="clearance-refused">
              {words(refusal.code, refusal.detail)}
              <button type="button" className="check-quiet" onClick={() => outbox.discard(command.id)}>
                {t('understood')}
              </button>
            </p>
          ),
      )}
    </div>
  );
}
