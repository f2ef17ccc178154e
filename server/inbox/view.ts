/** The inbox as its owner is shown it: entries in groups, each with the words that it is about as they are now. */
import { createHash } from 'node:crypto';
import type { InboxKind, KeptEntry } from '../../shared/inbox/entry.ts';
import { type EntryGroup, groupsOf } from '../../shared/inbox/groups.ts';
import { mentionParts, peopleMentioned } from '../../shared/ledger/mention.ts';
import { type LedgerState, quoteOf } from '../../shared/ledger/state.ts';
import type { Role } from '../../shared/permissions.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { Invites } from '../identity/invites.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';

/** Older entries than these are out of sight until newer ones are gone. */
const MOST_ENTRIES = 500;
const MOST_GROUPS = 100;
/** So much of a comment is shown, in UTF-16 units. */
const OPENING = 240;

interface InboxGroup {
  key: string;
  kind: InboxKind;
  article: { id: string; slug: string; headline: string; desk: string };
  /** The newest one's; null where it is about the article as a whole. */
  annotation: string | null;
  /** Person ids, whoever did it last first. */
  actors: string[];
  count: number;
  /** ISO 8601. */
  at: string;
  entries: string[];
  isRead: boolean;
  snoozedUntil: string | null;
  /** The passage. */
  quote: string | null;
  /** How the comment begins, with its mentions as tokens. */
  words: string | null;
}

interface InboxInvitation {
  id: string;
  desk: string;
  role: Role;
  by: string | null;
  expiresAt: string;
}

interface InboxView {
  /** Groups and invitations that wait. */
  unread: number;
  groups: InboxGroup[];
  /** To desks; they wait until they are accepted, withdrawn or run out. */
  invitations: InboxInvitation[];
  /** Of everybody named here, by id. */
  names: Record<string, string>;
}

export interface InboxSources {
  storage: Pick<Storage, 'inbox' | 'desks' | 'articles'>;
  invites: Pick<Invites, 'openTo'>;
  accounts: Pick<Accounts, 'namesOf'>;
  stateOf(article: string): Promise<LedgerState>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

export interface InboxReader {
  person: string;
  email: string;
}

export interface InboxPage {
  /** Another one as soon as anything of the page is. */
  version: string;
  read(): Promise<InboxView>;
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const entryId = ({ article, source }: Pick<KeptEntry, 'article' | 'source'>) => `${article}.${source}`;

/** Cut where the words are, never within a mention. */
function openingOf(text: string): string {
  let opening = '';
  for (const part of mentionParts(text)) {
    const left = OPENING - opening.length;
    if (left <= 0) return `${opening}…`;
    opening += part.mention ? part.text : part.text.slice(0, left);
    if (!part.mention && part.text.length > left) return `${opening}…`;
  }
  return opening;
}

/** The comment as it reads now; null where there is none, or it was deleted. */
function commentIn(state: LedgerState, { annotation, subject }: KeptEntry): string | null {
  const found = annotation === null ? undefined : state.annotations.get(annotation);
  const comment = found?.kind === 'thread' ? found.comments.find(({ id }) => id === subject) : undefined;
  return comment && !comment.deleted ? comment.text : null;
}

interface Shown {
  article: ArticleRecord;
  desk: string;
  state: LedgerState;
}

function shown({ key, kind, entries }: EntryGroup, { article, desk, state }: Shown): InboxGroup {
  const newest = entries[0] as KeptEntry;
  const actors = new Set(entries.flatMap(({ actor }) => actor ?? []));
  const words = commentIn(state, newest);
  return {
    ...{ key, kind, annotation: newest.annotation, actors: [...actors], count: entries.length },
    article: { id: article.id, slug: article.slug, headline: article.headline, desk },
    at: iso(newest.at),
    entries: entries.map(entryId),
    isRead: newest.readAt !== null,
    snoozedUntil: newest.snoozedUntil === null ? null : iso(newest.snoozedUntil),
    quote: newest.annotation === null ? null : (quoteOf(state, newest.annotation)?.slice(0, OPENING) ?? null),
    words: words === null ? null : openingOf(words),
  };
}

/** Ids of those who are mentioned in what is shown. */
const mentionedIn = (groups: readonly InboxGroup[]) => groups.flatMap(({ words }) => peopleMentioned(words ?? ''));

/**
 * What is in sight, or what was put off.
 * @returns a page that costs a few rows as long as nobody reads it.
 */
export async function inboxPage(
  sources: InboxSources,
  { person, email }: InboxReader,
  show: 'inSight' | 'snoozed' = 'inSight',
): Promise<InboxPage> {
  const { storage, invites, accounts, stateOf, clock } = sources;
  const memberships = await storage.desks.membershipsOf(person);
  const deskIds = memberships.map(({ desk }) => desk);
  const [all, openInvites, desks] = await Promise.all([
    storage.inbox.of(person, deskIds, MOST_ENTRIES),
    invites.openTo(email),
    storage.desks.desks(),
  ]);
  const isPutOff = ({ snoozedUntil }: KeptEntry) => snoozedUntil !== null && snoozedUntil > clock();
  const entries = all.filter((entry) => isPutOff(entry) === (show === 'snoozed'));
  const invited = openInvites.filter(({ desk }) => desk !== null && show === 'inSight' && !deskIds.includes(desk));
  const told = [entries, invited.map(({ tokenHash }) => tokenHash), memberships];
  const version = createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22);
  const deskOf = (id: string | null) => desks.find((desk) => desk.id === id);

  async function groupShown(group: EntryGroup): Promise<InboxGroup[]> {
    const article = await storage.articles.find(group.article);
    const desk = deskOf(article?.desk ?? null);
    return article && desk ? [shown(group, { article, desk: desk.slug, state: await stateOf(article.id) })] : [];
  }
  async function read(): Promise<InboxView> {
    const found = groupsOf(entries);
    const groups: InboxGroup[] = [];
    for (const group of found.slice(0, MOST_GROUPS)) groups.push(...(await groupShown(group)));
    const invitations = invited.map(({ tokenHash: id, desk, role, createdBy: by, expiresAt }) => ({
      ...{ id, desk: deskOf(desk)?.name ?? '', role: role ?? 'viewer', by, expiresAt: iso(expiresAt) },
    }));
    const people = [
      ...groups.flatMap(({ actors }) => actors),
      ...mentionedIn(groups),
      ...invitations.flatMap(({ by }) => by ?? []),
    ];
    return {
      unread: found.filter((group) => group.entries[0]?.readAt === null).length + invitations.length,
      ...{ groups, invitations, names: Object.fromEntries(await accounts.namesOf(people)) },
    };
  }
  return { version, read };
}
