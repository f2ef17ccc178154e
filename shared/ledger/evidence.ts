/**
 * Evidence in the ledger: one record of a source for or against a claim. What counts (relation, tier) is open to
 * everybody who reads the article; what the record says, whom it shares its origin with and why it was withdrawn lies
 * beside the chain, under a seal: the event holds a salted hash of it, so that it can be withheld from a person and the
 * chain still verifies.
 */
import { z } from 'zod';
import type { Sealed } from './sealed.ts';
import { about, reason, uuid, words } from './selectors.ts';
import type { Stamped } from './stamp.ts';

export const RELATIONS = ['supports', 'contradicts', 'context'] as const;
export const EVIDENCE_KINDS = [
  'document',
  'webpage',
  'interview',
  'phone',
  'recording',
  'image',
  'dataset',
  'observation',
  'archive',
  'expert',
] as const;
export const ATTRIBUTIONS = ['onRecord', 'background', 'offRecord', 'anonymous'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
/** What is asked of an image or a video. */
export const IMAGE_QUESTIONS = ['provenance', 'source', 'date', 'location', 'motivation'] as const;

/** Other names that people and other programs use for a kind. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  web: 'webpage',
  'web page': 'webpage',
  'web-page': 'webpage',
  url: 'webpage',
  mail: 'phone',
  email: 'phone',
  'phone or mail': 'phone',
  audio: 'recording',
  video: 'image',
  'image or video': 'image',
  photo: 'image',
  'data set': 'dataset',
  data: 'dataset',
  'own observation': 'observation',
  'own archive': 'archive',
};
const kind = z.preprocess(
  (value) => (typeof value === 'string' ? (KIND_NAMES[value.trim().toLowerCase()] ?? value) : value),
  z.enum(EVIDENCE_KINDS),
);

const line = words.trim().min(1).max(300);
const text = words.trim().min(1).max(5_000);
/** Only addresses that a reader may safely follow. */
const url = z.url({ protocol: /^https?$/ }).max(2_000);
/** A day, or a moment in UTC. */
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a sha-256 in lower-case hex');

const file = z.strictObject({
  hash,
  name: line,
  /** Bytes. */
  size: z.number().int().min(0),
  /** Media type, told from the bytes. */
  type: z.string().max(120),
});
const answer = z.strictObject({ answer: text, confidence: z.enum(CONFIDENCES), how: text.optional() });

/** `all`: who may read the article; `desk`: members of its desk, no guests; else these people, by id. */
const confidentiality = z.union([
  z.enum(['all', 'desk']),
  z.strictObject({ people: z.array(z.string().min(1).max(100)).max(50) }),
]);
export type Confidentiality = z.infer<typeof confidentiality>;

/** What a record says. */
export const evidenceContent = z.strictObject({
  kind,
  title: line,
  url: url.optional(),
  archived: z.strictObject({ url, at: date.optional() }).optional(),
  file: file.optional(),
  excerpt: text.optional(),
  /** Page, paragraph, timestamp. */
  locator: line.optional(),
  source: z
    .strictObject({
      name: line.optional(),
      role: line.optional(),
      contact: line.optional(),
      attribution: z.enum(ATTRIBUTIONS).optional(),
    })
    .optional(),
  /** Name of its independence group: whoever has it from the same origin counts once. */
  group: line.optional(),
  language: z.string().max(35).optional(),
  translator: line.optional(),
  /** Of the source itself. */
  date: date.optional(),
  consulted: z.strictObject({ at: date.optional(), by: line.optional() }).optional(),
  method: text.optional(),
  image: z.partialRecord(z.enum(IMAGE_QUESTIONS), answer).optional(),
  confidentiality: confidentiality.default('all'),
});
export type EvidenceContent = z.infer<typeof evidenceContent>;

export const TIERS = ['primary', 'secondary'] as const;
/** What counts, whoever may read the rest. */
const weight = { relation: z.enum(RELATIONS), tier: z.enum(TIERS) };

const named = (value: unknown) => {
  if (typeof value !== 'object' || value === null || !('evidence' in value) || 'id' in value) return value;
  const { evidence: id, ...rest } = value;
  return { id, ...rest };
};
/** As a command carries it; its id may also be called `evidence`. */
const record = z.preprocess(named, evidenceContent.extend({ id: uuid, ...weight }));

const aboutEvidence = { ...about, evidence: uuid };

export const evidenceCommands = [
  z.strictObject({ ...about, type: z.literal('evidence.add'), evidence: record }),
  /** The record as it should have been, whole; the earlier one stays in the ledger. */
  z.strictObject({ ...about, type: z.literal('evidence.amend'), evidence: record, reason: reason.optional() }),
  z.strictObject({ ...aboutEvidence, type: z.literal('evidence.withdraw'), reason: reason.optional() }),
] as const;

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
