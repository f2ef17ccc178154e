import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudit } from '../../server/audit.ts';
import { BIN_DAYS, purgeBin, purgeHourly } from '../../server/purge.ts';
import type { AuditEntry } from '../../server/storage/auditPort.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { emailOf, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../support/app.ts';

const DAY_MS = 86_400_000;
const ALL = { after: null, limit: 1_000 };
const HEADLINE = 'Geheime bron over de dijk';

describe('counting failures to sign in', () => {
  function counted() {
    const { audit: store } = createMemoryStorage();
    const due: (() => void)[] = [];
    const after = (_ms: number, task: () => void) => {
      due.push(task);
      return () => undefined;
    };
    const clock = { now: () => 1_000, after };
    let ids = 0;
    let fails = false;
    const add = (entry: AuditEntry) => (fails ? Promise.reject(new Error('full')) : store.add(entry));
    const audit = createAudit({ store: { add }, clock, newId: () => `${++ids}` });
    const told = async () => (await store.list({}, ALL)).map(({ subject, details }) => [subject?.id, details['times']]);
    const fail = (now: boolean) => {
      fails = now;
    };
    return { audit, told, due, fail };
  }
  const tries = ['anna', null, 'anna', null, null];

  it('[R-AUDIT-4] makes one entry a minute for each account, and one for all addresses without', async () => {
    const { audit, told, due } = counted();
    for (const person of tries) audit.signInFailed(person);
    expect([due.length, await told()]).toEqual([1, []]);
    await audit.settle();
    expect(await told()).toEqual(
      expect.arrayContaining([
        ['anna', 2],
        [undefined, 3],
      ]),
    );
    audit.signInFailed('anna');
    expect(due.length).toBe(2);
  });
  it('[R-AUDIT-4] loses none while the store takes nothing', async () => {
    const { audit, told, fail } = counted();
    for (const person of tries) audit.signInFailed(person);
    fail(true);
    await expect(audit.settle()).rejects.toThrow('full');
    audit.signInFailed('anna');
    fail(false);
    await audit.settle();
    expect(await told()).toEqual(
      expect.arrayContaining([
        ['anna', 3],
        [undefined, 3],
      ]),
    );
  });
  it('[R-AUDIT-3] refuses a detail that could hold what somebody wrote', async () => {
    const { audit } = counted();
    const typed = { name: 'Token for the minister' };
    await expect(audit.record('token.made', 'anna', null, typed)).rejects.toThrow('no free text in name');
  });
});

describe('an installation', () => {
  let app: TestApp;
  let owner: TestPerson;
  let chief: TestPerson;
  let article: string;
  const entries = () => app.core.storage.audit.list({}, ALL);
  const kinds = async () => (await entries()).map(({ kind }) => kind);

  beforeAll(async () => {
    app = await openTestApp();
    owner = await app.person('Olga', undefined, true);
    chief = await app.person('Chris', 'chief');
    const made = await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: HEADLINE });
    article = made.json.id;
  });
  afterAll(() => app.close());

  async function invite(): Promise<void> {
    const made = await chief.ask('POST', '/desks/newsroom/invites', { role: 'viewer', email: emailOf('Nina') });
    const token = new URL(made.json.url).searchParams.get('token');
    await app.ask('POST', `/api/v1/invites/${token}/accept`, {
      name: 'Nina',
      email: emailOf('Nina'),
      password: PASSWORD,
    });
    const other = await chief.ask('POST', '/desks/newsroom/invites', { role: 'viewer' });
    await chief.ask('DELETE', `/desks/newsroom/invites/${other.json.id}`);
  }

  it('[R-AUDIT-1] writes down who came, what they may do, what they signed in with, took out and set', async () => {
    await invite();
    const nina = (await app.core.accounts.findByEmail(emailOf('Nina')))?.id ?? '';
    await chief.ask('PUT', `/desks/newsroom/members/${nina}`, { role: 'editor' });
    await chief.ask('DELETE', `/desks/newsroom/members/${nina}`);
    await owner.ask('POST', '/desks', { name: 'Sport' });
    await chief.ask('PUT', '/desks/newsroom/rules', DEFAULT_RULES);
    await chief.ask('PUT', '/desks/newsroom/tags', DEFAULT_TAGS);
    const token = await chief.ask('POST', '/me/tokens', { name: 'A secret plan' });
    await chief.ask('DELETE', `/me/tokens/${token.json.id}`);
    await app.signIn('Chris', 'not the password');
    await app.signIn('Chris');
    await chief.ask('POST', '/me/password', { current: PASSWORD, next: 'another margin line of one’s own' });
    for (const format of ['md', 'report.html']) await chief.ask('GET', `/articles/${article}/export/${format}`);
    await chief.ask('GET', `/articles/${article}/history`);
    await chief.ask('DELETE', `/articles/${article}`);
    await chief.ask('POST', `/articles/${article}/restore`, {});
    await app.core.audit.settle();
    expect((await kinds()).sort()).toEqual(
      [
        ...['person.invited', 'account.made', 'person.joined', 'person.invited', 'invite.withdrawn'],
        ...['role.changed', 'member.removed', 'desk.made', 'settings.changed', 'settings.changed'],
        ...['token.made', 'token.withdrawn', 'signIn.failed', 'signIn.done', 'password.changed'],
        ...['article.exported', 'article.exported', 'article.exported', 'article.binned', 'article.restored'],
      ].sort(),
    );
    const changed = (await entries()).find(({ kind }) => kind === 'role.changed');
    expect(changed).toMatchObject({ actor: chief.id, subject: { kind: 'person', id: nina } });
    expect(changed?.details).toEqual({ desk: app.core.firstDesk.id, from: 'viewer', to: 'editor' });
  });
  it('[R-AUDIT-3] holds no name, address, headline or token, and tells names to who may know them', async () => {
    const stored = JSON.stringify(await entries());
    for (const said of ['Chris', 'Nina', '@', 'secret', 'Geheime', 'geheime']) expect(stored).not.toContain(said);
    const subjectOf = async () =>
      (await owner.ask('GET', '/audit?group=exports')).json.entries.map(
        (each: { subject: unknown }) => each.subject,
      )[0];
    expect(await subjectOf()).toEqual({ kind: 'article', id: article, name: null });
    await app.core.storage.desks.setMember({ desk: app.core.firstDesk.id, person: owner.id, role: 'viewer' });
    expect(await subjectOf()).toEqual({ kind: 'article', id: article, name: 'geheime-bron-over-de-dijk' });
  });
  it('[R-AUDIT-5] is the owner’s alone, by group, person and time, page by page', async () => {
    for (const path of ['/audit', '/audit.csv']) expect((await chief.ask('GET', path)).status).toBe(403);
    const first = (await owner.ask('GET', '/audit?limit=5')).json;
    const second = (await owner.ask('GET', `/audit?limit=100&after=${first.next}`)).json;
    const read = [...first.entries, ...second.entries].map(({ kind }: { kind: string }) => kind);
    expect([first.entries.length, read, second.next]).toEqual([5, await kinds(), null]);
    const found = async (query: string) => (await owner.ask('GET', `/audit?${query}`)).json.entries.length;
    expect([await found('group=tokens'), await found(`person=${owner.id}`)]).toEqual([2, 1]);
    expect([await found('until=2020-01-01T00:00:00Z'), await found('group=guests')]).toEqual([0, 0]);
    expect((await owner.ask('GET', '/audit?group=nothing')).json.code).toBe('query.invalid');
  });
  it('[R-AUDIT-6] leaves as a table, and tells that it did', async () => {
    await app.core.accounts.change(chief.id, { name: '=1+1' });
    const table = (await owner.ask('GET', '/audit.csv?group=tokens')).text;
    expect(table.split('\r\n')[0]).toBe('at,kind,actor,actorName,subjectKind,subject,subjectName,details');
    expect(table.split('\r\n').length).toBe(4);
    expect(table).toContain(`,token.made,${chief.id},'=1+1,token,`);
    expect((await entries())[0]).toMatchObject({ kind: 'audit.exported', actor: owner.id, details: { rows: 2 } });
  });
  it('[R-AUDIT-7] forgets what is past its time, and what left the bin is told until then', async () => {
    await chief.ask('DELETE', `/articles/${article}`);
    await purgeBin(app.core, app.core.clock.now() + BIN_DAYS * DAY_MS);
    const purged = { kind: 'article.purged', actor: null, subject: { kind: 'article', id: article } };
    expect((await entries())[0]).toMatchObject(purged);
    let round: (() => void) | null = null;
    const later = app.core.clock.now() + 30 * DAY_MS + 1;
    const looked = new Promise<void>((resolve) => {
      const after = (ms: number, task: () => void) => {
        if (ms === 0) round = task;
        else resolve();
        return () => undefined;
      };
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      purgeHourly({
        ...app.core,
        clock: { ...app.core.clock, now: () => later, after },
        log,
        config: { auditDays: 30 },
      });
      round?.();
    });
    await looked;
    expect(await entries()).toEqual([]);
  });
});
