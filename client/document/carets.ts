/**
 * Carets and selections of others, over awareness. They are decorations: a keystroke maps them, and they are made anew
 * only when somebody else moved. Nothing here scrolls, or touches one's own selection.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { afterPaint } from '../ui/afterPaint.ts';
import { takeMovedSelection } from './binding/movedSelection.ts';
import { relativePositionOf } from './binding/selection.ts';
import { caretSignature, type OtherCaret, otherCarets } from './caretPlaces.ts';

interface CaretsState {
  drawn: DecorationSet;
  waiting: boolean;
}

/** The binding shows what came in during a composition within 50 ms of its end. */
const SHOWN_AFTER_MS = 100;

const key = new PluginKey<CaretsState>('carets');

function caretElement({ name, colour }: OtherCaret): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'article-caret';
  caret.style.setProperty('--person', colour);
  const flag = document.createElement('span');
  flag.className = 'article-caret-flag';
  flag.textContent = name;
  caret.append(flag);
  return caret;
}

function decorationsOf(caret: OtherCaret): Decoration[] {
  const { anchor, head, client, moved, name, colour } = caret;
  const flag = Decoration.widget(head, () => caretElement(caret), {
    key: `${client} ${name} ${moved}`,
    side: 10,
    ignoreSelection: true,
    stopEvent: () => true,
  });
  if (anchor === head) return [flag];
  const style = `background-color: color-mix(in srgb, ${colour} 22%, transparent)`;
  return [flag, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style })];
}

function draw(awareness: Awareness, text: Y.Text, doc: Node): CaretsState {
  const { carets, waiting } = otherCarets(awareness, text, doc);
  return { drawn: DecorationSet.create(doc, carets.flatMap(decorationsOf)), waiting };
}

/** Watches others, and tells them where one's own caret is. */
class CaretsView {
  private readonly view: EditorView;
  private readonly awareness: Awareness;
  private readonly text: Y.Text;
  private shown = '';
  private told = '';
  /** A caret is told of with the frame that shows it here: the key that moved it has not to wait. */
  private readonly telling = afterPaint(() => this.tell());
  private later: ReturnType<typeof setTimeout> | null = null;

  constructor(view: EditorView, awareness: Awareness, text: Y.Text) {
    this.view = view;
    this.awareness = awareness;
    this.text = text;
    this.shown = caretSignature(awareness);
    awareness.on('change', this.look);
  }

  /** While somebody composes here the text stands still, so the carets wait as well. */
  readonly look = (): void => {
    if (this.view.isDestroyed || this.view.composing) return;
    const signature = caretSignature(this.awareness);
    if (signature === this.shown) return;
    this.shown = signature;
    takeMovedSelection(this.view);
    this.view.dispatch(this.view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
  };

  update(view: EditorView, before: EditorState): void {
    if (view.composing) return;
    if (view.hasFocus() && (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc))
      this.telling.soon();
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
      this.tell();
    }, SHOWN_AFTER_MS);
  };

  private set(cursor: { anchor: unknown; head: unknown } | null): void {
    const told = JSON.stringify(cursor);
    if (told === this.told || this.awareness.getLocalState() === null) return;
    this.told = told;
    this.awareness.setLocalStateField('cursor', cursor);
  }

  destroy(): void {
    if (this.later) clearTimeout(this.later);
    this.telling.cancel();
    this.awareness.off('change', this.look);
    this.leave();
  }
}

function caretsPlugin(awareness: Awareness, text: Y.Text): Plugin<CaretsState> {
  let watcher: CaretsView | null = null;
  return new Plugin<CaretsState>({
    key,
    state: {
      init: (_config, { doc }) => draw(awareness, text, doc),
      apply(transaction, carets, _before, { doc }) {
        const look = transaction.getMeta(key) === true || (carets.waiting && transaction.docChanged);
        if (look) return draw(awareness, text, doc);
        return transaction.docChanged ? { ...carets, drawn: carets.drawn.map(transaction.mapping, doc) } : carets;
      },
    },
    view(view) {
      watcher = new CaretsView(view, awareness, text);
      return watcher;
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleDOMEvents: {
        focus: () => {
          watcher?.tell();
          return false;
        },
        compositionend: () => {
          watcher?.catchUp();
          return false;
        },
        blur: () => {
          watcher?.leave();
          return false;
        },
      },
    },
  });
}

export function carets(awareness: Awareness, text: Y.Text): Extension {
  return Extension.create({ name: 'carets', addProseMirrorPlugins: () => [caretsPlugin(awareness, text)] });
}
