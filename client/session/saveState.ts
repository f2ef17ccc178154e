/** What the header says about the reader's own work, from the facts of connection, role and progress. Never guessed. */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';

export type Link = 'connecting' | 'connected' | 'reconnecting' | 'offline';

export type SaveState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving'; unsaved: number }
  | { kind: 'reconnecting'; unsaved: number }
  /** `kept`: this computer holds a copy that survives closing the page. */
  | { kind: 'offline'; unsaved: number; kept: boolean }
  | { kind: 'readOnly' }
  /** The session cannot go on as it is; the page says what to do next. */
  | { kind: 'ended'; reason: CloseReason };

export interface SaveFacts {
  link: Link;
  /** True once the server's text arrived in this visit. */
  synced: boolean;
  unsaved: number;
  kept: boolean;
  mayWrite: boolean;
  ended: CloseReason | null;
}

/** The one state that is true of these facts. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { unsaved, kept } = facts;
  if (facts.ended) return { kind: 'ended', reason: facts.ended };
  if (facts.link === 'offline') return { kind: 'offline', unsaved, kept };
  if (facts.link === 'reconnecting') return { kind: 'reconnecting', unsaved };
  if (facts.link === 'connecting' || !facts.synced) return { kind: 'loading' };
  if (unsaved > 0) return { kind: 'saving', unsaved };
  return facts.mayWrite ? { kind: 'saved' } : { kind: 'readOnly' };
}

/** Close reasons after which the page ends; after every other 44xx the client rebuilds its text from the server. */
const ENDING: readonly CloseReason[] = [
  'session.ended',
  'guest.ended',
  'article.unknown',
  'article.deleted',
  'schema.other',
];

/** True when no fresh copy of the text could help. */
export function endsSession(reason: CloseReason): boolean {
  return ENDING.includes(reason);
}
