import type { AuditEntry, AuditFilter, AuditPlace, AuditStore } from '../auditPort.ts';

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const newestFirst = (a: AuditPlace, b: AuditPlace) => b.at - a.at || compare(b.id, a.id);

function passes({ kind, actor, subject, at }: AuditEntry, { kinds, person, from, until }: AuditFilter): boolean {
  const isTheirs = actor === person || (subject?.kind === 'person' && subject.id === person);
  return (
    (kinds === undefined || kinds.includes(kind)) &&
    (person === undefined || isTheirs) &&
    at >= (from ?? Number.NEGATIVE_INFINITY) &&
    at < (until ?? Number.POSITIVE_INFINITY)
  );
}

export function createMemoryAudit(): AuditStore {
  let entries: AuditEntry[] = [];
  return {
    async add(entry) {
      if (entries.some(({ id }) => id === entry.id)) throw new Error('an entry is added once');
      entries = [...entries, structuredClone(entry)].sort(newestFirst);
    },
    async list(filter, { after, limit }) {
      const isAfter = (entry: AuditEntry) => after === null || newestFirst(after, entry) < 0;
      return structuredClone(entries.filter((entry) => isAfter(entry) && passes(entry, filter)).slice(0, limit));
    },
    async expire(before) {
      entries = entries.filter(({ at }) => at >= before);
    },
  };
}
