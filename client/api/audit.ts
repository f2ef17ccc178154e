/** The audit of the installation, for its owner. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditDetails, AuditGroup, AuditKind, AuditSubject } from '../../shared/audit/kinds.ts';
import { api } from './http.ts';

export interface AuditEntry {
  id: string;
  /** ISO 8601. */
  at: string;
  kind: AuditKind;
  /** `name` is null for who is gone, and for what the reader may not know. */
  actor: { id: string; name: string | null } | null;
  subject: (AuditSubject & { name: string | null }) | null;
  details: AuditDetails;
}

interface AuditPage {
  entries: AuditEntry[];
  next: string | null;
}

export interface AuditFilter {
  group?: AuditGroup | undefined;
  person?: string | undefined;
  /** Days as a date field gives them, in this computer's time; both included. */
  from?: string | undefined;
  until?: string | undefined;
}

const midnight = (day: string, daysOn: number) => {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + daysOn);
  return at.toISOString();
};
const isDay = (day: string | undefined): day is string => day !== undefined && !Number.isNaN(Date.parse(day));

function auditSearch({ group, person, from, until }: AuditFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (group) search.set('group', group);
  if (person) search.set('person', person);
  if (isDay(from)) search.set('from', midnight(from, 0));
  if (isDay(until)) search.set('until', midnight(until, 1));
  return search;
}

export const auditTable = (filter: AuditFilter) => `/api/v1/audit.csv?${auditSearch(filter)}`;

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const search = auditSearch(filter);
      if (pageParam) search.set('after', pageParam);
      return api<AuditPage>(`/audit?${search}`, { signal });
    },
    getNextPageParam: ({ next }) => next,
  });
