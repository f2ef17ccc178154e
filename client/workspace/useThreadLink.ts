/** `?thread=ID` opens that thread, so that a link leads to it; one that is gone or resolved says so. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isHidden, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { useNotice } from '../ui/Notices.tsx';

export function useThreadLink(session: ArticleSession, model: MarginModel, thread: string | undefined): void {
  const { t } = useTranslation('threads');
  const notice = useNotice();
  const heard = useStore(session.ledger.heard);
  useEffect(() => {
    if (thread) model.activate(thread);
  }, [model, thread]);
  useEffect(() => {
    const fault = thread && heard ? faultOf(session.ledger.state.get(), thread) : null;
    if (fault) notice({ kind: 'done', text: t(fault) });
  }, [session, thread, heard, notice, t]);
}

function faultOf(state: LedgerState, thread: string): 'linkUnknown' | 'linkResolved' | null {
  const found = state.annotations.get(thread);
  if (!found || isHidden(found)) return 'linkUnknown';
  return isOpen(found) ? null : 'linkResolved';
}
