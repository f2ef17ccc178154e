/** Suggesting in the workspace: sends after a pause, follows the ledger, and keeps the caret where text gives way to text. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect, useMemo, useRef } from 'react';
import { may } from '../../shared/permissions.ts';
import { positionOf, textIndexOf } from '../document/binding/positions.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { createSuggesting, type Suggesting } from './suggesting.ts';

/** A pause in the typing after which it is worth showing to others. */
const PAUSE_MS = 1_200;

export function useSuggesting(session: ArticleSession): Suggesting {
  const suggesting = useMemo(
    () =>
      createSuggesting({
        me: session.person,
        article: () => session.content.get().text,
        ledger: session.ledger.state.get,
        outbox: session.outbox,
        newId: () => crypto.randomUUID(),
      }),
    [session],
  );
  const role = useStore(session.role);
  const { generation } = useStore(session.content);
  useEffect(() => session.ledger.state.subscribe(suggesting.look), [session, suggesting]);
  // Another document, or a lost right, ends it; so does leaving the page, which sends what is left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is what it waits for
  useEffect(() => {
    const leave = () => suggesting.send();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      if (suggesting.branch.get()) suggesting.stop();
    };
  }, [suggesting, generation, may(role, 'claim.work')]);
  return suggesting;
}

/** Sends what is written in the branch after each pause. */
export function useSendAfterPause(suggesting: Suggesting, editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (editor.view.composing ? wait() : suggesting.send()), PAUSE_MS);
    };
    editor.on('update', wait);
    return () => {
      editor.off('update', wait);
      clearTimeout(timer);
    };
  }, [suggesting, editor]);
}

/** The caret and the scroll stay where they were when another text takes the place of the one shown. */
export function useKeptCaret(editor: Editor | null): void {
  const caret = useRef<{ index: number; focused: boolean } | null>(null);
  useEffect(() => {
    if (!editor) return;
    const kept = caret.current;
    if (kept) {
      const { doc, tr } = editor.state;
      const position = Math.min(positionOf(doc, kept.index), doc.content.size);
      editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position))));
      if (kept.focused) editor.view.dom.focus({ preventScroll: true });
    }
    const keep = () => {
      const { doc, selection } = editor.state;
      caret.current = { index: textIndexOf(doc, selection.head), focused: editor.isFocused };
    };
    editor.on('selectionUpdate', keep);
    editor.on('focus', keep);
    return () => {
      editor.off('selectionUpdate', keep);
      editor.off('focus', keep);
    };
  }, [editor]);
}
