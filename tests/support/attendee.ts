/**
 * Somebody in a live session of the real server, without a browser: a socket that follows the ledger, commands that are
 * sent again under the same id after the server was away, and a watch on everything that they are sent.
 */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import type { Role } from '../../shared/permissions.ts';
import { FRAME, readLedger } from '../../shared/protocol/frames.ts';

/** Stands in every reason of a vote, with a number of its own. */
export const CANARY = 'CANARY-';

export interface Account {
  id: string;
  name: string;
  role: Role;
  token: string;
}

export interface Answered {
  status: number;
  /** Null where it was done. */
  code: string | null;
  /** Types of the events that it led to. */
  events: string[];
}

/** An event without what its reader may know of votes: their own, and those that were revealed. */
function withoutVotes(person: string, event: LedgerEvent): object {
  if (event.type === 'session.revealed') return { ...event, votes: [] };
  return event.type === 'session.voted' && event.actor === person ? { ...event, opened: null } : event;
}

/** Whether what was sent tells of a vote that its reader may not know. */
function tellsVotes(person: string, events: readonly LedgerEvent[]): boolean {
  const rest = JSON.stringify(events.map((event) => withoutVotes(person, event)));
  return rest.includes(CANARY) || rest.includes('"opened":{') || rest.includes('"verdict"');
}

export class Attendee {
  readonly account: Account;
  /** What they know of the ledger. */
  state: LedgerState = emptyLedger();
  /** What reached them and should not have. */
  readonly leaks: string[] = [];
  private readonly article: string;
  private url: string;
  private socket: WebSocket | null = null;
  private reading: Promise<void> = Promise.resolve();
  private waiting: { seq: number; go: () => void; fail: (error: Error) => void }[] = [];

  constructor(account: Account, article: string, url: string) {
    this.account = account;
    this.article = article;
    this.url = url;
  }
  get id(): string {
    return this.account.id;
  }
  get isConnected(): boolean {
    return this.socket !== null;
  }
  /** The server came back elsewhere. */
  moveTo(url: string): void {
    this.url = url;
  }
  ask(method: string, path: string, body?: unknown): Promise<Response> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${this.account.token}`, ...type };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(`${this.url}/api/v1/articles/${this.article}${path}`, { method, headers, ...sent });
  }
  async get(path: string): Promise<string> {
    const response = await this.ask('GET', path);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text;
  }
  /** @throws when the server does not answer. */
  async run(command: object): Promise<Answered> {
    const response = await this.ask('POST', '/commands', { id: crypto.randomUUID(), ...command });
    const text = await response.text();
    const said = JSON.parse(text) as { code?: string; events?: LedgerEvent[] };
    if (tellsVotes(this.id, said.events ?? [])) this.leaks.push(`an answer: ${text}`);
    const { status } = response;
    return { status, code: said.code ?? null, events: (said.events ?? []).map(({ type }) => type) };
  }
  /** Resolves once they know all that was decided before. */
  async connect(): Promise<void> {
    const address = `${this.url.replace('http', 'ws')}/sync/${this.article}?schema=1`;
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${this.account.token}` } });
    this.socket = socket;
    this.reading = Promise.resolve();
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.closed(socket, code));
    await new Promise<void>((resolve, reject) => {
      socket.on('close', () => reject(new Error('the connection broke before the ledger’s head came')));
      socket.on('message', (data: Buffer) => {
        if (this.read(socket, data)) this.reading.then(resolve, reject);
      });
    });
  }
  drop(): void {
    this.socket?.terminate();
    this.socket = null;
  }
  /** As a page that was reloaded. */
  forget(): void {
    this.state = emptyLedger();
  }
  /** Resolves when they have heard of event `seq`. @throws when their connection breaks before. */
  heard(seq: number): Promise<void> {
    return new Promise((go, fail) => {
      this.waiting.push({ seq, go, fail });
      this.tell();
    });
  }
  private closed(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = null;
    const error = new Error(`the connection of ${this.account.name} broke with ${code}`);
    for (const { fail } of this.waiting.splice(0)) fail(error);
  }
  /** @returns whether it was about the ledger. */
  private read(socket: WebSocket, data: Buffer): boolean {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    if (decoding.readVarUint(decoder) !== FRAME.ledger) {
      if (data.includes(CANARY)) this.leaks.push('a frame that is not of the ledger');
      return false;
    }
    const { after, events } = readLedger(decoder);
    if (tellsVotes(this.id, events)) this.leaks.push(`a frame: ${JSON.stringify(events)}`);
    this.reading = this.reading.then(async () => {
      const missed = after > this.state.seq ? await this.missed() : [];
      if (this.socket === socket) this.take([...missed, ...events]);
    });
    this.reading.catch(() => undefined);
    return true;
  }
  private async missed(): Promise<LedgerEvent[]> {
    const lines = (await this.get(`/ledger?after=${this.state.seq}`)).split('\n').filter((line) => line !== '');
    const events = lines.map((line) => JSON.parse(line) as LedgerEvent);
    if (tellsVotes(this.id, events)) this.leaks.push(`the ledger: ${lines.join()}`);
    return events;
  }
  private take(events: readonly LedgerEvent[]): void {
    for (const event of events) if (event.seq === this.state.seq + 1) this.state = evolveAll(this.state, [event]);
    this.tell();
  }
  private tell(): void {
    const due = this.waiting.filter(({ seq }) => seq <= this.state.seq);
    this.waiting = this.waiting.filter(({ seq }) => seq > this.state.seq);
    for (const { go } of due) go();
  }
}
