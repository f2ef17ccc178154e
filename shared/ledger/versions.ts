/**
 * Versions of the text that people name or bring back. A version is a place in the log of the text: the number of its last
 * row. All others are found from that log and the ledger, and nobody records them (shared/history/versions.ts).
 */
import { assertNever } from '../assertNever.ts';
import type { Stamped } from './stamp.ts';

export type VersionEvent =
  /** `textHash`: hex sha-256 of the article's plain text in that version. */
  | { type: 'version.named'; version: number; name: string; textHash: string }
  | {
      type: 'version.restored';
      version: number;
      seen: number;
      /** Yjs client id under which the text is changed: it is exactly when the text knows that id. */
      client: number;
      /** Person ids: who had written the words that come back. */
      writers: string[];
    };

interface NamedVersion {
  version: number;
  name: string;
  textHash: string;
  by: string;
  at: string;
}

export interface RestoredVersion {
  version: number;
  seen: number;
  client: number;
  writers: readonly string[];
  by: string;
  at: string;
}

export interface VersionsState {
  /** By version; a later name takes the place of an earlier. */
  named: ReadonlyMap<number, NamedVersion>;
  /** In order. */
  restored: readonly RestoredVersion[];
}

export const NO_VERSIONS: VersionsState = { named: new Map(), restored: [] };

export function changedVersions(state: VersionsState, event: Stamped<VersionEvent>): VersionsState {
  const { actor: by, at, version } = event;
  switch (event.type) {
    case 'version.named': {
      const { name, textHash } = event;
      return { ...state, named: new Map(state.named).set(version, { version, name, textHash, by, at }) };
    }
    case 'version.restored': {
      const { seen, client, writers } = event;
      return { ...state, restored: [...state.restored, { version, seen, client, writers, by, at }] };
    }
    default:
      return assertNever(event);
  }
}
