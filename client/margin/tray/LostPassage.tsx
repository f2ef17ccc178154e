/**
 * A passage whose words are gone: what they were, how they went, where they may belong. A number looks at a place in the
 * text, Enter puts the passage there, Escape leaves; or it is put to words that the reader has selected.
 */
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dismissal } from '../../../shared/ledger/passages.ts';
import type { Target } from '../../../shared/ledger/selectors.ts';
import type { PassageState } from '../../../shared/passage/passageState.ts';
import { PendingNote } from '../PendingNote.tsx';
import { selectedWords, textShownBy } from '../selection.ts';
import { useSelected, useStore } from '../useStore.ts';
import { Candidates } from './Candidates.tsx';
import { Dismissing } from './Dismissing.tsx';
import { LossWords } from './LossWords.tsx';
import { LOST } from './lostFocus.ts';
import styles from './tray.module.css';
import { useTray } from './trayContext.ts';
import { useHandling } from './useHandling.ts';

export interface LostPassageProps {
  annotation: string;
  state: PassageState;
  /** As it was marked. */
  quote: string;
  /** Whether the reader may say where it belongs. */
  allowed: boolean;
  dismissed: Dismissal | null;
  /** Among many: more than its words is shown once somebody turns to it. */
  folds: boolean;
}

export function LostPassage({ annotation, state, quote, allowed, dismissed, folds }: LostPassageProps) {
  const { t } = useTranslation('tray');
  const { tray, person } = useTray();
  const pending = useHandling(state.id);
  const isOpen = useSelected(tray.opened, (opened) => !folds || opened === state.id);
  const parts = useParts({ annotation, state });
  const words = state.lost?.quote.exact ?? quote;
  const { isChoosing, chosen, look, put, putSelection, onKeyDown } = parts;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a stop of the keyboard; this one takes keys of its own
    <div
      {...{ [LOST]: state.id }}
      className={styles['lost']}
      role="group"
      aria-label={t('lostWords', { quote: words })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the passage as a whole takes 1, 2, 3 and Enter
      tabIndex={0}
      onFocus={() => tray.open(state.id)}
      onKeyDown={allowed && !pending ? onKeyDown : undefined}
    >
      <q className={styles['quote']} dir="auto">
        {words}
      </q>
      <LossWords lost={state.lost} short={!isOpen} />
      {dismissed && <p className={styles['when']}>{t('dismissedBy', { name: person(dismissed.by).name })}</p>}
      {pending && <PendingNote pending={pending} text={words} onTakeBack={tray.takeBack} />}
      {allowed && !pending && isOpen && (
        <>
          <Candidates candidates={state.candidates} chosen={chosen} onLook={look} onPut={({ target }) => put(target)} />
          <div className={styles['acts']}>
            <button
              type="button"
              // The selection must outlive the press: a button that takes the focus would clear it in some browsers.
              onMouseDown={(event) => event.preventDefault()}
              onClick={putSelection}
            >
              {t('putAtSelection')}
            </button>
            {!dismissed && (
              <Dismissing onDismiss={(reason) => tray.dismiss({ annotation, passage: state.id }, reason)} />
            )}
          </div>
          {isChoosing && <p className={styles['hint']}>{t('selectFirst')}</p>}
        </>
      )}
    </div>
  );
}

/** What the keys and buttons of one passage do. */
function useParts({ annotation, state }: { annotation: string; state: PassageState }) {
  const { tray, editor } = useTray();
  const choice = useStore(tray.choice);
  const [isChoosing, setChoosing] = useState(false);
  const passage = state.id;
  const chosen = choice?.passage === passage ? choice.index : null;
  const look = (index: number) => {
    const range = state.candidates[index]?.target.range;
    if (range && chosen !== index) tray.look({ passage, index, range });
  };
  const put = (target: Target) => {
    tray.reattach({ annotation, passage }, target);
    toText(editor);
  };
  const putSelection = () => {
    const words = editor && selectedWords(editor.state, textShownBy(editor));
    setChoosing(!words);
    if (words) put({ range: words.range, quote: { exact: words.quote } });
  };
  const act = ({ key, target, currentTarget }: KeyboardEvent): boolean => {
    const index = ['1', '2', '3'].indexOf(key);
    if (index >= 0 && index < state.candidates.length) look(index);
    else if (key === 'Escape') {
      tray.look(null);
      toText(editor);
    } else if (key === 'Enter' && chosen !== null && isPlain(target, currentTarget)) {
      const candidate = state.candidates[chosen];
      if (candidate) put(candidate.target);
    } else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement;
    const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isTyping || !isAlone || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { isChoosing, chosen, look, put, putSelection, onKeyDown };
}

/** Back to where the words are; the text of a reader who does not write takes no focus, the page around it does. */
function toText(editor: Editor | null): void {
  if (editor?.isEditable) editor.view.focus();
  else document.getElementById('content')?.focus();
}

/** On the passage itself or one of its places, Enter puts it there; on any other button it presses that. */
function isPlain(target: EventTarget, item: EventTarget): boolean {
  return target === item || (target instanceof HTMLElement && target.hasAttribute('aria-pressed'));
}
