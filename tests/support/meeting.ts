/** A live session of twelve people on one article of the real server, which may be killed and started again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { runningSession, type Session } from '../../shared/ledger/sessionState.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { stateFor } from '../../shared/ledger/withhold.ts';
import { may, type Role } from '../../shared/permissions.ts';
import { type Account, type Answered, Attendee, CANARY } from './attendee.ts';
import { openDesk } from './desk.ts';
import { type ServerProcess, startServerProcess } from './server.ts';
import { SessionAudit } from './sessionAudit.ts';

const NUMBERS = ['Eleven', 'Twelve', 'Thirteen', 'Fourteen', 'Fifteen', 'Sixteen'];
const CONTENT = ['What the harbour knew', ...NUMBERS.map((number) => `${number} boats lay in it.`)].join('\n\n');
const ROLES: Role[] = [
  ...(['editor', 'editor', 'editor', 'checker', 'checker', 'checker'] as const),
  ...(['checker', 'checker', 'commenter', 'viewer', 'viewer'] as const),
];

/** Accounts and a server; articles are made on it. */
export class Newsroom {
  /** Twelve; the first is chief. */
  accounts: Account[] = [];
  private readonly folder: string;
  private server: ServerProcess;

  private constructor(folder: string, server: ServerProcess) {
    this.folder = folder;
    this.server = server;
  }
  static async open(): Promise<Newsroom> {
    const folder = await mkdtemp(join(tmpdir(), 'kantlijn-meeting-'));
    const room = new Newsroom(folder, await startServerProcess({ dataFolder: folder }));
    const desk = await openDesk(room.server);
    const chief = { id: desk.owner.id, name: 'Odile Owner', role: 'chief', token: desk.owner.token } as const;
    const others = ROLES.map(async (role, n): Promise<Account> => {
      const { id, token } = await desk.person(`Person${n}`, role);
      return { id, name: `Person${n}`, role, token };
    });
    room.accounts = [chief, ...(await Promise.all(others))];
    return room;
  }
  get url(): string {
    return this.server.url;
  }
  /** Kills it at once; resolves when another serves the same data. */
  async restart(): Promise<void> {
    await this.server.kill();
    this.server = await startServerProcess({ dataFolder: this.folder });
  }
  async close(): Promise<void> {
    await this.server.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
  /** The ledger of an article as the store holds it, after a number. */
  ledger(article: string, after = 0): LedgerEvent[] {
    const database = new DatabaseSync(join(this.folder, 'kantlijn.db'), { readOnly: true });
    try {
      const asked = 'select event from ledger_event where article = ? and seq > ? order by seq';
      const rows = database.prepare(asked).all(article, after);
      return rows.map((row) => JSON.parse(String(row['event'])) as LedgerEvent);
    } finally {
      database.close();
    }
  }
  /** An article with six claims, which everybody has open. */
  async meeting(): Promise<Meeting> {
    const chief = this.accounts[0];
    const headers = { authorization: `Bearer ${chief?.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ desk: 'newsroom', format: 'text', language: 'en', content: CONTENT });
    const made = await fetch(`${this.url}/api/v1/articles`, { method: 'POST', headers, body });
    const meeting = new Meeting(this, ((await made.json()) as { id: string }).id);
    await meeting.begin();
    return meeting;
  }
}

export class Meeting {
  readonly article: string;
  readonly people: Attendee[];
  readonly claims: string[] = [];
  private readonly newsroom: Newsroom;
  private readonly audit: SessionAudit;
  private canaries = 0;

  constructor(newsroom: Newsroom, article: string) {
    this.newsroom = newsroom;
    this.article = article;
    this.people = newsroom.accounts.map((account) => new Attendee(account, article, newsroom.url));
    this.audit = new SessionAudit(new Map(newsroom.accounts.map(({ id, role }) => [id, role])));
  }
  async begin(): Promise<void> {
    const [chief] = this.people;
    for (const number of NUMBERS) {
      const annotation = crypto.randomUUID();
      await chief?.run({ type: 'claim.open', annotation, tag: 'g', target: { quote: { exact: number } } });
      this.claims.push(annotation);
    }
    await Promise.all(this.people.map((person) => person.connect()));
  }
  get chief(): Attendee {
    return this.with('chief');
  }
  /** The first of those with this role, or another of them. */
  with(role: Role, nth = 0): Attendee {
    const found = this.people.filter(({ account }) => account.role === role)[nth];
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  }
  get voters(): Attendee[] {
    return this.people.filter(({ account }) => may(account.role, 'claim.work'));
  }
  /** As the store has it; what came since the last look is audited. */
  get state(): LedgerState {
    this.audit.walk(this.newsroom.ledger(this.article, this.audit.state.seq));
    return this.audit.state;
  }
  get running(): Session | null {
    return runningSession(this.state.sessions);
  }
  /** A reason that is nowhere else. */
  canary(): string {
    this.canaries += 1;
    return `${CANARY}${this.canaries}-`;
  }
  vote(person: Attendee, session: string, annotation: string, verdict: string): Promise<Answered> {
    return person.run({ type: 'session.vote', session, annotation, verdict, reason: this.canary() });
  }
  /** The server dies; those who were there come back, every second of them as a page that was loaded anew. */
  async restart(): Promise<void> {
    const here = this.people.filter(({ isConnected }) => isConnected);
    await this.newsroom.restart();
    for (const person of this.people) person.moveTo(this.newsroom.url);
    for (const [at, person] of here.entries()) if (at % 2 === 0) person.forget();
    await Promise.all(here.map((person) => person.connect()));
  }
  /** What does not hold, once everybody has heard all that was decided; nothing may be under way. */
  async faults(): Promise<string[]> {
    const { state } = this;
    const faults = [...this.audit.faults];
    const here = this.people.filter(({ isConnected }) => isConnected);
    await Promise.all(here.map((person) => person.heard(state.seq)));
    for (const { id, account, state: known, leaks } of this.people) {
      faults.push(...leaks.map((leak) => `${account.name} was sent ${leak}`));
      const isHere = here.some((person) => person.id === id);
      const should = stateFor({ person: id, isMember: true }, state);
      if (isHere && !same(known, should)) faults.push(`${account.name} knows another state than the server`);
    }
    return faults;
  }
  /** Secrets in what this person may ask for; nothing may be under way. */
  async secretsFor(person: Attendee): Promise<string[]> {
    const told = new Set<string>();
    for (const event of this.newsroom.ledger(this.article)) {
      if (event.type === 'session.revealed') for (const { reason } of event.votes) told.add(reason ?? '');
      if (event.type === 'session.voted' && event.actor === person.id) told.add(event.opened?.vote.reason ?? '');
    }
    const [last] = [...this.state.sessions.keys()].slice(-1);
    const paths = ['/ledger?after=0', '/annotations', '/export/report.json', '/export/report.html'];
    if (last) paths.push(...['json', 'csv', 'html'].map((form) => `/sessions/${last}/minutes.${form}`));
    const answers = await Promise.all(paths.map((path) => person.get(path)));
    return answers.flatMap((text, at) => {
      const found = [...text.matchAll(new RegExp(`${CANARY}\\d+-`, 'g'))].map(([canary]) => canary);
      return found.filter((canary) => !told.has(canary)).map((canary) => `${canary} in ${paths[at]}`);
    });
  }
  leave(): void {
    for (const person of this.people) person.drop();
  }
}

/** Maps with the same entries in the same order, and plain data. */
function same(a: LedgerState, b: LedgerState): boolean {
  const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value] : value);
  return JSON.stringify(a, plain) === JSON.stringify(b, plain);
}
