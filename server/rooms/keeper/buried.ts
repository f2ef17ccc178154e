/** Characters that were taken out between those that stand: Yjs keeps their ids as long as the text lives. */
import * as Y from 'yjs';
import type { IdRun } from '../../../shared/passage/covered.ts';

/** The ids of what was deleted between the first and the last of these characters, which are in order. */
export function buriedIds(text: Y.Text, ids: readonly IdRun[]): IdRun[] {
  const first = ids[0];
  const last = ids.at(-1);
  if (!text.doc || !first || !last) return [];
  const end = Y.createID(last[0], last[1] + last[2] - 1);
  const found: IdRun[] = [];
  let item: Y.Item | null = Y.getItem(text.doc.store, Y.createID(first[0], first[1]));
  for (; item; item = item.right) {
    const { client, clock } = item.id;
    if (item.deleted) found.push([client, clock, item.length]);
    else if (client === end.client && clock <= end.clock && end.clock < clock + item.length) break;
  }
  return found;
}
