/**
 * Carets and selections of others, over awareness. Carets lie over the text and go along with it in the frame that shows a
 * change: whoever typed it is told of a moment later, and then stands there already. Selections are decorations. Nothing
 * here scrolls, or touches one's own selection.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { afterPaint } from '../ui/afterPaint.ts';
import { takeMovedSelection } from './binding/movedSelection.ts';
import { isFromText } from './binding/pending.ts';
import { relativePositionOf } from './binding/selection.ts';
import { CaretLayer } from './caretLayer.ts';
import { caretSignature, type OtherCaret, otherCarets, selectionSignature } from './caretPlaces.ts';

interface Selections {
  drawn: DecorationSet;
  /** Some are of text that has not arrived yet. */
  waiting: boolean;
}

/** The binding shows what came in during a composition within 50 ms of its end. */
const SHOWN_AFTER_MS = 100;

const key = new PluginKey<Selections>('carets');

function selectionsOf(awareness: Awareness, text: Y.Text, doc: Node): Selections {
  const { carets, waiting } = otherCarets(awareness, text, doc);
  const decorations = carets.flatMap(({ anchor, head, colour }) => {
    const style = `background-color: color-mix(in srgb, ${colour} 22%, transparent)`;
    return anchor === head ? [] : [Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style })];
  });
  return { drawn: DecorationSet.create(doc, decorations), waiting: waiting.length > 0 };
}

/** Watches others, and tells them where one's own caret is. */
class CaretsView {
  private readonly view: EditorView;
  private readonly awareness: Awareness;
  private readonly text: Y.Text;
  private readonly layer: CaretLayer;
  private readonly resized = new ResizeObserver(() => this.soon());
  private frame = 0;
  /** As they are in the document on screen. */
  private carets: readonly OtherCaret[] = [];
  private shown = '';
  private selected = '';
  private told = '';
  /** A caret is told of with the frame that shows it here: the key that moved it has not to wait. */
  private readonly telling = afterPaint(() => this.tell());
  private later: ReturnType<typeof setTimeout> | null = null;

  constructor(view: EditorView, awareness: Awareness, text: Y.Text) {
    this.view = view;
    this.awareness = awareness;
    this.text = text;
    this.layer = new CaretLayer(view);
    this.resized.observe(view.dom);
    document.fonts.addEventListener('loadingdone', this.soon);
    this.selected = selectionSignature(awareness);
    awareness.on('change', this.look);
    this.look();
  }

  /** While somebody composes here the text stands still, so the carets wait as well. */
  readonly look = (): void => {
    if (this.view.isDestroyed || this.view.composing) return;
    const signature = caretSignature(this.awareness);
    if (signature === this.shown) return;
    this.shown = signature;
    this.readCarets();
    const selected = selectionSignature(this.awareness);
    if (selected === this.selected) return;
    this.selected = selected;
    takeMovedSelection(this.view);
    this.view.dispatch(this.view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
  };

  /** What somebody else typed at their caret stands before it; what one types at it oneself, behind. */
  follow(transaction: Transaction): void {
    if (!transaction.docChanged) return;
    const side = isFromText(transaction) ? 1 : -1;
    this.carets = this.carets.map((caret) => ({ ...caret, head: transaction.mapping.map(caret.head, side) }));
    this.soon();
  }

  update(view: EditorView, before: EditorState): void {
    if (view.composing) return;
    const isChanged = before.doc !== view.state.doc;
    if (view.hasFocus() && (isChanged || !before.selection.eq(view.state.selection))) this.telling.soon();
  }

  readonly tell = (): void => {
    if (this.view.isDestroyed || this.view.composing || !this.view.hasFocus()) return;
    const { doc, selection } = this.view.state;
    const place = (position: number) => Y.relativePositionToJSON(relativePositionOf(this.text, doc, position, -1));
    this.set({ anchor: place(selection.anchor), head: place(selection.head) });
  };

  readonly leave = (): void => this.set(null);

  /** Looks again when the text that was held back during a composition has been shown. */
  readonly catchUp = (): void => {
    this.later = setTimeout(() => {
      this.look();
      this.readCarets();
      this.tell();
    }, SHOWN_AFTER_MS);
  };

  /** Who stands where they are drawn needs no frame; who waits for text stays where they were. */
  private readCarets(): void {
    const { carets, waiting } = otherCarets(this.awareness, this.text, this.view.state.doc);
    const before = new Map(this.carets.map((caret) => [caret.client, caret]));
    const kept = waiting.flatMap((client) => before.get(client) ?? []);
    this.carets = [...carets, ...kept];
    const isSame = ({ client, head, name, colour }: OtherCaret) => {
      const old = before.get(client);
      return old?.head === head && old.name === name && old.colour === colour;
    };
    if (this.carets.length === before.size && this.carets.every(isSame)) this.layer.nameMoved(this.carets);
    else this.soon();
  }

  /** With the next frame, which lays the text out anyway. */
  private readonly soon = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  };

  private readonly draw = (): void => {
    this.frame = 0;
    if (this.view.isDestroyed || this.view.composing) return;
    this.layer.show(this.carets);
  };

  private set(cursor: { anchor: unknown; head: unknown } | null): void {
    const told = JSON.stringify(cursor);
    if (told === this.told || this.awareness.getLocalState() === null) return;
    this.told = told;
    this.awareness.setLocalStateField('cursor', cursor);
  }

  destroy(): void {
    if (this.later) clearTimeout(this.later);
    cancelAnimationFrame(this.frame);
    this.resized.disconnect();
    document.fonts.removeEventListener('loadingdone', this.soon);
    this.telling.cancel();
    this.layer.destroy();
    this.awareness.off('change', this.look);
    this.leave();
  }
}

/** The view of the editor that is there now. */
interface Held {
  view: CaretsView | null;
}

function caretsPlugin(awareness: Awareness, text: Y.Text, held: Held): Plugin<Selections> {
  return new Plugin<Selections>({
    key,
    state: {
      init: (_config, { doc }) => selectionsOf(awareness, text, doc),
      apply(transaction, selections, _before, { doc }) {
        const look = transaction.getMeta(key) === true || (selections.waiting && transaction.docChanged);
        if (look) return selectionsOf(awareness, text, doc);
        if (!transaction.docChanged) return selections;
        return { ...selections, drawn: selections.drawn.map(transaction.mapping, doc) };
      },
    },
    view(view) {
      held.view = new CaretsView(view, awareness, text);
      return held.view;
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleDOMEvents: {
        focus: () => {
          held.view?.tell();
          return false;
        },
        compositionend: () => {
          held.view?.catchUp();
          return false;
        },
        blur: () => {
          held.view?.leave();
          return false;
        },
      },
    },
  });
}

export function carets(awareness: Awareness, text: Y.Text): Extension {
  const held: Held = { view: null };
  return Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [caretsPlugin(awareness, text, held)],
    onTransaction: ({ transaction }) => held.view?.follow(transaction),
  });
}
