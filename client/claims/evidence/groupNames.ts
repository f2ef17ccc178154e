/** Names of independence groups that the article's records bear already, as far as the reader may see them. */
import { annotationsOf, type LedgerState } from '../../../shared/ledger/state.ts';

export function groupNamesIn(state: LedgerState): string[] {
  const records = annotationsOf(state, 'claim').flatMap(({ evidence }) => evidence);
  const names = records.flatMap(({ content, withdrawn }) =>
    withdrawn === null && content?.group ? content.group : [],
  );
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...known.values()].sort((a, b) => a.localeCompare(b));
}
