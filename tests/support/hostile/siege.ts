/** A real server with an article that two people write in, and whoever attacks it; what was tried is written down. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Role } from '../../../shared/permissions.ts';
import { closeReasonOf } from '../../../shared/protocol/closeCodes.ts';
import { type Bystanders, bystandersAt } from '../bystanders.ts';
import { type Desk, type Member, openDesk } from '../desk.ts';
import type { LiveClient } from '../liveClient.ts';
import { type ServerProcess, startServerProcess } from '../server.ts';
import type { HostileFrame, Scene } from './frames.ts';

const GARBAGE = fileURLToPath(new URL('../collectGarbage.ts', import.meta.url));
const CONTENT = 'Kop van het stuk\n\nEen zin over de haven.\n\nNog een zin over de haven, en nog een.';

export interface Attempt {
  what: string;
  /** Code of the refusal: the reason of a close, the code of a problem; else the number of the protocol. */
  named: string;
  /** Tries it; gives the name of what came of it. */
  run(siege: Siege): Promise<string>;
}

export interface Standing {
  text: string;
  ledger: unknown;
}

export class Siege {
  readonly server: ServerProcess;
  readonly desk: Desk;
  readonly article: string;
  readonly bystanders: Bystanders;
  readonly #people = new Map<string, Promise<Member>>();

  private constructor(server: ServerProcess, desk: Desk, article: string, bystanders: Bystanders) {
    this.server = server;
    this.desk = desk;
    this.article = article;
    this.bystanders = bystanders;
  }

  static async begin(): Promise<Siege> {
    const server = await startServerProcess({ env: { NODE_OPTIONS: `--import ${GARBAGE}` } });
    const desk = await openDesk(server);
    const article = await desk.article(CONTENT);
    const [ben, frits] = [await desk.person('Ben', 'editor'), await desk.person('Frits', 'editor')];
    const url = `${server.url.replace('http', 'ws')}/sync/${article}?schema=1`;
    return new Siege(server, desk, article, await bystandersAt(url, [ben.token, frits.token]));
  }

  get url(): string {
    return this.server.url;
  }
  get socketUrl(): string {
    return this.url.replace('http', 'ws');
  }
  /** Path of the article's socket. */
  get path(): string {
    return `/sync/${this.article}?schema=1`;
  }

  /** Somebody with an account of that name, made when first asked for. */
  person(name: string, role: Role = 'editor'): Promise<Member> {
    const known = this.#people.get(name) ?? this.desk.person(name, role);
    this.#people.set(name, known);
    return known;
  }

  /** An attacker with the article open and synced. */
  async attacker(role: Role = 'editor', name = `Eve${role}`): Promise<LiveClient> {
    const client = (await this.person(name, role)).open(this.article);
    await client.synced;
    return client;
  }

  /** Sends it from a synced client; the name of what its socket was closed with. */
  async send({ frame, role }: HostileFrame): Promise<string> {
    const { socket, doc } = await this.attacker(role);
    const closed = once(socket, 'close');
    socket.send(frame(sceneOf(doc, this.bystanders.writer)));
    const [code] = (await closed) as [number];
    return closeReasonOf(code) ?? String(code);
  }

  async standing(): Promise<Standing> {
    const { owner } = this.desk;
    const text = await (await owner.ask('GET', `/articles/${this.article}/text`)).text();
    return {
      text: text.replaceAll('~', ''),
      ledger: await owner.json('GET', `/articles/${this.article}/ledger/verify`),
    };
  }

  isAlive(): boolean {
    return this.server.process.exitCode === null && this.server.process.signalCode === null;
  }

  /** Megabytes of the server, after it has collected its garbage. */
  async memoryMB(): Promise<number> {
    const { pid, stdout } = this.server.process;
    const collected = stdout ? once(stdout, 'data') : Promise.resolve();
    this.server.process.kill('SIGUSR2');
    await collected;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  }

  /** What of the process's failures its log has. */
  failures(): string[] {
    return this.server
      .log()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line));
  }
}

/** @param doc an attacker's own; @param victim a client id of somebody else who is there. */
function sceneOf(doc: Y.Doc, victim: number): Scene {
  let item = doc.getText('body')._start;
  while (item && (item.deleted || !(item.content instanceof Y.ContentString) || item.content.str === '~'))
    item = item.right;
  if (!item) throw new Error('the text has no letter');
  const { client, clock } = item.id;
  return { victim, letter: [client, clock], anchor: client, clock: Y.getState(doc.store, client), fresh: doc.clientID };
}

/** The name of what a socket opened with these headers comes to: a problem's code, or the reason of its close. */
export async function knock(url: string, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => undefined);
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on('unexpected-response', async (_request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const code = /"code":"([\w.]+)"/.exec(Buffer.concat(chunks).toString())?.[1];
    resolve(code ?? String(response.statusCode));
  });
  socket.on('close', (code) => resolve(closeReasonOf(code) ?? String(code)));
  return promise;
}
