/**
 * All that an export is made of: a copy of the article as the asking person may see it, plain data that goes to the
 * thread that writes. Nothing in here is more than `GET /annotations`, `/text` and `report.json` would tell that person.
 */

import type { Comment } from '../../../shared/ledger/comment.ts';
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { type Mention, spelledOut } from '../../../shared/ledger/mention.ts';
import type { Role } from '../../../shared/permissions.ts';
import type { Report } from '../../../shared/review/reportSchema.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { LINE_SEPARATOR } from '../../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextBlock } from '../../../shared/text/blocks.ts';
import type { PassportKey } from '../../passportKey.ts';
import type { ToldAnnotation } from '../../rooms/annotations.ts';
import type { Picture } from '../picture.ts';

export interface ExportPicture extends Picture {
  bytes: Uint8Array;
}

interface ExportCheck {
  /** As the asking person may see it. */
  report: Report;
  /** The short form, for readers outside. */
  publicReport: Report;
}

export interface ExportSource {
  article: {
    id: string;
    slug: string;
    headline: string;
    /** BCP 47. */
    language: string;
    /** ISO 8601 in UTC. */
    createdAt: string;
    updatedAt: string;
  };
  desk: { slug: string; name: string };
  /** Where people reach this server, without a slash at the end. */
  publicUrl: string;
  /** When this copy was taken, ISO 8601 in UTC. */
  madeAt: string;
  /** Whole, residue too: it is for each format to leave that out. */
  blocks: readonly TextBlock[];
  /** As the asking person may see them, at their places in `/text` of these blocks. */
  annotations: readonly ToldAnnotation[];
  /** Everybody who is named in them, by person id. */
  people: Readonly<Record<string, { name: string; role: Role | null }>>;
  /** How it was checked; null for a format that does not ask for it. */
  check: ExportCheck | null;
  /** Every event, without what is sealed, and the key that signs; null for a format that does not ask for it. */
  ledger: { events: readonly LedgerEvent[]; key: PassportKey } | null;
  /** Of figures, by their `src`; one that is missing was too large, or is not ours. */
  pictures: ReadonlyMap<string, ExportPicture>;
}

/** @throws where the format did not ask for it: a fault of ours. */
export function checkOf({ check }: ExportSource): ExportCheck {
  if (!check) throw new Error('this format does not say that it needs the check');
  return check;
}

export type ToldOf<K extends ToldAnnotation['kind']> = Extract<ToldAnnotation, { kind: K }>;

/** The annotations of one kind, in the order opened. */
export function toldOf<K extends ToldAnnotation['kind']>({ annotations }: ExportSource, kind: K): ToldOf<K>[] {
  return annotations.filter((each): each is ToldOf<K> => each.kind === kind);
}

/** Somebody's name; their id where they have none any more. */
export function nameIn({ people }: Pick<ExportSource, 'people'>, id: string): string {
  return people[id]?.name ?? id;
}

/** Who wrote a comment, by name, and when: of one that came in with a document, what that says. */
export function writerOf(
  { author, at, imported }: Pick<Comment, 'author' | 'at' | 'imported'>,
  source: Pick<ExportSource, 'people'>,
): { author: string; at: string } {
  return { author: imported?.author || nameIn(source, author), at: imported?.at ?? at };
}

/** The words of a comment as they are read, with names in place of ids. */
export function commentText(text: string, source: Pick<ExportSource, 'people'>): string {
  const nameOf = ({ kind, id }: Mention) => (kind === 'person' ? nameIn(source, id) : id);
  return spelledOut(text, nameOf);
}

/** An address of the article's own. */
export function articleUrl({ publicUrl, article }: Pick<ExportSource, 'publicUrl' | 'article'>, path = ''): string {
  return `${publicUrl}/api/v1/articles/${article.id}${path}`;
}

/** Where people read and work on it. */
export function pageUrl({ publicUrl, article }: Pick<ExportSource, 'publicUrl' | 'article'>): string {
  return `${publicUrl}/article/${article.id}`;
}

const OWN_PICTURE = /^\/api\/v1\/articles\/[0-9a-f-]{36}\/files\/[0-9a-f]{64}$/;

/** The address of a figure's picture from outside; null for one that has no safe address. */
export function pictureUrl({ publicUrl }: Pick<ExportSource, 'publicUrl'>, src: unknown): string | null {
  if (typeof src !== 'string') return null;
  return OWN_PICTURE.test(src) ? `${publicUrl}${src}` : safeHref(src);
}

/** A block's words as one line of text, without what stands for things. */
export function lineOf(block: TextBlock | null | undefined): string {
  const text = block?.runs.map((run) => run.text).join('') ?? '';
  return text.replaceAll(EMBED_CHARACTER, '').replaceAll(LINE_SEPARATOR, ' ').trim();
}
