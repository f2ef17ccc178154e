/** What looks checkable, for as long as the workspace is on screen: for those who may open claims, and where they want it. */
import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { may } from '../../shared/permissions.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { passagesAt } from '../margin/passages.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { createProposals, type Proposals } from './proposals.ts';

export interface ProposalsOnScreen {
  proposals: Proposals;
  /** Null for somebody who may not open claims. */
  switch: ProposalSwitch | null;
  /** Has a click on marked words turn to them. */
  extension: Extension;
}

interface ProposalSwitch {
  isOn: boolean;
  /** True while other words than the article's are on screen. */
  isPaused: boolean;
  toggle(): void;
}

interface Shown {
  editor: Editor | null;
  /** True once there is a text to read. */
  isReady: boolean;
  /** True while the editor shows a branch of it. */
  isBranch: boolean;
  text: Y.Text;
  language: string;
}

/** In the notes: false for somebody who does not want to see them in this article. */
const NOTE = 'proposals';

const newThread = () => new Worker(new URL('./detection.worker.ts', import.meta.url), { type: 'module' });

export function useProposals(
  session: ArticleSession,
  model: MarginModel,
  { editor, isReady, isBranch, text, language }: Shown,
): ProposalsOnScreen {
  const [proposals] = useState(() => createProposals(session, model, () => crypto.randomUUID()));
  const [isOn, setOn] = useState(() => session.notes.read(NOTE) !== false);
  const mayOpen = may(useStore(session.role), 'claim.work');
  useEffect(() => {
    if (!editor || editor.isDestroyed || !isReady || isBranch || !mayOpen || !isOn) return;
    return proposals.follow({ editor, text, language, thread: newThread() });
  }, [proposals, editor, isReady, isBranch, text, language, mayOpen, isOn]);
  const extension = useMemo(() => clickExtension(proposals), [proposals]);
  const toggle = () => {
    session.notes.write(NOTE, !isOn);
    setOn(!isOn);
  };
  return { proposals, switch: mayOpen ? { isOn, isPaused: isBranch, toggle } : null, extension };
}

/** Where an annotation stands on the words, the click is meant for that. */
function clickExtension(proposals: Proposals): Extension {
  const plugin = new Plugin({
    props: {
      handleClick(view, position) {
        if (passagesAt(view.state, position).length === 0) proposals.turnToPlace(position);
        else proposals.putAway();
        return false;
      },
    },
  });
  return Extension.create({ name: 'proposals', addProseMirrorPlugins: () => [plugin] });
}
