/**
 * The browser moves its selection at once but tells of it in a task of its own. A change that is drawn in between (of
 * another person, a caret, a passage) would put the old selection back, and an arrow key would be lost.
 */
import type { EditorView } from '@tiptap/pm/view';

/** What ProseMirror's view keeps of the DOM; it has no public way to ask for a look at the selection. */
interface Watching {
  domObserver?: { pendingRecords(): unknown[]; flush(): void; flushSoon(): void };
}

/**
 * Takes over a selection that the browser has moved already. To be called before anything is drawn that is not the
 * doing of the person at the view. Changes of text that are still to be read keep their turn.
 */
export function takeMovedSelection(view: EditorView): void {
  const { domObserver } = view as unknown as Watching;
  if (!domObserver || view.composing || !view.hasFocus()) return;
  if (domObserver.pendingRecords().length === 0) domObserver.flush();
  else domObserver.flushSoon();
}
