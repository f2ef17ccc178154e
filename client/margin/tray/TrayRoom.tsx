/** Gives everything in it what it needs for passages whose words went, and draws the place that is being looked at. */
import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import type { ArticleSession } from '../../session/articleSession.ts';
import type { MarginModel } from '../marginModel.ts';
import type { Person } from '../usePeople.ts';
import { useStore } from '../useStore.ts';
import { preview } from './preview.ts';
import { TrayContext } from './trayContext.ts';
import { createTrayModel } from './trayModel.ts';

export interface TrayRoomProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  text: Y.Text;
  person(id: string): Person;
  children: ReactNode;
}

export function TrayRoom({ session, model, editor, text, person, children }: TrayRoomProps) {
  const tray = useMemo(
    () => createTrayModel({ outbox: session.outbox, margin: model, newId: () => crypto.randomUUID() }),
    [session, model],
  );
  const choice = useStore(tray.choice);
  useEffect(() => {
    if (!editor || editor.isDestroyed || !choice) return;
    preview(editor, text, choice.range);
    return () => {
      if (!editor.isDestroyed) preview(editor, text, null);
    };
  }, [editor, text, choice]);
  const parts = useMemo(() => ({ session, editor, tray, person }), [session, editor, tray, person]);
  return <TrayContext value={parts}>{children}</TrayContext>;
}
