/** Puts signed words back where they were changed: as an edit of the reader's own, or as a suggestion for who may not write. */
import type { Editor } from '@tiptap/core';
import { useMemo } from 'react';
import type { SignedWording } from '../../shared/ledger/tick.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { may, type Role } from '../../shared/permissions.ts';
import { wordHunks } from '../../shared/text/wordDiff.ts';
import type { Restore } from '../claims/checking/restoreContext.ts';
import { textIndexOf } from '../document/binding/positions.ts';
import { placesOf } from '../margin/passages.ts';
import { textShownBy } from '../margin/selection.ts';
import type { ArticleSession } from '../session/articleSession.ts';

interface Changed {
  from: number;
  to: number;
  now: string;
  signed: string;
}

/** Where the words stand that read otherwise now. Words over several blocks are not put back by one press. */
function changedIn(editor: Editor, wordings: readonly SignedWording[]): Changed[] {
  const { doc } = editor.state;
  const places = placesOf(editor.state);
  return wordings.flatMap(({ passage, text: signed }) => {
    const place = places.get(passage);
    if (!place || !doc.resolve(place.from).sameParent(doc.resolve(place.to))) return [];
    const now = doc.textBetween(place.from, place.to, '\n', '\n');
    return now === signed ? [] : [{ ...place, now, signed }];
  });
}

function write(editor: Editor, { from, now, signed }: Changed): void {
  const { tr } = editor.state;
  for (const hunk of wordHunks(now, signed).toReversed()) tr.insertText(hunk.insert, from + hunk.from, from + hunk.to);
  editor.view.dispatch(tr);
}

function propose(session: ArticleSession, editor: Editor, { from, to, signed }: Changed): void {
  const { doc } = editor.state;
  const target = targetOf(textShownBy(editor), textIndexOf(doc, from), textIndexOf(doc, to));
  if (!target) return;
  const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
  session.outbox.add({ ...ids, type: 'suggestion.make', target, text: signed });
}

/** Null for who may neither write nor suggest, and while there is no editor. */
export function useRestoreWording(session: ArticleSession, editor: Editor | null, role: Role): Restore | null {
  return useMemo(() => {
    if (!editor || !may(role, 'claim.work')) return null;
    const isProposal = !may(role, 'text.write') || !editor.isEditable;
    const act = (changed: Changed) => (isProposal ? propose(session, editor, changed) : write(editor, changed));
    return { isProposal, run: (wordings) => changedIn(editor, wordings).toReversed().forEach(act) };
  }, [session, editor, role]);
}
