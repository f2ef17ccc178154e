/** Tells others what one does: what the page can see, or that one calls a source, which one says oneself. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useState } from 'react';
import { may, type Role } from '../../shared/permissions.ts';
import type { Doing } from '../../shared/protocol/presence.ts';
import { isFromText } from '../document/binding/pending.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';

/** So long after a key one counts as writing. */
const WRITING_MS = 8_000;

/** True while one writes, and for a moment after. */
function useIsWriting(editor: Editor | null): boolean {
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged || isFromText(transaction)) return;
      clearTimeout(timer);
      timer = setTimeout(() => setWriting(false), WRITING_MS);
      setWriting(true);
    };
    editor.on('transaction', onTransaction);
    return () => {
      clearTimeout(timer);
      setWriting(false);
      editor.off('transaction', onTransaction);
    };
  }, [editor]);
  return isWriting;
}

interface Seen {
  role: Role;
  /** The claim that is open; null where none is. */
  claim: string | null;
  isWriting: boolean;
  isCalling: boolean;
}

function doingOf({ role, claim, isWriting, isCalling }: Seen): Doing {
  const about = claim === null ? {} : { annotation: claim };
  if (isCalling && may(role, 'claim.work')) return { deed: 'calling', ...about };
  if (isWriting && may(role, 'text.write')) return { deed: 'writing' };
  return claim !== null && may(role, 'claim.work') ? { deed: 'checking', ...about } : { deed: 'reading' };
}

export function useDoing(session: ArticleSession, model: MarginModel, editor: Editor | null): void {
  const { awareness } = useStore(session.content);
  const role = useStore(session.role);
  const active = useStore(model.active);
  const isCalling = useStore(model.calling);
  const isWriting = useIsWriting(editor);
  const kind = active === null ? null : session.ledger.state.get().annotations.get(active)?.kind;
  const claim = kind === 'claim' ? active : null;
  const told = JSON.stringify(doingOf({ role, claim, isWriting, isCalling }));
  useEffect(() => {
    awareness.setLocalStateField('doing', JSON.parse(told));
  }, [awareness, told]);
}
