/**
 * How passages look, and where they are. The text carries only a passage's id; whether it is open, active or resolved is
 * known to the ledger, so the look is a decoration and a change of state changes no document.
 *
 * Cost: a keystroke maps the set of decorations and looks at the blocks that it changed; the whole document is read only
 * when looks change (a comment, a resolution), which people do far less often.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, type DecorationAttrs, DecorationSet } from '@tiptap/pm/view';
import { levelsOf, type Stretch } from './levels.ts';
import type { ScreenPoint } from './marginModel.ts';

/** How a passage is drawn: a comment's as with a marker, a claim's underlined in the style of its state, a suggestion's with a hair line. */
export type PassageLook = 'note' | 'claim' | 'wording';

/** Words that an annotation still on its way stands beside, in positions of the document. */
export interface PendingPassage {
  id: string;
  look: PassageLook;
  from: number;
  to: number;
}

export interface PassageLooks {
  /** By passage id; every other passage is left plain. */
  open: ReadonlyMap<string, PassageLook>;
  /** Passages of the active thread, resolved ones too. */
  active: ReadonlySet<string>;
  pending: readonly PendingPassage[];
  /** What a screen reader is told of a passage where it begins: attributes by passage id. */
  told: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

interface PassagesState {
  looks: PassageLooks;
  /** One decoration for each stretch of each passage; `spec.id` is the passage. */
  places: DecorationSet;
}

const NO_LOOKS: PassageLooks = { open: new Map(), active: new Set(), pending: [], told: new Map() };
const MARK = 'annotation';
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
  return new Plugin<PassagesState>({
    key,
    state: {
      init: (_config, { doc }) => ({ looks: NO_LOOKS, places: drawAll(doc, NO_LOOKS) }),
      apply: advance,
    },
    props: {
      decorations: (state) => key.getState(state)?.places,
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
export function placesOf(state: EditorState): Map<string, { from: number; to: number }> {
  const places = new Map<string, { from: number; to: number }>();
  for (const { from, to, spec } of key.getState(state)?.places.find() ?? []) {
    const known = places.get(spec.id);
    places.set(spec.id, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to });
  }
  return places;
}

/** Passages that cover `position`, the smallest first. */
export function passagesAt(state: EditorState, position: number): string[] {
  const found = key.getState(state)?.places.find(position, position) ?? [];
  return found.sort((a, b) => a.to - a.from - (b.to - b.from)).map((place) => String(place.spec.id));
}

function advance(tr: Transaction, { looks, places }: PassagesState): PassagesState {
  const next = tr.getMeta(key) as PassageLooks | undefined;
  if (next) return { looks: next, places: redraw(tr.doc, places.map(tr.mapping, tr.doc), next) };
  if (!tr.docChanged) return { looks, places };
  const mapped = places.map(tr.mapping, tr.doc);
  const { from, to } = changedBlocks(tr);
  const stale = mapped.find(from, to, (spec) => !spec.pending).filter((place) => place.from < to && place.to > from);
  return { looks, places: mapped.remove(stale).add(tr.doc, draw(tr.doc, from, to, looks)) };
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

function drawAll(doc: Node, looks: PassageLooks): DecorationSet {
  return DecorationSet.create(doc, [...draw(doc, 0, doc.content.size, looks), ...drawPending(looks)]);
}

/**
 * New looks on the same words. A block in which all look as before keeps its very decorations: the view knows them at a
 * glance, where equal ones would be compared one by one at each keystroke from then on.
 */
function redraw(doc: Node, places: DecorationSet, looks: PassageLooks): DecorationSet {
  let drawn = places.remove(places.find(undefined, undefined, (spec) => spec.pending));
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const end = position + block.nodeSize;
    const before = drawn.find(position, end).filter((place) => place.from > position && place.to < end);
    const now = draw(doc, position, end, looks);
    if (signatureOf(before) !== signatureOf(now)) drawn = drawn.remove(before).add(doc, now);
    return false;
  });
  return drawn.add(doc, drawPending(looks));
}

function signatureOf(places: readonly Decoration[]): string {
  return places
    .map(({ from, to, spec }) => `${from} ${to} ${spec.look}`)
    .sort()
    .join();
}

function drawPending(looks: PassageLooks): Decoration[] {
  return looks.pending.map(({ id, look, from, to }) => {
    const classes = ['passage', `passage-${look}`, 'passage-pending'];
    return place(from, to, id, attributesOf(id, looks, classes), true);
  });
}

/** `spec.look` says how it looks, since a decoration keeps its attributes to itself. */
function place(from: number, to: number, id: string, attributes: DecorationAttrs, pending: boolean): Decoration {
  return Decoration.inline(from, to, attributes, { id, pending, look: JSON.stringify(attributes) });
}

/** Decorations of the stretches between `from` and `to`; neighbours in one block that carry the same passage are one. */
function draw(doc: Node, from: number, to: number, looks: PassageLooks): Decoration[] {
  const drawn: Decoration[] = [];
  doc.nodesBetween(from, to, (block, position) => {
    if (!block.isTextblock) return true;
    const stretches = stretchesIn(block);
    const claims = stretches.filter(({ id }) => looks.open.get(id) === 'claim');
    const levels = new Map(levelsOf(claims).map((level, index) => [claims[index], level]));
    for (const stretch of stretches) {
      const { id, start, end } = stretch;
      const attributes = attributesOf(id, looks, classesOf(looks.open.get(id), levels.get(stretch) ?? 0));
      drawn.push(place(position + 1 + start, position + 1 + end, id, attributes, false));
    }
    return false;
  });
  return drawn;
}

export function stretchesIn(block: Node): Stretch[] {
  const done: Stretch[] = [];
  const open = new Map<string, Stretch>();
  block.forEach((inline, offset) => {
    for (const mark of inline.marks) {
      if (mark.type.name !== MARK) continue;
      const id = String(mark.attrs['id']);
      const running = open.get(id);
      if (running?.end === offset) running.end = offset + inline.nodeSize;
      else {
        const stretch = { id, start: offset, end: offset + inline.nodeSize };
        open.set(id, stretch);
        done.push(stretch);
      }
    }
  });
  return done;
}

/** A node name makes each passage an element of its own, so that overlapping ones nest and are both seen. */
function attributesOf(id: string, looks: PassageLooks, classes: readonly string[]): DecorationAttrs {
  const drawn = looks.active.has(id) ? [...classes, 'passage-active'] : classes;
  return { nodeName: 'span', class: drawn.join(' '), 'data-passage': id, ...looks.told.get(id) };
}

function classesOf(look: PassageLook | undefined, level: number): string[] {
  if (!look) return ['passage'];
  return look === 'claim' && level > 0
    ? ['passage', 'passage-claim', `passage-level-${level}`]
    : ['passage', `passage-${look}`];
}
