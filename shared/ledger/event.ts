/**
 * Events: what the ledger of an article records, one after another without a gap. The body says what happened; the frame
 * around it is stamped by the server. `hash` = sha256 of the previous event's hash and the canonical JSON of this event
 * without its `hash`, and without what lies beside the chain under a seal (sealed.ts).
 */
import type { ClaimEvent } from './claim.ts';
import type { ClearanceEvent } from './clearance.ts';
import type { PassageEvent } from './passages.ts';
import type { ResidueEvent } from './residue.ts';
import type { SentenceEvent } from './sentence.ts';
import type { SessionEvent } from './session.ts';
import type { Stamped } from './stamp.ts';
import type { SuggestionEvent } from './suggestion.ts';
import type { ThreadEvent } from './thread.ts';
import type { VersionEvent } from './versions.ts';

/** What happened to an annotation, which it names. */
export type AnnotationEventBody = ThreadEvent | ClaimEvent | SuggestionEvent | PassageEvent | SentenceEvent;
export type AnnotationEvent = Stamped<AnnotationEventBody>;
export type EventBody = AnnotationEventBody | ClearanceEvent | SessionEvent | ResidueEvent | VersionEvent;
export type LedgerEvent = Stamped<EventBody>;

/** True for what is about the article as a whole. */
export function isAboutArticle(event: LedgerEvent): event is Stamped<ClearanceEvent> {
  return event.type.startsWith('clearance.');
}

/** True for what becomes of a left-over. */
export function isAboutResidue(event: LedgerEvent): event is Stamped<ResidueEvent> {
  return event.type.startsWith('residue.');
}

/** True for what happens in a live session. */
export function isAboutSession(event: LedgerEvent): event is Stamped<SessionEvent> {
  return event.type.startsWith('session.');
}

/** True for a version that got a name, or came back. */
export function isAboutVersion(event: LedgerEvent): event is Stamped<VersionEvent> {
  return event.type.startsWith('version.');
}
