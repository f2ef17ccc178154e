/** Undo of one's own changes: a Yjs undo manager that follows the editor's origin alone and remembers selections. */
import * as Y from 'yjs';
import type { RelativeSelection } from './selection.ts';

/** Origin of what the binding writes. `tracked: false` for changes that undo leaves alone. */
export interface EditorOrigin {
  from: 'editor';
  tracked: boolean;
}

const SELECTION = 'selection';

type StackItem = { meta: Map<unknown, unknown> };

function selectionIn(item: StackItem | null): RelativeSelection | null {
  return (item?.meta.get(SELECTION) as RelativeSelection | undefined) ?? null;
}

export class TextUndo {
  private readonly manager: Y.UndoManager;
  /** The selection before the change under way, for the stack item that it makes. */
  private selection: RelativeSelection | null = null;

  constructor(text: Y.Text, tracked: EditorOrigin) {
    // Groups end by `endGroup` alone: the editor knows better than a clock what belongs together.
    const captureTimeout = Number.POSITIVE_INFINITY;
    this.manager = new Y.UndoManager(text, { trackedOrigins: new Set([tracked]), captureTimeout });
    this.manager.on('stack-item-added', ({ stackItem }) => {
      if (this.selection) stackItem.meta.set(SELECTION, this.selection);
    });
  }

  /** Call before each change with the selection that undoing it brings back. */
  willChange(selection: RelativeSelection): void {
    this.selection = selection;
  }

  /** The next change is a step of its own. */
  endGroup(): void {
    this.manager.stopCapturing();
  }

  canUndo(): boolean {
    return this.manager.canUndo();
  }

  canRedo(): boolean {
    return this.manager.canRedo();
  }

  /** @returns whether something was undone, and the selection from before that change. */
  undo(selection: RelativeSelection): { changed: boolean; selection: RelativeSelection | null } {
    this.selection = selection;
    const item = this.manager.undo();
    return { changed: item !== null, selection: selectionIn(item) };
  }

  redo(selection: RelativeSelection): { changed: boolean; selection: RelativeSelection | null } {
    this.selection = selection;
    const item = this.manager.redo();
    return { changed: item !== null, selection: selectionIn(item) };
  }

  destroy(): void {
    this.manager.destroy();
  }
}
