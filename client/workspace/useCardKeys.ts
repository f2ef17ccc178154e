/**
 * The way between the text and the margin: Enter goes into the open card for reading and answering (Alt and Enter in the
 * text), Escape goes back to the text, at the caret where one was.
 */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { enterCard } from '../margin/cardElement.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { useKeys } from '../shell/Keys.tsx';
import { WRITTEN } from '../shell/plainKey.ts';

/** What makes something of Enter and Escape itself. */
const BUSY = `a, button, input, textarea, select, summary, ${WRITTEN}, [role="menu"], [role="listbox"], [role="dialog"]`;

/** Listens for as long as the workspace is on screen. */
export function useCardKeys(model: MarginModel, editor: Editor | null): void {
  const { t } = useTranslation('workspace');
  useKeys(
    useMemo(
      () => [
        { key: 'Enter', label: t('keyOpen') },
        { key: 'Esc', label: t('keyBack') },
      ],
      [t],
    ),
  );
  const hadCaret = useHadCaret(editor);
  useEffect(() => {
    const toText = () => {
      if (!editor || !hadCaret.current) return document.getElementById('content')?.focus();
      editor.view.focus();
      editor.view.dispatch(editor.state.tr.scrollIntoView());
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.target instanceof HTMLElement)) return;
      const leaves = event.key === 'Escape' && !event.defaultPrevented;
      const done = leaves ? leavesCard(event.target, model, toText) : event.key === 'Enter' && entersCard(event, model);
      if (done) event.preventDefault();
    };
    // A card that folds takes its field away, and with it the focus: by Escape in the field, by resolving.
    const leave = model.active.subscribe(() => {
      const inCard = document.activeElement?.closest('[data-card]');
      if (model.active.get() === null && inCard && !inCard.closest('[role="dialog"]')) toText();
    });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      leave();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [model, editor, hadCaret]);
}

/** Whether somebody has been in the text: before that, its caret is nobody's. */
function useHadCaret(editor: Editor | null): { readonly current: boolean } {
  const had = useRef(false);
  useEffect(() => {
    had.current = editor?.isFocused ?? false;
    const enter = () => {
      had.current = true;
    };
    editor?.on('focus', enter);
    return () => void editor?.off('focus', enter);
  }, [editor]);
  return had;
}

/** In the text the editor has claimed the key already, and makes nothing of it with Alt. */
function entersCard(
  { target, defaultPrevented, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  model: MarginModel,
): boolean {
  const active = model.active.get();
  if (active === null || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return false;
  const isFree = altKey
    ? target.closest('.article-text') !== null
    : !defaultPrevented && !target.closest(BUSY) && !target.closest('[data-card]');
  return isFree && enterCard(active);
}

/** From a card, from the strip beside the scrollbar, or from nowhere while a card is open. */
function leavesCard(target: HTMLElement, model: MarginModel, toText: () => void): boolean {
  const card = target.closest('[data-card]');
  const isBusy = target.closest('[role="menu"], [role="listbox"], [role="dialog"], [aria-expanded="true"]');
  if (isBusy || (card === null && target.closest(BUSY))) return false;
  if (card === null && model.active.get() === null && target.getAttribute('role') !== 'slider') return false;
  if (model.active.get() !== null) model.activate(null);
  toText();
  return true;
}
