/**
 * Evidence in the ledger: one record of a source for or against a claim. What counts (relation, tier) is open to
 * everybody who reads the article; what the record says, whom it shares its origin with and why it was withdrawn lies
 * beside the chain, under a seal: the event holds a salted hash of it, so that it can be withheld from a person and the
 * chain still verifies.
 */
import type { EvidenceContent } from './evidenceContent.ts';
import type { RELATIONS, TIERS } from './evidenceKinds.ts';
import type { Sealed } from './sealed.ts';
import type { Stamped } from './stamp.ts';

/** What lies beside the chain: sent to those who may read the record. */
interface SealedReason extends Sealed {
  /** Of a correction or a withdrawal: why. */
  reason?: string;
}

interface OpenedEvidence extends SealedReason {
  content: EvidenceContent;
  /** Equal for records that come from one origin, made by the server; tells nothing else. */
  origin: string;
}

interface Weighed {
  annotation: string;
  evidence: string;
  relation: (typeof RELATIONS)[number];
  tier: (typeof TIERS)[number];
  /** Whether it says who or what its source is, as *attributed* asks. */
  names: boolean;
  /** Hex sha-256 of what is withheld. */
  seal: string;
  /** Not covered by the event's hash, but by `seal`; missing where the reader may not see it. */
  opened?: OpenedEvidence;
}

export type EvidenceEvent =
  | ({ type: 'evidence.added' } & Weighed)
  | ({ type: 'evidence.amended' } & Weighed)
  /** With a reason it has a seal, too. */
  | { type: 'evidence.withdrawn'; annotation: string; evidence: string; seal?: string; opened?: SealedReason };

/** One wording of a record. */
interface EvidenceVersion {
  by: string;
  at: string;
  /** Null where the reader may not see it. */
  content: EvidenceContent | null;
  /** Of a correction: why. */
  reason: string | null;
}

export interface Evidence {
  id: string;
  relation: (typeof RELATIONS)[number];
  tier: (typeof TIERS)[number];
  /** Equal for records of one origin; where the reader may not see the record it is the record's own id, and tells nothing. */
  origin: string;
  names: boolean;
  /** Who added it, and when; corrections do not change that. */
  by: string;
  at: string;
  /** As it is now, who wrote it so and why; content is null where the reader may not see it. */
  content: EvidenceContent | null;
  writtenBy: string;
  writtenAt: string;
  reason: string | null;
  /** Earlier ones, the oldest first. */
  earlier: readonly EvidenceVersion[];
  withdrawn: { by: string; at: string; reason?: string } | null;
}

type EventOf<T extends EvidenceEvent['type']> = Extract<Stamped<EvidenceEvent>, { type: T }>;

function added(event: EventOf<'evidence.added'>): Evidence {
  const { evidence: id, relation, tier, names, actor: by, at, opened } = event;
  return {
    ...{ id, relation, tier, origin: opened?.origin ?? id, names, by, at },
    ...{ content: opened?.content ?? null, writtenBy: by, writtenAt: at, reason: null },
    ...{ earlier: [], withdrawn: null },
  };
}

function amended(evidence: Evidence, event: EventOf<'evidence.amended'>): Evidence {
  const { relation, tier, names, opened, actor, at } = event;
  const origin = opened?.origin ?? evidence.id;
  const { writtenBy, writtenAt, content: before, reason: why, earlier } = evidence;
  const former = { by: writtenBy, at: writtenAt, content: before, reason: why };
  return {
    ...evidence,
    ...{ relation, tier, origin, names, content: opened?.content ?? null, reason: opened?.reason ?? null },
    ...{ writtenBy: actor, writtenAt: at, earlier: [...earlier, former] },
  };
}

/** The records of a claim after what happened to one of them. */
export function changedEvidence(records: readonly Evidence[], event: Stamped<EvidenceEvent>): readonly Evidence[] {
  if (event.type === 'evidence.added') return [...records, added(event)];
  return records.map((each) => {
    if (each.id !== event.evidence) return each;
    if (event.type === 'evidence.amended') return amended(each, event);
    const { actor: by, at, opened } = event;
    return { ...each, withdrawn: opened?.reason === undefined ? { by, at } : { by, at, reason: opened.reason } };
  });
}

/** True for whoever may read what a record says. @param isMember whether the reader belongs to the desk. */
export function mayReadEvidence(
  { by, content: said }: Pick<Evidence, 'by' | 'content'>,
  reader: { person: string; isMember: boolean },
): boolean {
  if (by === reader.person) return true;
  const whom = said?.confidentiality ?? { people: [] };
  if (whom === 'all') return true;
  return whom === 'desk' ? reader.isMember : whom.people.includes(reader.person);
}
