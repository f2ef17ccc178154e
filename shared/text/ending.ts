/** Whether a text ends with a newline, asked after each change: the place of the last one is remembered. */
import * as Y from 'yjs';
import { NEWLINE } from './block.ts';

function isShown(item: Y.Item): boolean {
  return !item.deleted && item.countable;
}

function endsWithNewline({ content }: Y.Item): boolean {
  return content instanceof Y.ContentString && content.str.endsWith(NEWLINE);
}

/** The last item from `from` on that is shown. */
function lastShown(from: Y.Item | null): Y.Item | null {
  let last: Y.Item | null = null;
  for (let item = from; item; item = item.right) if (isShown(item)) last = item;
  return last;
}

export class TextEnding {
  private readonly text: Y.Text;
  /** Id of the last character; items themselves are merged and split. */
  private last: Y.ID | null = null;

  constructor(text: Y.Text) {
    this.text = text;
  }

  /** Costs next to nothing unless the last character was deleted since. */
  isClosed(): boolean {
    const known = this.known();
    const last = known ? (lastShown(known) ?? known) : lastShown(this.text._start);
    this.last = last?.lastId ?? null;
    return last !== null && endsWithNewline(last);
  }

  private known(): Y.Item | null {
    const { doc } = this.text;
    if (!doc || !this.last) return null;
    const found: Y.Item | Y.GC = Y.getItem(doc.store, this.last);
    return found instanceof Y.Item && isShown(found) ? found : null;
  }
}
