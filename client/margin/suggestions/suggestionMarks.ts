/**
 * Shows open suggestions in the text: words that are to go are struck, words that are to come stand behind them as a
 * widget. Both are decorations: they are no part of the text, cannot be edited and are never copied.
 *
 * Cost: a keystroke maps what is drawn; the document is read anew only when a block changed that a suggestion stands in.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { PARAGRAPH_END } from '../../../shared/text/block.ts';
import { phrases } from '../../../shared/text/wordDiff.ts';
import { changedBlocks } from '../passages.ts';
import { stretchesIn } from '../stretches.ts';
import { PARAGRAPH_SIGN, signedWords } from './paragraphSign.ts';
import { type Extent, positionIn, type Reading, readWordings } from './presentWordings.ts';
import type { PresentWording, PresentWordings, ShownSuggestion } from './wordings.ts';

interface SuggestionsState extends Reading {
  shown: Shown;
  drawn: DecorationSet;
}

/** What is said of words that are to come, for readers who do not see the line under them. */
interface SuggestionWords {
  in: string;
  out: string;
  /** Of words that are to look otherwise. */
  look: string;
}

/** What the editor is to show. */
interface Shown {
  suggestions: readonly ShownSuggestion[];
  words: SuggestionWords;
}

export interface SuggestionEvents {
  /** The wordings of passages are others now. */
  onWordings(wordings: PresentWordings): void;
}

const NOTHING: SuggestionsState = {
  shown: { suggestions: [], words: { in: '', out: '', look: '' } },
  wordings: new Map(),
  extents: new Map(),
  drawn: DecorationSet.empty,
};
const key = new PluginKey<SuggestionsState>('suggestions');

/** A transaction that has these suggestions shown. It is no step of the text and outside everybody's history. */
export function showSuggestions(tr: Transaction, shown: Shown): Transaction {
  return tr.setMeta(key, shown).setMeta('addToHistory', false);
}

export function suggestionsExtension(events: SuggestionEvents): Extension {
  return Extension.create({ name: 'suggestions', addProseMirrorPlugins: () => [suggestionsPlugin(events)] });
}

export function suggestionsPlugin({ onWordings }: SuggestionEvents): Plugin<SuggestionsState> {
  return new Plugin<SuggestionsState>({
    key,
    state: {
      init: () => NOTHING,
      apply: advance,
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view: () => ({
      update(view, before) {
        const now = wordingsIn(view.state);
        if (now !== wordingsIn(before)) onWordings(now);
      },
    }),
  });
}

/** How the passages of the suggestions that are shown read now. */
export function wordingsIn(state: EditorState): PresentWordings {
  return (key.getState(state) ?? NOTHING).wordings;
}

function advance(tr: Transaction, before: SuggestionsState): SuggestionsState {
  const next = tr.getMeta(key) as Shown | undefined;
  if (next) return read(tr.doc, next, before.wordings);
  if (!tr.docChanged || before.shown.suggestions.length === 0) return before;
  if (touches(tr, before)) return read(tr.doc, before.shown, before.wordings);
  const extents = new Map([...before.extents].map(([id, extent]) => [id, movedBy(tr, extent)]));
  return { ...before, extents, drawn: before.drawn.map(tr.mapping, tr.doc) };
}

function movedBy({ mapping }: Transaction, { from, to }: Extent): Extent {
  return { from: mapping.map(from, 1), to: mapping.map(to, -1) };
}

/** Whether a changed block holds a passage of a suggestion, or held one. */
function touches(tr: Transaction, { shown, extents }: SuggestionsState): boolean {
  const { from, to } = changedBlocks(tr);
  const passages = new Set(shown.suggestions.map(({ passage }) => passage));
  for (const extent of extents.values()) {
    const moved = movedBy(tr, extent);
    if (moved.to >= from && moved.from <= to) return true;
  }
  let found = false;
  tr.doc.nodesBetween(from, to, (block) => {
    if (block.isTextblock) found ||= stretchesIn(block).some(({ id }) => passages.has(id));
    return !block.isTextblock && !found;
  });
  return found;
}

function read(doc: Node, shown: Shown, before: PresentWordings): SuggestionsState {
  const reading = readWordings(doc, shown.suggestions, before);
  const looks = new Set(shown.suggestions.flatMap(({ id, format }) => (format ? [id] : [])));
  const drawn = [...reading.extents].flatMap(([id, extent]) => {
    const wording = reading.wordings.get(id);
    const look = looks.has(id) ? [lookOf(id, extent, shown.words)] : [];
    return wording ? [...look, ...drawOne(id, extent.from, wording, shown.words)] : look;
  });
  return { shown, ...reading, drawn: DecorationSet.create(doc, drawn) };
}

function drawOne(id: string, from: number, wording: PresentWording, words: SuggestionWords): Decoration[] {
  return phrases(wording.text, wording.hunks ?? []).flatMap((hunk) => {
    const [start, end] = [hunk.from, hunk.to].map((offset) => positionIn(from, wording, offset)) as [number, number];
    const attributes = { nodeName: 'del', class: 'suggested-out', 'aria-description': words.out };
    const out = end > start ? [Decoration.inline(start, end, attributes, { id })] : [];
    const joins = wording.text.slice(hunk.from, hunk.to).includes(PARAGRAPH_END) ? PARAGRAPH_SIGN : '';
    const widget = (at: number, text: string, make: () => HTMLElement) =>
      text === '' ? [] : [Decoration.widget(at, make, { id, key: `${id} ${hunk.from} ${text}`, side: 1, ...INERT })];
    return [
      ...out,
      ...widget(end, joins, () => widgetOf('del', 'suggested-out', words.out, joins)),
      ...widget(end, hunk.insert, () => widgetOf('ins', 'suggested-in', words.in, signedWords(hunk.insert))),
    ];
  });
}

function lookOf(id: string, { from, to }: Extent, words: SuggestionWords): Decoration {
  return Decoration.inline(from, to, { class: 'suggested-look', 'aria-description': words.look }, { id });
}

const INERT = { ignoreSelection: true, marks: [] };

function widgetOf(tag: 'ins' | 'del', name: string, description: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.contentEditable = 'false';
  element.setAttribute('aria-description', description);
  element.textContent = text;
  return element;
}
