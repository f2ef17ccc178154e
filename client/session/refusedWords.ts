/** The words of this editor that the server did not take: read from the old document before it is given up. */
import * as Y from 'yjs';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';

export interface RefusedDraft {
  reason: CloseReason;
  /** Runs of refused text in the order of the article; empty when only deletions or formatting were refused. */
  words: string[];
}

/**
 * Text in `text` that `durable` (client id → clock) does not cover, one string a run. Walks the characters with their
 * ids, as Yjs keeps them: an item is refused from the durable clock on.
 */
export function refusedWords(text: Y.Text, durable: Map<number, number>): string[] {
  const runs: string[] = [];
  let run = '';
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const known = (durable.get(item.id.client) ?? 0) - item.id.clock;
    const refused = item.content.str.slice(Math.max(0, known));
    if (known > 0 && run) {
      runs.push(run);
      run = '';
    }
    run += refused;
  }
  return [...runs, run].map((words) => words.trim()).filter((words) => words !== '');
}
