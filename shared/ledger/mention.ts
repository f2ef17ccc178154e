/**
 * Mentions in the words of a comment: `@[person:ID]`, `@[role:checker]`, `@[desk:slug]`. The ledger holds ids alone, so
 * that people and desks may be renamed or forgotten; whoever shows a comment puts today's names in their place.
 */
import { ROLES, type Role } from '../permissions.ts';

export type Mention = { kind: 'person'; id: string } | { kind: 'role'; id: Role } | { kind: 'desk'; id: string };

/** A piece of a comment: plain words (`mention` null), or a mention with the token that stands for it. */
export interface MentionPart {
  text: string;
  mention: Mention | null;
}

const TOKEN = /@\[(person|role|desk):([\w-]{1,80})\]/g;

function mentionFrom(kind: string, id: string): Mention | null {
  if (kind === 'person' || kind === 'desk') return { kind, id };
  const role = ROLES.find((each) => each === id);
  return role ? { kind: 'role', id: role } : null;
}

export function mentionToken({ kind, id }: Mention): string {
  return `@[${kind}:${id}]`;
}

/** The text in pieces that add up to it; what only looks like a token is plain words. */
export function mentionParts(text: string): MentionPart[] {
  const parts: MentionPart[] = [];
  let read = 0;
  for (const match of text.matchAll(TOKEN)) {
    const mention = mentionFrom(match[1] ?? '', match[2] ?? '');
    if (!mention) continue;
    if (match.index > read) parts.push({ text: text.slice(read, match.index), mention: null });
    parts.push({ text: match[0], mention });
    read = match.index + match[0].length;
  }
  if (read < text.length) parts.push({ text: text.slice(read), mention: null });
  return parts;
}

/** Who a text speaks to. */
export function mentionsIn(text: string): Mention[] {
  return mentionParts(text).flatMap(({ mention }) => mention ?? []);
}

/** Ids of the people whom a text names; as often as it does. */
export function peopleMentioned(text: string): string[] {
  return mentionsIn(text).flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
}

/** The text as it is read: `nameOf` gives what stands behind the @. */
export function spelledOut(text: string, nameOf: (mention: Mention) => string): string {
  return mentionParts(text)
    .map((part) => (part.mention ? `@${nameOf(part.mention)}` : part.text))
    .join('');
}

export interface Addressee {
  person: string;
  role: Role;
  /** Slugs of the desks that they are on. */
  desks: readonly string[];
}

/** True when a text speaks to this person, by name, as one of a role or as one of a desk. */
export function speaksTo(text: string, { person, role, desks }: Addressee): boolean {
  return mentionsIn(text).some(({ kind, id }) => {
    if (kind === 'person') return id === person;
    return kind === 'role' ? id === role : desks.includes(id);
  });
}
