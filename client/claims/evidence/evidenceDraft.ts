/** What is being filled in about a source, and the record that it makes. */
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import type { FoundPage } from '../../api/evidencePages.ts';
import type { EvidenceRecord } from '../checking/checkingModel.ts';

/** As the fields have it: empty where nothing is said. */
export interface EvidenceDraft {
  title: string;
  relation: EvidenceRecord['relation'];
  tier: EvidenceRecord['tier'];
  kind: EvidenceContent['kind'];
  url: string;
  group: string;
  excerpt: string;
  locator: string;
  sourceName: string;
  sourceRole: string;
  contact: string;
  attribution: string;
  date: string;
  method: string;
  language: string;
  translator: string;
  confidentiality: 'all' | 'desk' | 'people';
  people: readonly string[];
  /** Brought already; null without one. */
  file: EvidenceContent['file'] | null;
  /** What the file itself says of an image, and what a person found of it; an empty answer is none. */
  image: EvidenceContent['image'] | null;
  /** A copy in a web archive. */
  archived: EvidenceContent['archived'] | null;
}

export const EMPTY_EVIDENCE: EvidenceDraft = {
  ...{ title: '', relation: 'supports', tier: 'secondary', kind: 'document', url: '', group: '', excerpt: '' },
  ...{ locator: '', sourceName: '', sourceRole: '', contact: '', attribution: '', date: '', method: '' },
  ...{ language: '', translator: '', confidentiality: 'all', people: [] },
  ...{ file: null, image: null, archived: null },
};

/** The draft that shows a record, for correcting it. */
export function draftOfEvidence(
  content: EvidenceContent,
  { relation, tier }: Pick<EvidenceRecord, 'relation' | 'tier'>,
): EvidenceDraft {
  const { source = {}, confidentiality } = content;
  const isNamed = typeof confidentiality === 'object';
  return {
    ...{ title: content.title, relation, tier, kind: content.kind, url: content.url ?? '', group: content.group ?? '' },
    ...{ excerpt: content.excerpt ?? '', locator: content.locator ?? '', sourceName: source.name ?? '' },
    ...{ sourceRole: source.role ?? '', contact: source.contact ?? '', attribution: source.attribution ?? '' },
    ...{ date: content.date?.slice(0, 10) ?? '', method: content.method ?? '', language: content.language ?? '' },
    ...{ translator: content.translator ?? '', confidentiality: isNamed ? 'people' : confidentiality },
    people: isNamed ? confidentiality.people : [],
    ...{ file: content.file ?? null, image: content.image ?? null, archived: content.archived ?? null },
  };
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** Whether it can be followed. */
export const isAddress = (text: string) => ADDRESS.test(text.trim()) && URL.canParse(text.trim());

/** What a site is called until somebody says more. */
const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '');

/** What a paste into the first field fills in: an address is one, and its site what it is called until somebody says more. */
export function withTitle(draft: EvidenceDraft, title: string): EvidenceDraft {
  const typed = title.trim();
  if (!isAddress(typed)) return { ...draft, title };
  return { ...draft, title: hostOf(typed), url: typed, kind: 'webpage' };
}

function kindOf(type: string): EvidenceDraft['kind'] {
  if (type.startsWith('image/') || type.startsWith('video/')) return 'image';
  if (type.startsWith('audio/')) return 'recording';
  return /html/.test(type) ? 'webpage' : 'document';
}

/** What a page says of itself, filled in where a person has not said it. */
export function withPage(draft: EvidenceDraft, page: FoundPage): EvidenceDraft {
  const { title, url, type, site, date, language, archived } = page;
  const isUntold = draft.title.trim() === '' || (isAddress(draft.url) && draft.title === hostOf(draft.url));
  const kept = (said: string, found: string | null) => (said.trim() === '' ? (found ?? '') : said);
  return {
    ...draft,
    title: isUntold && title !== null ? title : draft.title,
    kind: draft.kind === 'webpage' ? kindOf(type) : draft.kind,
    sourceName: kept(draft.sourceName, site),
    date: kept(draft.date, date),
    language: kept(draft.language, language),
    ...{ url, archived: archived ?? draft.archived },
  };
}

function said<T extends object>(fields: T): Partial<T> {
  const filled = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(
    filled.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as Partial<T>;
}

/** The answers that say something. */
function answersIn({ image }: EvidenceDraft): NonNullable<EvidenceContent['image']> {
  const told = Object.entries(image ?? {}).flatMap(([question, { answer, confidence, how }]) =>
    answer.trim() === '' ? [] : [[question, { confidence, ...said({ answer, how }) }] as const],
  );
  return Object.fromEntries(told);
}

/** Null while it does not say what it is. Fields that this form does not show are kept from `before`. */
export function recordOf(draft: EvidenceDraft, before: EvidenceContent | null): Omit<EvidenceRecord, 'id'> | null {
  if (draft.title.trim() === '') return null;
  const { consulted } = before ?? {};
  const { file, archived } = draft;
  const image = answersIn(draft);
  const { title, relation, tier, kind, url, group, excerpt, locator, date, method, language, translator } = draft;
  const { sourceName: name, sourceRole: role, contact, attribution, confidentiality, people } = draft;
  const source = said({ name, role, contact, attribution });
  const record = {
    ...{ relation, tier, kind },
    ...said({ title, url, group, excerpt, locator, date, method, language, translator }),
    ...said({ consulted }),
    ...(archived ? { archived } : {}),
    ...(file ? { file } : {}),
    ...(Object.keys(image).length > 0 ? { image } : {}),
    ...(Object.keys(source).length > 0 ? { source } : {}),
    confidentiality: confidentiality === 'people' ? { people: [...people] } : confidentiality,
  };
  return record as Omit<EvidenceRecord, 'id'>;
}
