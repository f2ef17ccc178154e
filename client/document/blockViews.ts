/**
 * How figures, embeds and left-overs are drawn: a part that is no text, and the block's words under or beside it. A
 * picture is loaded only from this article's own files; anything else is named and stays where it is.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view';
import { blockType } from './commands/blocks.ts';
import { type DocumentLabels, labelsOf } from './labels.ts';
import { ownPicture } from './pictures/ownPicture.ts';

/** The host of an address, or null if it is none. */
function hostOf(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  return new URL(address).host || null;
}

/** What stands in a block beside its text. `run` does something to the block, where one may write. */
type Drawing = (node: Node, labels: DocumentLabels, run: (what: BlockAct) => void) => HTMLElement;

/** @param position before the block */
type BlockAct = (state: EditorState, position: number, node: Node) => Transaction;

function element(tag: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}

const picture: Drawing = (node, labels) => {
  const own = ownPicture(node.attrs['src']);
  if (own !== null) {
    const image = document.createElement('img');
    image.className = 'article-picture';
    image.src = own;
    image.alt = node.textContent;
    image.draggable = false;
    return image;
  }
  const host = hostOf(node.attrs['src']);
  return element('div', 'article-frame', host === null ? labels.picture : labels.notLoaded(host));
};

const embed: Drawing = (node, labels) => {
  const frame = element('div', 'article-frame');
  frame.append(element('strong', '', labels.embed), ` ${String(node.attrs['url'] ?? '')}`);
  return frame;
};

const removed: BlockAct = ({ tr }, position, node) => tr.delete(position, position + node.nodeSize);
const asText: BlockAct = ({ tr, schema }, position, node) =>
  tr.setNodeMarkup(position, blockType(schema, 'paragraph'), { data: node.attrs['data'] });

const leftOver: Drawing = (_node, labels, run) => {
  const beside = element('span', 'article-left-over');
  const act = (words: string, what: BlockAct) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', () => run(what));
    return button;
  };
  const acts = element('span', 'article-left-over-acts');
  acts.append(act(labels.removeResidue, removed), act(labels.keepResidue, asText));
  beside.append(element('strong', '', labels.residue), acts);
  return beside;
};

const isControl = (target: EventTarget | null) => target instanceof Element && target.closest('button') !== null;

interface BlockViewParts {
  draw: Drawing;
  labels: DocumentLabels;
  select: () => void;
  run: (what: BlockAct) => void;
  onDestroy: () => void;
}

class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private node: Node;
  private beside: HTMLElement;
  private readonly draw: Drawing;
  private readonly run: (what: BlockAct) => void;
  private readonly onDestroy: () => void;

  constructor(node: Node, { draw, labels, select, run, onDestroy }: BlockViewParts) {
    this.node = node;
    this.draw = draw;
    this.run = run;
    this.onDestroy = onDestroy;
    this.dom = element('div', 'article-thing');
    this.dom.dataset['block'] = node.type.name;
    // On the block and not on the part, which is drawn anew in another language.
    this.dom.addEventListener('click', ({ target }) => {
      if (!isControl(target) && target instanceof globalThis.Node && this.beside.contains(target)) select();
    });
    this.contentDOM = element('div', 'article-words');
    this.beside = this.drawn(labels);
    this.dom.append(this.beside, this.contentDOM);
  }

  private drawn(labels: DocumentLabels): HTMLElement {
    const beside = this.draw(this.node, labels, this.run);
    beside.contentEditable = 'false';
    return beside;
  }

  relabel(labels: DocumentLabels): void {
    const beside = this.drawn(labels);
    this.beside.replaceWith(beside);
    this.beside = beside;
  }

  destroy(): void {
    this.onDestroy();
  }

  update(node: Node): boolean {
    if (!node.hasMarkup(this.node.type, this.node.attrs)) return false;
    this.node = node;
    if (this.beside instanceof HTMLImageElement) this.beside.alt = node.textContent;
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  /** A key or a press on a control is the control's. */
  stopEvent({ target }: Event): boolean {
    return isControl(target);
  }

  ignoreMutation({ target }: { target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target);
  }
}

function viewOf(draw: Drawing, shown: Set<BlockView>): NodeViewConstructor {
  return (node: Node, view: EditorView, positionNow) => {
    const select = () => {
      const position = positionNow();
      if (position === undefined) return;
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
      view.focus();
    };
    const run = (what: BlockAct) => {
      const position = positionNow();
      const here = position === undefined ? null : view.state.doc.nodeAt(position);
      if (position === undefined || !here || !view.editable) return;
      view.dispatch(what(view.state, position, here).scrollIntoView());
      view.focus();
    };
    const onDestroy = () => shown.delete(made);
    const made: BlockView = new BlockView(node, { draw, labels: labelsOf(view.state), select, run, onDestroy });
    shown.add(made);
    return made;
  };
}

function blockViews(): Plugin {
  const shown = new Set<BlockView>();
  return new Plugin({
    props: {
      nodeViews: {
        figure: viewOf(picture, shown),
        embed: viewOf(embed, shown),
        residue: viewOf(leftOver, shown),
      },
    },
    view: () => ({
      update({ state }, before) {
        const labels = labelsOf(state);
        if (labels !== labelsOf(before)) for (const each of shown) each.relabel(labels);
      },
    }),
  });
}

export const BlockViews = Extension.create({ name: 'blockViews', addProseMirrorPlugins: () => [blockViews()] });
