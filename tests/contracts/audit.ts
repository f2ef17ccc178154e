/** What every store must do with the audit. */
import { expect, it } from 'vitest';
import type { AuditEntry, AuditFilter, AuditPlace } from '../../server/storage/auditPort.ts';
import type { Storage } from '../../server/storage/ports.ts';

/** Far ahead of every clock: entries that earlier tests left in the same database are older. */
const BEGIN = 9_000_000_000_000;

const entry = (id: string, minute: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ id, at: BEGIN + minute * 60_000, kind: 'token.made', actor: 'anna', subject: null, details: {} },
  ...more,
});

/** Older than any that the tests list. */
export const AUDITED: AuditEntry = entry('audited', -1);

export function describeAudit(of: () => Storage): void {
  const idsOf = async (filter: AuditFilter = {}, after: AuditPlace | null = null, limit = 9) =>
    (await of().audit.list({ from: BEGIN, ...filter }, { after, limit })).map(({ id }) => id);

  it('[R-AUDIT-5] lists the newest first, page by page, and by kind, person and time', async () => {
    const { audit } = of();
    await audit.expire(BEGIN * 2);
    const details = { role: 'editor', desk: 'd1', times: 3, isNew: true, was: null };
    const bob = { kind: 'person', id: 'bob' } as const;
    const second = entry('b', 2, { kind: 'role.changed', subject: bob, details });
    for (const each of [second, entry('a', 1), entry('c', 2), entry('d', 3, { actor: null })]) await audit.add(each);
    expect(await idsOf()).toEqual(['d', 'c', 'b', 'a']);
    expect(await idsOf({}, entry('c', 2), 1)).toEqual(['b']);
    expect((await audit.list({ kinds: ['role.changed'] }, { after: null, limit: 9 }))[0]).toEqual(second);
    expect([await idsOf({ kinds: [] }), await idsOf({ person: 'bob' })]).toEqual([[], ['b']]);
    expect(await idsOf({ person: 'anna', from: BEGIN + 120_000 })).toEqual(['c', 'b']);
    expect(await idsOf({ until: BEGIN + 120_000 })).toEqual(['a']);
    await expect(audit.add(entry('a', 9))).rejects.toThrow();
  });
  it('[R-AUDIT-7] removes what is older than its time, and nothing else', async () => {
    const { audit } = of();
    await audit.expire(BEGIN * 2);
    for (const minute of [1, 2, 3]) await audit.add(entry(`m${minute}`, minute));
    await audit.expire(BEGIN + 120_000);
    expect(await idsOf()).toEqual(['m3', 'm2']);
  });
}
