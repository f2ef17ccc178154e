/** Brings what was decided, and what became of ticks, into the inboxes of those whom it concerns. */
import type { InboxEntry } from '../../shared/inbox/entry.ts';
import { AT_ONCE } from '../../shared/inbox/letters.ts';
import { GATHER_MS } from '../letters/writer.ts';
import type { LedgerReader, Reading } from '../readers/readers.ts';
import type { StandingFollower, StandingTurn } from '../readers/standings.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import { type Audience, noticesOf } from './notices.ts';

type Stores = Pick<Storage, 'inbox' | 'desks' | 'seen' | 'letters'>;
/** Milliseconds since the epoch. */
type Now = () => number;

async function audienceOf({ desks, inbox }: Stores, { id, desk, createdBy }: ArticleRecord): Promise<Audience> {
  const [members, all, workers] = await Promise.all([desks.members(desk), desks.desks(), inbox.workersOn(id)]);
  const roles = await desks.rolesOf(members.map(({ person }) => person));
  const slugs = new Map(all.map((each) => [each.id, each.slug]));
  const slugsOf = (person: string) =>
    roles.flatMap((each) => (each.person === person ? [slugs.get(each.desk) ?? ''] : []));
  return {
    members: members.map(({ person, role }) => ({ person, role, desks: slugsOf(person) })),
    ...{ creator: createdBy, workers },
  };
}

/** What somebody is looking at while it comes is read. */
async function addUnseen({ inbox, seen, letters }: Stores, entry: InboxEntry, now: Now): Promise<void> {
  const { annotation, article, person, source, at } = entry;
  const looked = annotation === null ? 0 : ((await seen.of(article, person)).get(annotation) ?? 0);
  const isSeen = looked >= Number(source);
  await inbox.add([{ ...entry, readAt: isSeen ? at : null }]);
  if (!isSeen && AT_ONCE.includes(entry.kind)) await letters.want(person, now() + GATHER_MS);
}

async function bring(stores: Stores, { article, events, state }: Reading, now: Now): Promise<void> {
  if (events.length === 0) return;
  const audience = await audienceOf(stores, article);
  for (const event of events) {
    for (const notice of noticesOf({ article: article.id, state, audience }, event)) {
      if ('drop' in notice) await stores.inbox.drop(notice.drop);
      else await addUnseen(stores, notice.add, now);
    }
  }
}

/** The ticks that cracked, of each signer and claim one entry; not of who changed the words alone. */
function crackedEntries({ article, turn, at, cracked }: StandingTurn): InboxEntry[] {
  return cracked.flatMap(({ claim, signer, by }) => {
    const others = by.filter((person) => person !== signer);
    if (by.length > 0 && others.length === 0) return [];
    const about = { annotation: claim, subject: null, actor: others[0] ?? null, at };
    return [{ person: signer, article: article.id, source: `s${turn}.${claim}`, kind: 'cracked', ...about }];
  });
}

async function follow(stores: Stores, told: StandingTurn): Promise<void> {
  const { article, turn, at, mended, clearance, by } = told;
  const { members, creator, workers } = await audienceOf(stores, article);
  const isMember = (person: string) => members.some((each) => each.person === person);
  for (const { claim, signer } of mended) {
    await stores.inbox.drop({ article: article.id, kinds: ['cracked'], annotation: claim, person: signer });
  }
  if (clearance === 'whole') await stores.inbox.drop({ article: article.id, kinds: ['touched'] });
  const actor = by[0] ?? null;
  const touched = [...new Set([creator, ...workers])]
    .filter((person) => clearance === 'touched' && !(by.length === 1 && person === actor))
    .map((person): InboxEntry => {
      const about = { annotation: null, subject: null, actor, at };
      return { person, article: article.id, source: `s${turn}`, kind: 'touched', ...about };
    });
  await stores.inbox.add([...crackedEntries(told), ...touched].filter(({ person }) => isMember(person)));
}

export function createInboxReader(stores: Stores, now: Now): LedgerReader & { follow: StandingFollower } {
  return {
    name: 'inbox',
    read: (reading) => bring(stores, reading, now),
    follow: (turn) => follow(stores, turn),
  };
}
