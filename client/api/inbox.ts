/** What waits for the signed-in person: asked for while a page is in sight, and marked. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InboxKind } from '../../shared/inbox/entry.ts';
import type { Role } from '../../shared/permissions.ts';
import { api, apiIfChanged, type Known } from './http.ts';

export interface InboxGroup {
  key: string;
  kind: InboxKind;
  article: { id: string; slug: string; headline: string; desk: string };
  /** Of the newest; null where it is about the article as a whole. */
  annotation: string | null;
  /** Person ids, whoever did it last first. */
  actors: string[];
  count: number;
  at: string;
  /** Ids to mark them by. */
  entries: string[];
  isRead: boolean;
  snoozedUntil: string | null;
  quote: string | null;
  /** How the comment begins, mentions as tokens. */
  words: string | null;
}

interface InboxInvitation {
  id: string;
  /** Its name. */
  desk: string;
  role: Role;
  by: string | null;
  expiresAt: string;
}

export interface Inbox {
  /** Groups and invitations that wait. */
  unread: number;
  groups: InboxGroup[];
  invitations: InboxInvitation[];
  /** By person id. */
  names: Record<string, string>;
}

export type InboxShown = 'inSight' | 'snoozed';

/** Decision 0014. */
const ASK_MS = 15_000;

const inboxQuery = (show: InboxShown) =>
  queryOptions({
    queryKey: ['inbox', show],
    queryFn: ({ signal, client }) => {
      const known = client.getQueryData<Known<Inbox>>(['inbox', show]) ?? null;
      return apiIfChanged<Inbox>(`/inbox?show=${show}`, known, signal);
    },
    // However short it was out of sight: the asking, which stops there, goes on with this answer.
    refetchOnWindowFocus: 'always',
    select: ({ value }) => value,
  });

export const useInbox = (show: InboxShown) => useQuery(inboxQuery(show));

/**
 * What waits, asked for again and again: by one component, or it is asked for as often as there are.
 * @param asksUnseen whether it is asked for while the page is out of sight, too; else once it comes back
 */
export function useWatchedInbox(asksUnseen: () => boolean) {
  return useQuery({
    ...inboxQuery('inSight'),
    refetchInterval: () => (document.hidden && !asksUnseen() ? false : ASK_MS),
    refetchIntervalInBackground: true,
  });
}

export type InboxMark =
  | { as: 'read' | 'unread'; entries: string[] }
  | { as: 'snoozed'; entries: string[]; until: string };

export function useMarkInbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mark: InboxMark) => api('/inbox/mark', { method: 'POST', body: mark }),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

/** All that had come when the page was last told. */
export function useReadInbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string) => api('/inbox/read', { method: 'POST', body: { until } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}
