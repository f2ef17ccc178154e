/** What a record of evidence says. */
import { z } from 'zod';
import { ATTRIBUTIONS, CONFIDENCES, EVIDENCE_KINDS, IMAGE_QUESTIONS } from './evidenceKinds.ts';
import { words } from './selectors.ts';

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
