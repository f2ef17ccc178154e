/**
 * How passages look, and where they are. The text carries only a passage's id; whether it is open, active or resolved is
 * known to the ledger, so a change of looks changes no document: it is written to the elements of the marks themselves
 * (passageElements.ts). Where a comment is still on its way there is no mark yet, and a decoration stands in for it.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { ScreenPoint } from './marginModel.ts';
import { PassageElements } from './passageElements.ts';
import { NO_LOOKS, type PassageLooks, type PendingPassage } from './passageLooks.ts';
import { PASSAGE_MARK, stretchesIn } from './stretches.ts';

interface PassagesState {
  looks: PassageLooks;
  /** One decoration for each passage that is on its way; `spec.id` is the passage. */
  pending: DecorationSet;
}

const key = new PluginKey<PassagesState>('passages');

export interface PassageEvents {
  /** The reader clicked on words that these passages cover, the smallest first; none when plain text was clicked. */
  onClick(passages: string[], at: ScreenPoint): void;
}

/** The extension that draws passages; its looks are set with `setLooks`. */
export function passagesExtension(events: PassageEvents): Extension {
  return Extension.create({ name: 'passages', addProseMirrorPlugins: () => [passagesPlugin(events)] });
}

export function passagesPlugin(events: PassageEvents): Plugin<PassagesState> {
  const elements = new PassageElements();
  return new Plugin<PassagesState>({
    key,
    state: { init: () => ({ looks: NO_LOOKS, pending: DecorationSet.empty }), apply: advance },
    view: (view) => {
      const draw = () => elements.draw(view, key.getState(view.state)?.looks ?? NO_LOOKS);
      draw();
      return { update: draw };
    },
    props: {
      markViews: { [PASSAGE_MARK]: (mark) => elements.viewOf(String(mark.attrs['id'])) },
      decorations: (state) => key.getState(state)?.pending,
      handleClick(view, position, { clientX: left }) {
        const { top, bottom } = view.coordsAtPos(position);
        events.onClick(passagesAt(view.state, position), { left, top, height: bottom - top });
        return false;
      },
    },
  });
}

/** A transaction that gives the passages new looks. It is no step of the text and outside everybody's history. */
export function setLooks(tr: Transaction, looks: PassageLooks): Transaction {
  return tr.setMeta(key, looks).setMeta('addToHistory', false);
}

/** True when the places or looks of passages may be others after `tr`. */
export function movesPassages(tr: Transaction): boolean {
  return tr.docChanged || changesLooks(tr);
}

/** True when `tr` gives passages other looks, which may take more or less room among the words. */
export function changesLooks(tr: Transaction): boolean {
  return tr.getMeta(key) !== undefined;
}

/** Where each passage begins and ends in the document; a passage that no character carries is not among them. */
export function placesOf(state: EditorState): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (id: string, from: number, to: number) => {
    const known = places.get(id);
    places.set(id, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to });
  };
  state.doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    for (const { id, start, end } of stretchesIn(block)) add(id, position + 1 + start, position + 1 + end);
    return false;
  });
  for (const { from, to, spec } of key.getState(state)?.pending.find() ?? []) add(String(spec.id), from, to);
  return places;
}

interface Place {
  from: number;
  to: number;
}

/** Passages that cover `position`, the smallest first. */
export function passagesAt(state: EditorState, position: number): string[] {
  const { parent, parentOffset } = state.doc.resolve(position);
  const standing = parent.isTextblock
    ? stretchesIn(parent).filter(({ start, end }) => start <= parentOffset && parentOffset <= end)
    : [];
  const coming = key.getState(state)?.pending.find(position, position) ?? [];
  return [
    ...standing.map(({ id, start, end }) => ({ id, length: end - start })),
    ...coming.map(({ from, to, spec }) => ({ id: String(spec.id), length: to - from })),
  ]
    .sort((a, b) => a.length - b.length)
    .map(({ id }) => id);
}

function advance(tr: Transaction, { looks, pending }: PassagesState): PassagesState {
  const next = tr.getMeta(key) as PassageLooks | undefined;
  if (next) return { looks: next, pending: DecorationSet.create(tr.doc, next.pending.map(decorated)) };
  return { looks, pending: tr.docChanged ? pending.map(tr.mapping, tr.doc) : pending };
}

function decorated({ id, look, from, to }: PendingPassage): Decoration {
  const classes = `passage passage-${look} passage-pending`;
  return Decoration.inline(from, to, { class: classes, 'data-passage': id }, { id });
}

/**
 * From the start of the first changed block to the end of the last, in positions of the new document. Step maps tell what
 * was replaced, even by the same; marks are set without one, so the documents are compared as well (equal blocks are the
 * same objects, which makes that cheap).
 */
export function changedBlocks(tr: Transaction): { from: number; to: number } {
  const { before, doc } = tr;
  let from = before.content.findDiffStart(doc.content) ?? doc.content.size;
  let to = before.content.findDiffEnd(doc.content)?.b ?? 0;
  tr.mapping.maps.forEach((map, index) => {
    const after = tr.mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      from = Math.min(from, after.map(newFrom, -1));
      to = Math.max(to, after.map(newTo, 1));
    });
  });
  return { from: blockEdge(doc, from, 'before'), to: blockEdge(doc, Math.max(from, to), 'after') };
}

function blockEdge(doc: Node, position: number, side: 'before' | 'after'): number {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
  return place.depth === 0 ? place.pos : place[side](1);
}
