/**
 * Binds a ProseMirror view with a flat schema to the article's `Y.Text`. Local steps are written to the text as they are
 * dispatched; changes of the text become small steps of the view. After each, the document is the rendering of the text.
 */
import type { Node, Schema } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { NEWLINE, stampedNewline } from '../../../shared/text/block.ts';
import { isClosed } from '../../../shared/text/build.ts';
import { FlatCodec } from './codec.ts';
import { UndoGrouping } from './grouping.ts';
import { CompositionHold } from './hold.ts';
import { writeStep } from './local.ts';
import { takeMovedSelection } from './movedSelection.ts';
import { markFromText, type PendingChange, textSyncKey } from './pending.ts';
import { textLengthOf } from './positions.ts';
import { rebuild } from './rebuild.ts';
import { applyDelta, type DeltaOperation } from './remote.ts';
import { isSameDocument, renderText, signatureOf } from './rendering.ts';
import { type RelativeSelection, relativeSelection, selectionOfRelative } from './selection.ts';
import { type EditorOrigin, TextUndo } from './undo.ts';

export interface TextBindingOptions {
  /** The article's text, inside its document. */
  text: Y.Text;
  schema: Schema;
  /** For tests: after each step, throw unless the document is the rendering of the text. */
  check?: boolean;
}

export interface BindingCounts {
  /** Flushes of the editor's own changes. */
  local: number;
  /** Changes of the text shown by steps. */
  remote: number;
  /** Changes of the text shown by replacing what differs; should stay 0. */
  fallbacks: number;
  /** Flushes after which the document had to be brought back in line; should stay 0. */
  mismatches: number;
}

/** After a composition ended, ProseMirror reads the last of it within 20 ms; only then may the text move again. */
const SETTLED_AFTER_MS = 50;

export class TextBinding {
  readonly text: Y.Text;
  readonly codec: FlatCodec;
  readonly counts: BindingCounts = { local: 0, remote: 0, fallbacks: 0, mismatches: 0 };
  /** What the latest fallback was thrown by, if anything was. */
  lastMisfit: unknown = null;
  private readonly article: Y.Doc;
  private readonly check: boolean;
  private readonly hold: CompositionHold;
  private readonly history: TextUndo;
  private readonly grouping = new UndoGrouping();
  private readonly tracked: EditorOrigin = { from: 'editor', tracked: true };
  private readonly untracked: EditorOrigin = { from: 'editor', tracked: false };
  private view: EditorView | null = null;
  private flushed = 0;
  private open = false;
  private settling: ReturnType<typeof setTimeout> | null = null;

  constructor({ text, schema, check = false }: TextBindingOptions) {
    if (!text.doc) throw new Error('the text must be inside a document');
    this.text = text;
    this.article = text.doc;
    this.codec = new FlatCodec(schema);
    this.check = check;
    this.hold = new CompositionHold(text);
    this.history = new TextUndo(text, this.tracked);
  }

  /** The document that shows the text now; give it to the editor as its first content. */
  render(): Node {
    return renderText(this.codec, this.hold.text).doc;
  }

  /** Number of the latest change of the view's that is in the text. */
  get flushedChange(): number {
    return this.flushed;
  }

  attach(view: EditorView): void {
    this.view = view;
    this.flushed = textSyncKey.getState(view.state)?.latest ?? 0;
    this.article.on('beforeTransaction', this.beforeTransaction);
    this.text.observe(this.onTextChange);
    this.bringInLine();
  }

  /** Lets go of the view; undo outlives it, since an editor that gets another plugin makes its plugin views anew. */
  detach(): void {
    if (!this.view) return;
    if (this.settling) clearTimeout(this.settling);
    this.settling = null;
    this.hold.end(this.article);
    this.article.off('beforeTransaction', this.beforeTransaction);
    this.text.unobserve(this.onTextChange);
    this.view = null;
  }

  destroy(): void {
    this.detach();
    this.history.destroy();
  }

  /** Writes what the editor changed since the last call into the text. */
  flush(state: EditorState): void {
    const pending = textSyncKey.getState(state);
    const changes = pending?.changes.filter((change) => change.number > this.flushed) ?? [];
    const [first] = changes;
    if (!pending || !first) return;
    this.flushed = pending.latest;
    this.counts.local += 1;
    const tracked = this.prepareHistory(first, changes);
    const exact = this.write(changes, tracked ? this.tracked : this.untracked);
    if (!exact || this.hold.text.length !== textLengthOf(state.doc)) {
      this.counts.mismatches += 1;
      this.bringInLine();
    }
    this.assertInLine();
  }

  private prepareHistory(first: PendingChange, changes: readonly PendingChange[]): boolean {
    const apart = changes.map(({ transaction }) => this.grouping.isApart(transaction));
    const tracked = changes.some(({ transaction }) => transaction.getMeta('addToHistory') !== false);
    if (tracked && apart[0]) this.history.endGroup();
    this.history.willChange(relativeSelection(this.hold.text, first.transaction.before, first.selectionBefore));
    return tracked;
  }

  private write(changes: readonly PendingChange[], origin: EditorOrigin): boolean {
    const { text } = this.hold;
    let exact = true;
    text.doc?.transact(() => {
      if (this.open) text.insert(text.length, NEWLINE, stampedNewline(text, { t: 'paragraph' }));
      this.open = false;
      for (const { transaction } of changes) {
        for (const [place, step] of transaction.steps.entries()) {
          const before = transaction.docs[place] ?? transaction.before;
          const after = transaction.docs[place + 1] ?? transaction.doc;
          exact = writeStep(text, this.codec, { step, before, after }) && exact;
        }
      }
    }, origin);
    return exact;
  }

  private readonly beforeTransaction = ({ origin }: Y.Transaction): void => {
    if (this.isOwn(origin) || this.hold.active || !this.isComposing()) return;
    this.hold.begin(this.article);
    this.settleLater();
  };

  private isOwn(origin: unknown): boolean {
    return origin === this.tracked || origin === this.untracked;
  }

  private isComposing(): boolean {
    return this.settling !== null || this.view?.composing === true;
  }

  /** Call when the view's composition ends. */
  compositionEnded(): void {
    this.settleLater();
  }

  private settleLater(): void {
    if (this.settling) clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLED_AFTER_MS);
  }

  private settle(): void {
    this.settling = null;
    if (!this.hold.active) return;
    if (this.view?.composing) {
      this.settleLater();
      return;
    }
    const missed = this.hold.end(this.article);
    if (missed.length > 0) this.show(missed);
  }

  private readonly onTextChange = (event: Y.YTextEvent, { origin }: Y.Transaction): void => {
    if (this.isOwn(origin) || this.hold.active || event.delta.length === 0) return;
    this.show(event.delta as DeltaOperation[]);
  };

  private show(delta: DeltaOperation[]): void {
    if (!this.view) return;
    this.flush(this.view.state);
    takeMovedSelection(this.view);
    this.counts.remote += 1;
    const open = { before: this.open, after: !isClosed(this.text) };
    this.open = open.after;
    const { state } = this.view;
    const transaction = state.tr;
    if (this.fits(transaction, delta, open)) this.dispatch(this.fromStart(transaction, state), state);
    else {
      this.counts.fallbacks += 1;
      this.bringInLine();
    }
    this.assertInLine();
  }

  private fits(transaction: Transaction, delta: DeltaOperation[], open: { before: boolean; after: boolean }): boolean {
    try {
      applyDelta(transaction, this.codec, delta, open);
    } catch (misfit) {
      // The caller rebuilds what differs and counts it; what did not fit is kept for whoever looks into it.
      this.lastMisfit = misfit;
      return false;
    }
    return textLengthOf(transaction.doc) === this.text.length + (open.after ? 1 : 0);
  }

  /** An article that arrives while nobody is in its text is entered at its start, not behind its last word. */
  private fromStart(transaction: Transaction, { doc }: EditorState): Transaction {
    const isEmpty = doc.childCount === 1 && doc.content.size === 2;
    return isEmpty && !this.view?.hasFocus()
      ? transaction.setSelection(Selection.atStart(transaction.doc))
      : transaction;
  }

  private dispatch(transaction: Transaction, state: EditorState): void {
    this.grouping.follow(transaction.mapping);
    this.view?.dispatch(markFromText(transaction, state));
  }

  /** Replaces what differs between the view's document and the text. */
  private bringInLine(): void {
    if (!this.view) return;
    const { state } = this.view;
    const rendering = renderText(this.codec, this.hold.text);
    this.open = rendering.open;
    if (isSameDocument(state.doc, rendering.doc)) return;
    const transaction = state.tr;
    rebuild(transaction, rendering.doc);
    this.dispatch(transaction, state);
  }

  private assertInLine(): void {
    if (!this.check || !this.view) return;
    const { doc, open } = renderText(this.codec, this.hold.text);
    if (open === this.open && isSameDocument(doc, this.view.state.doc)) return;
    const shown = signatureOf(this.view.state.doc);
    throw new Error(`the document is not the rendering of the text\n${signatureOf(doc)}\nbut shows\n${shown}`);
  }

  canUndo(): boolean {
    return this.history.canUndo();
  }

  canRedo(): boolean {
    return this.history.canRedo();
  }

  /** The next change is undone on its own, however soon it comes. */
  endUndoGroup(): void {
    this.history.endGroup();
  }

  /** Undoes one's own last change and puts the selection where it was. @returns whether there was something to undo. */
  undo(): boolean {
    return this.travel((selection) => this.history.undo(selection));
  }

  redo(): boolean {
    return this.travel((selection) => this.history.redo(selection));
  }

  private travel(go: (now: RelativeSelection) => { changed: boolean; selection: RelativeSelection | null }): boolean {
    const { view } = this;
    if (!view || this.isComposing()) return false;
    const { changed, selection } = go(relativeSelection(this.text, view.state.doc, view.state.selection));
    const found = selection && selectionOfRelative(this.text, view.state.doc, selection);
    if (changed && found) view.dispatch(view.state.tr.setSelection(found).scrollIntoView());
    return changed;
  }
}
