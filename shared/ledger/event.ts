/**
 * Events: what the ledger of an article records, one after another without a gap. The body says what happened; the frame
 * around it is stamped by the server. `hash` = sha256 of the previous event's hash and the canonical JSON of this event
 * without its `hash`.
 */
import type { ClaimEvent } from './claim.ts';
import type { PassageEvent } from './passages.ts';
import type { Stamped } from './stamp.ts';
import type { SuggestionEvent } from './suggestion.ts';
import type { ThreadEvent } from './thread.ts';

export type EventBody = ThreadEvent | ClaimEvent | SuggestionEvent | PassageEvent;
export type LedgerEvent = Stamped<EventBody>;
