/**
 * Sentences of which it was said that there is nothing to check in them, or that this is taken back, and the server has not
 * answered: drawn in the text until it does, since nobody else sees them and they count for nothing yet.
 */
import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { annotationsOf } from '../../shared/ledger/state.ts';
import { placesOf } from '../margin/passages.ts';
import { placeOfRange, textShownBy } from '../margin/selection.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import type { OutboxEntry } from '../session/outbox.ts';

const key = new PluginKey<DecorationSet>('pendingSentences');

function pendingPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const next = tr.getMeta(key) as Decoration[] | undefined;
        return next ? DecorationSet.create(tr.doc, next) : drawn.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

export const PendingSentences = Extension.create({
  name: 'pendingSentences',
  addProseMirrorPlugins: () => [pendingPlugin()],
});

/** Those of the entries that are about sentences. */
export function sentenceEntries(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries.filter(({ command }) => command.type === 'sentence.clear' || command.type === 'sentence.restore');
}

/** True where words of a sentence that waits stand between these positions. */
export function waitsIn(state: EditorState, from: number, to: number): boolean {
  return (key.getState(state)?.find(from, to) ?? []).some((mark) => mark.from < to && mark.to > from);
}

type Place = { from: number; to: number };

function placeOf(editor: Editor, session: ArticleSession, { command }: OutboxEntry): Place | null {
  if (command.type === 'sentence.clear') {
    const { range } = command.target;
    return range ? placeOfRange(editor, textShownBy(editor), range) : null;
  }
  if (command.type !== 'sentence.restore') return null;
  const sentences = annotationsOf(session.ledger.state.get(), 'sentence');
  const passage = sentences.find(({ id }) => id === command.annotation)?.passages[0]?.id;
  return (passage && placesOf(editor.state).get(passage)) || null;
}

/** @param title what is said of each to who points at it. */
export function showPending(editor: Editor, session: ArticleSession, isShown: boolean, title: string): void {
  const drawn = key.getState(editor.state);
  const waiting = isShown ? sentenceEntries(session.outbox.entries.get()).filter(({ refusal }) => !refusal) : [];
  if (!drawn || (waiting.length === 0 && drawn === DecorationSet.empty)) return;
  const marks = waiting.flatMap((entry) => {
    const place = placeOf(editor, session, entry);
    return place ? [Decoration.inline(place.from, place.to, { class: 'sentence-pending', title })] : [];
  });
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta('addToHistory', false));
}
