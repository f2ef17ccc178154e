/**
 * What it will cost Yjs to find the places of new characters. It puts each between the two neighbours that its author
 * saw, and looks at everything that stands between them by now. For honest work that is next to nothing; an update made
 * for it (wide gaps, or thousands of parts that all claim one gap) kept a server busy for half a minute.
 */
import * as Y from 'yjs';

/** So few parts cost little wherever they stand; a keystroke has one or two. */
const FEW = 50;
/** Items of the text to be looked at for one update, all its parts together. */
const MAX_WIDTH = 2_000_000;
/** Parts that do not stand where the update's own parts left a gap, times all parts. */
const MAX_CONTENTION = 10_000_000;

const keyOf = (id: Y.ID | null, none: string) => (id ? `${id.client}:${id.clock}` : none);

/** How many parts do not fit between neighbours as the parts before them left them. */
function looseParts(items: readonly Y.Item[], isNew: (id: Y.ID | null) => boolean): number {
  const next = new Map<string, string>();
  let loose = 0;
  for (const { id, length, origin, rightOrigin } of items) {
    const [left, right] = [keyOf(origin, 'start'), keyOf(rightOrigin, 'end')];
    const within = origin && isNew(origin) ? `${origin.client}:${origin.clock + 1}` : right;
    if ((next.get(left) ?? within) !== right) loose += 1;
    next.set(left, keyOf(id, ''));
    next.set(`${id.client}:${id.clock + length - 1}`, right);
  }
  return loose;
}

function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const found: Y.Item | Y.GC = Y.getItem(doc.store, id);
  return found instanceof Y.Item ? found : null;
}

/** Items between two neighbours that the text has, at most `limit`. */
function widthBetween(text: Y.Text, doc: Y.Doc, { origin, rightOrigin }: Y.Item, limit: number): number {
  const left = origin && itemAt(doc, origin);
  const right = rightOrigin && itemAt(doc, rightOrigin);
  if ((origin && !left) || (rightOrigin && !right) || (left && left === right)) return 0;
  let width = 0;
  for (let item = left ? left.right : text._start; item && item !== right && width < limit; item = item.right)
    width += 1;
  return width;
}

/** Whether the text can take these parts in reasonable time. All that they rest on must be in it, or among them. */
export function isCheap(structs: readonly (Y.Item | Y.GC)[], text: Y.Text, doc: Y.Doc): boolean {
  if (structs.length < FEW) return true;
  const isNew = (id: Y.ID | null) => id !== null && id.clock >= Y.getState(doc.store, id.client);
  const items = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item && isNew(struct.id));
  if (looseParts(items, isNew) * items.length > MAX_CONTENTION) return false;
  let left = MAX_WIDTH;
  for (const item of items) {
    if (isNew(item.origin) || isNew(item.rightOrigin)) continue;
    left -= widthBetween(text, doc, item, left);
    if (left <= 0) return false;
  }
  return true;
}
