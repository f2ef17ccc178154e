/** What is being filled in about a source, and the record that it makes. */
import type { EvidenceContent } from '../../../shared/ledger/evidence.ts';
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
  /** What the file itself says of an image, and what a person found of it. */
  image: EvidenceContent['image'] | null;
}

export const EMPTY_EVIDENCE: EvidenceDraft = {
  ...{ title: '', relation: 'supports', tier: 'secondary', kind: 'document', url: '', group: '', excerpt: '' },
  ...{ locator: '', sourceName: '', sourceRole: '', contact: '', attribution: '', date: '', method: '' },
  ...{ language: '', translator: '', confidentiality: 'all', people: [] },
  ...{ file: null, image: null },
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
    ...{ file: content.file ?? null, image: content.image ?? null },
  };
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** What a paste into the first field fills in: an address is one, and its site what it is called until somebody says more. */
export function withTitle(draft: EvidenceDraft, title: string): EvidenceDraft {
  const typed = title.trim();
  if (!ADDRESS.test(typed) || !URL.canParse(typed)) return { ...draft, title };
  return { ...draft, title: new URL(typed).hostname.replace(/^www\./, ''), url: typed, kind: 'webpage' };
}

function said<T extends object>(fields: T): Partial<T> {
  const filled = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(
    filled.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as Partial<T>;
}

/** Null while it does not say what it is. Fields that this form does not show are kept from `before`. */
export function recordOf(draft: EvidenceDraft, before: EvidenceContent | null): Omit<EvidenceRecord, 'id'> | null {
  if (draft.title.trim() === '') return null;
  const { archived, consulted } = before ?? {};
  const { file, image } = draft;
  const { title, relation, tier, kind, url, group, excerpt, locator, date, method, language, translator } = draft;
  const { sourceName: name, sourceRole: role, contact, attribution, confidentiality, people } = draft;
  const source = said({ name, role, contact, attribution });
  const record = {
    ...{ relation, tier, kind },
    ...said({ title, url, group, excerpt, locator, date, method, language, translator }),
    ...said({ archived, consulted }),
    ...(file ? { file } : {}),
    ...(image ? { image } : {}),
    ...(Object.keys(source).length > 0 ? { source } : {}),
    confidentiality: confidentiality === 'people' ? { people: [...people] } : confidentiality,
  };
  return record as Omit<EvidenceRecord, 'id'>;
}
