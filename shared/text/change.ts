/** What one change of a text brought and took, in items; costs the size of the change and not that of the text. */
import * as Y from 'yjs';
import { BLOCK_KEY } from './block.ts';

export interface TextChange {
  event: Y.YTextEvent;
  /** Items that came, deleted ones among them. */
  added: readonly Y.Item[];
  deleted: readonly Y.Item[];
  /** Keys of the marks whose markers came or went: nothing else can mark, or unmark, what stood there before. */
  markers: ReadonlySet<string>;
}

function addedItems({ doc, beforeState, afterState }: Y.Transaction, text: unknown): Y.Item[] {
  const added: Y.Item[] = [];
  for (const [client, clock] of afterState) {
    const from = beforeState.get(client) ?? 0;
    const structs = from < clock ? (doc.store.clients.get(client) ?? []) : [];
    for (let place = structs.length > 0 ? Y.findIndexSS(structs, from) : 0; place < structs.length; place += 1) {
      const struct = structs[place];
      if (struct instanceof Y.Item && struct.parent === text) added.push(struct);
    }
  }
  return added;
}

function deletedItems(transaction: Y.Transaction, text: unknown): Y.Item[] {
  const deleted: Y.Item[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.parent === text) deleted.push(struct);
  });
  return deleted;
}

/** To be called in the text's observer, while the deleted items still have their content. */
export function changeOf(event: Y.YTextEvent): TextChange {
  const text: unknown = event.target;
  const added = addedItems(event.transaction, text);
  const deleted = deletedItems(event.transaction, text);
  const markers = new Set<string>();
  for (const items of [added, deleted]) {
    for (const { content } of items) {
      if (content instanceof Y.ContentFormat && content.key !== BLOCK_KEY) markers.add(content.key);
    }
  }
  return { event, added, deleted, markers };
}
