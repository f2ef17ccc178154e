/** The few HTTP calls that a live article makes, and their failures as values. */
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Role, roleFrom } from '../../shared/permissions.ts';

export interface ArticleFacts {
  id: string;
  role: Role;
  slug: string;
  headline: string;
  language: string;
  desk: string;
}

export interface Colleague {
  id: string;
  name: string;
  role: Role;
  colour: string;
  /** False for somebody who decided something once and has left. */
  onDesk: boolean;
}

/** How the server took a command. `later`: it could not be reached or is busy; the same command is sent again. */
export type Answer =
  | { kind: 'done'; events: LedgerEvent[] }
  | { kind: 'refused'; code: string; detail: string }
  | { kind: 'signedOut' }
  | { kind: 'later' };

export type Lookup<T> = { kind: 'found'; value: T } | { kind: 'signedOut' } | { kind: 'unknown' } | { kind: 'later' };

export interface ArticleApi {
  facts(): Promise<Lookup<ArticleFacts>>;
  people(): Promise<Lookup<Colleague[]>>;
  /** Events after sequence number `after`, in order. */
  events(after: number): Promise<Lookup<LedgerEvent[]>>;
  send(command: Command): Promise<Answer>;
  /** Up to which event this person has looked at each annotation. */
  seen(): Promise<Lookup<Record<string, number>>>;
  /** True once the server has it, or never will. */
  markSeen(mark: SeenMark): Promise<boolean>;
}

export interface SeenMark {
  annotation: string;
  /** Number of an event. */
  seq: number;
}

/** The HTTP API of one article; `request` is `fetch`. */
export function articleApi(article: string, request: typeof fetch): ArticleApi {
  const base = `/api/v1/articles/${encodeURIComponent(article)}`;
  return {
    facts: () => lookup(request, base, async (response) => factsFrom(await response.json())),
    people: () => lookup(request, `${base}/people`, async (response) => peopleFrom(await response.json())),
    events: (after) =>
      lookup(request, `${base}/ledger?after=${after}`, async (response) => lines(await response.text())),
    send: (command) => send(request, `${base}/commands`, command),
    seen: () => lookup(request, `${base}/seen`, async (response) => ((await response.json()) as SeenAnswer).seen),
    markSeen: (mark) => markSeen(request, `${base}/seen/${encodeURIComponent(mark.annotation)}`, mark.seq),
  };
}

async function lookup<T>(
  request: typeof fetch,
  url: string,
  read: (response: Response) => Promise<T>,
): Promise<Lookup<T>> {
  try {
    const response = await request(url, { headers: { accept: 'application/json' } });
    if (response.ok) return { kind: 'found', value: await read(response) };
    if (response.status === 401) return { kind: 'signedOut' };
    return response.status === 404 || response.status === 410 ? { kind: 'unknown' } : { kind: 'later' };
  } catch {
    return { kind: 'later' };
  }
}

async function send(request: typeof fetch, url: string, command: Command): Promise<Answer> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
    if (response.ok) return { kind: 'done', events: ((await response.json()) as { events: LedgerEvent[] }).events };
    if (response.status === 401) return { kind: 'signedOut' };
    if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'later' };
    const problem = (await response.json()) as { code?: string; detail?: string; title?: string };
    return { kind: 'refused', code: problem.code ?? 'unknown', detail: problem.detail ?? problem.title ?? '' };
  } catch {
    return { kind: 'later' };
  }
}

interface SeenAnswer {
  seen: Record<string, number>;
}

async function markSeen(request: typeof fetch, url: string, seq: number): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  try {
    const { status } = await request(url, { method: 'PUT', headers, body: JSON.stringify({ seq }) });
    return status < 300 || status === 403 || status === 404;
  } catch {
    return false;
  }
}

function lines(text: string): LedgerEvent[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerEvent);
}

function factsFrom(json: unknown): ArticleFacts {
  const facts = json as Omit<ArticleFacts, 'role'> & { role: unknown };
  return { ...facts, role: roleFrom(facts.role) };
}

function peopleFrom(json: unknown): Colleague[] {
  const list = Array.isArray(json) ? json : (json as { people: unknown[] }).people;
  return (list as (Omit<Colleague, 'role' | 'onDesk'> & { role: unknown })[]).map((one) => ({
    ...one,
    role: roleFrom(one.role),
    onDesk: one.role !== null,
  }));
}
