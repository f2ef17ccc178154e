/** What an event of the ledger brings to whom, and which entries it makes empty. Pure: values in, values out. */
import type { InboxEntry, InboxKind } from '../../shared/inbox/entry.ts';
import type { Claim } from '../../shared/ledger/claim.ts';
import { leaseAt } from '../../shared/ledger/claimWork.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Addressee, speaksTo } from '../../shared/ledger/mention.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { Thread } from '../../shared/ledger/thread.ts';
import type { DroppedEntries } from '../storage/inboxPort.ts';

/** Whom entries may go to. */
export interface Audience {
  /** People of the article's desk. */
  members: readonly Addressee[];
  /** Who brought the article in. */
  creator: string;
  /** Who wrote in it or decided anything on it. */
  workers: readonly string[];
}

export type Notice = { add: InboxEntry } | { drop: DroppedEntries };

type EventOf<T extends LedgerEvent['type']> = Extract<LedgerEvent, { type: T }>;

interface Scene {
  article: string;
  /** With the event, and perhaps later ones. */
  state: LedgerState;
  audience: Audience;
}

type About = Partial<Pick<InboxEntry, 'annotation' | 'subject'>>;

/** One entry a person; nobody is told of what they did themselves, or of a desk that they are not on. */
function toEach(
  { article, audience }: Scene,
  event: LedgerEvent,
  kind: InboxKind,
  people: readonly string[],
  about: About = {},
): Notice[] {
  const { seq, actor, at } = event;
  const isMeant = (person: string) => person !== actor && audience.members.some((each) => each.person === person);
  return [...new Set(people)].filter(isMeant).map((person) => ({
    add: {
      ...{ person, article, source: `${seq}`, kind, annotation: null, subject: null, actor, at: Date.parse(at) },
      ...about,
    },
  }));
}

const drop = ({ article }: Scene, kinds: readonly InboxKind[], about: Omit<DroppedEntries, 'article' | 'kinds'> = {}) =>
  ({ drop: { article, kinds, ...about } }) satisfies Notice;

const spokenTo = ({ audience }: Scene, text: string) =>
  audience.members.filter((each) => speaksTo(text, each)).map(({ person }) => person);

function threadOf({ state }: Scene, annotation: string): Thread | null {
  const found = state.annotations.get(annotation);
  return found?.kind === 'thread' ? found : null;
}
function claimOf({ state }: Scene, annotation: string): Claim | null {
  const found = state.annotations.get(annotation);
  return found?.kind === 'claim' ? found : null;
}

/** Who wrote in the thread before that moment; what came in with a document was not written here. */
function writersIn(thread: Thread | null, before: string): string[] {
  const written = thread?.comments.filter(({ at, imported }) => at < before && !imported) ?? [];
  return written.map(({ author }) => author);
}

function ofComment(scene: Scene, event: EventOf<'thread.opened' | 'thread.replied'>): Notice[] {
  if (event.imported) return [];
  const about = { annotation: event.annotation, subject: event.comment };
  const mentioned = spokenTo(scene, event.text);
  const others = (people: readonly string[]) => people.filter((person) => !mentioned.includes(person));
  const writers = event.type === 'thread.replied' ? others(writersIn(threadOf(scene, event.annotation), event.at)) : [];
  const owner = event.type === 'thread.opened' ? others([scene.audience.creator]) : [];
  return [
    ...toEach(scene, event, 'mention', mentioned, about),
    ...toEach(scene, event, 'reply', writers, about),
    ...toEach(scene, event, 'note', owner, about),
  ];
}

/** Only who was not spoken to before the change. */
function ofEdit(scene: Scene, event: EventOf<'comment.edited'>): Notice[] {
  const comment = threadOf(scene, event.annotation)?.comments.find(({ id }) => id === event.comment);
  const before = comment?.edits.find(({ at }) => at === event.at)?.text ?? '';
  const known = spokenTo(scene, before);
  const people = spokenTo(scene, event.text).filter((person) => !known.includes(person));
  return toEach(scene, event, 'mention', people, { annotation: event.annotation, subject: event.comment });
}

function signersReopened(scene: Scene, { annotation, actor, at }: EventOf<'claim.reopened'>): string[] {
  const ticks = claimOf(scene, annotation)?.ticks ?? [];
  const isMeant = ({ ended }: (typeof ticks)[number]) =>
    ended?.kind === 'reopened' && ended.by === actor && ended.at === at;
  return ticks.filter(isMeant).map(({ by }) => by);
}

/** Who has work in claims that are not dropped: given to them, held, opened or signed by them. */
function claimants({ state }: Scene, now: string): string[] {
  const open = annotationsOf(state, 'claim').filter(({ dropped }) => dropped === null);
  return open.flatMap((claim) => [
    ...[claim.opener, claim.assignee, leaseAt(claim, now)?.by].filter((person) => person != null),
    ...claim.ticks.flatMap(({ by, ended }) => (ended ? [] : [by])),
  ]);
}

const TICK_KINDS = ['cracked', 'reopened', 'assigned'] as const;

/** In order: what is dropped goes before what is added after it. */
export function noticesOf(scene: Scene, event: LedgerEvent): Notice[] {
  const { workers, creator } = scene.audience;
  switch (event.type) {
    case 'thread.opened':
    case 'thread.replied':
      return ofComment(scene, event);
    case 'comment.edited':
      return ofEdit(scene, event);
    case 'comment.deleted':
      return [drop(scene, ['mention', 'reply', 'note'], { subject: event.comment })];
    case 'suggestion.made':
      return toEach(scene, event, 'note', [creator], { annotation: event.annotation });
    case 'suggestion.withdrawn':
      return [drop(scene, ['note'], { annotation: event.annotation })];
    case 'claim.assigned': {
      const about = { annotation: event.annotation };
      const people = event.assignee === null ? [] : [event.assignee];
      return [drop(scene, ['assigned'], about), ...toEach(scene, event, 'assigned', people, about)];
    }
    case 'claim.ticked':
      return [drop(scene, TICK_KINDS, { annotation: event.annotation, person: event.actor })];
    case 'claim.dropped':
      return [drop(scene, TICK_KINDS, { annotation: event.annotation })];
    case 'claim.reopened': {
      const about = { annotation: event.annotation };
      return [
        drop(scene, ['cracked'], about),
        ...toEach(scene, event, 'reopened', signersReopened(scene, event), about),
      ];
    }
    case 'clearance.cleared':
      return [drop(scene, ['withdrawn', 'touched']), ...toEach(scene, event, 'cleared', [creator, ...workers])];
    case 'clearance.withdrawn':
      return [drop(scene, ['cleared', 'touched']), ...toEach(scene, event, 'withdrawn', [creator, ...workers])];
    case 'session.started':
      return toEach(scene, event, 'session', claimants(scene, event.at), { subject: event.session });
    case 'session.joined':
      return [drop(scene, ['session'], { subject: event.session, person: event.actor })];
    case 'session.ended':
      return [drop(scene, ['session'], { subject: event.session })];
    default:
      return [];
  }
}
