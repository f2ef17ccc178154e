/** Brings into the text what the ledger decided about it: accepted suggestions, left-overs, versions that come back. */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { retireUnwritten } from '../domain/suggestions.ts';
import { unwritten, writeAccepted } from './acceptances.ts';
import type { Keepers } from './keeper/keepers.ts';
import type { LiveText } from './port.ts';
import type { createRecorder } from './recorder.ts';
import { unhandled, writeHandled } from './residue.ts';
import { unrestored, type VersionSource, writeRestored } from './restorations.ts';

interface WriterParts {
  stateOf(article: string): Promise<LedgerState>;
  keepers: Keepers;
  record: ReturnType<typeof createRecorder>;
  newId: () => string;
  versions: Omit<VersionSource, 'article'>;
}

/**
 * Writes what is decided and not in the text yet; what cannot be written any more is recorded as retired. Resolves with
 * the events of that, once all of it is durable.
 */
export function createWriter({ stateOf, keepers, record, newId, versions }: WriterParts) {
  return async (live: LiveText, article: string): Promise<LedgerEvent[]> => {
    const state = await stateOf(article);
    for (const handled of unhandled(live, state)) await writeHandled(live, handled);
    for (const restored of unrestored(live, state)) await writeRestored(live, { ...versions, article }, restored);
    const due = unwritten(live, state);
    if (due.length === 0) return [];
    const keeper = await keepers.on(article, live);
    const events: LedgerEvent[] = [];
    for (const accepted of due) {
      if (await writeAccepted(live, accepted, keeper.records())) continue;
      const { suggestion, person } = accepted;
      const asked = { article, command: newId(), actor: person, records: () => [] };
      const { appended } = await record(state, { ...asked, decide: (now) => retireUnwritten(now, suggestion.id) });
      events.push(...(appended?.events ?? []));
    }
    return events;
  };
}
