/** Three real servers on one real PostgreSQL and one real Redis, each over wires of its own that a test can hurt. */
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { TEXT_NAME } from '../../shared/text/block.ts';
import type { Member } from './desk.ts';
import { newDatabase } from './postgres.ts';
import { type RedisServer, startRedis } from './redisServer.ts';
import { type ServerProcess, startServerProcess } from './server.ts';
import { startTcpProxy, type TcpProxy } from './tcpProxy.ts';

export interface NodeProcess {
  server: ServerProcess;
  toPostgres: TcpProxy;
  toRedis: TcpProxy;
  /** Anew, on the same wires. */
  start(): Promise<void>;
  /** How it hears of the others, as `/readyz` says; `away` when it does not answer. */
  hears(): Promise<string>;
}

export interface ThreeNodes {
  nodes: NodeProcess[];
  redis: RedisServer;
  stop(): Promise<void>;
}

async function startNode(database: URL, redis: RedisServer, more: Record<string, string>): Promise<NodeProcess> {
  const toPostgres = await startTcpProxy(Number(database.port));
  const toRedis = await startTcpProxy(redis.port);
  const throughWire = new URL(database);
  throughWire.port = String(toPostgres.port);
  const env = { DATABASE_URL: throughWire.href, REDIS_URL: toRedis.url('redis'), ...more };
  const node: NodeProcess = {
    server: await startServerProcess({ env }),
    ...{ toPostgres, toRedis },
    async start() {
      node.server = await startServerProcess({ env });
    },
    async hears() {
      const answer = await fetch(`${node.server.url}/readyz`).catch(() => null);
      return answer?.ok ? await answer.text() : 'away';
    },
  };
  return node;
}

/**
 * @param url of an empty database; without it, one on the server of this test run.
 * @param env further settings of each node.
 */
export async function startThreeNodes(url?: string, env: Record<string, string> = {}): Promise<ThreeNodes> {
  const database = new URL(url ?? (await newDatabase()));
  const redis = await startRedis();
  const nodes = await Promise.all([1, 2, 3].map(() => startNode(database, redis, env)));
  return {
    ...{ nodes, redis },
    async stop() {
      await Promise.all(nodes.map(({ server }) => server.kill()));
      for (const { toPostgres, toRedis } of nodes) await Promise.all([toPostgres.close(), toRedis.close()]);
      await redis.stop();
    },
  };
}

/** Somebody with an article open, who comes back at another node when the socket is lost, as a browser does. */
export class Roamer {
  readonly doc = new Y.Doc();
  readonly member: Member;
  readonly codes: number[] = [];
  private readonly article: string;
  private readonly urls: () => string[];
  private readonly savedBefore = new Map<number, number>();
  private at: number;
  private live: ReturnType<Member['open']> | null = null;
  private isGone = false;

  /** @param urls of the nodes as they are now; @param at the one to begin with. */
  constructor(member: Member, article: string, urls: () => string[], at: number) {
    this.member = member;
    this.article = article;
    this.urls = urls;
    this.at = at;
    this.come();
  }
  get text(): Y.Text {
    return this.doc.getText(TEXT_NAME);
  }
  get node(): number {
    return this.at;
  }
  get socket(): WebSocket | undefined {
    return this.live?.socket;
  }
  /** Whether all that this person wrote was told saved. */
  isSaved(): boolean {
    const clock = Y.getState(this.doc.store, this.doc.clientID);
    return (this.live?.saved.get(this.doc.clientID) ?? 0) >= clock;
  }
  /** What was ever told saved, by client. */
  promised(): Map<number, number> {
    return new Map([...this.savedBefore, ...(this.live?.saved ?? [])]);
  }
  synced(): Promise<void> {
    return this.live?.synced ?? Promise.resolve();
  }
  leave(): void {
    this.isGone = true;
    this.live?.socket.close();
  }
  private come(): void {
    const urls = this.urls();
    const live = this.member.at(urls[this.at % urls.length] ?? '').open(this.article, this.doc);
    this.live = live;
    void live.closed.then((code) => {
      this.codes.push(code);
      for (const [client, clock] of live.saved) this.savedBefore.set(client, clock);
      if (this.isGone || (code >= 4400 && code < 4500)) return;
      this.at = (this.at + 1) % this.urls().length;
      setTimeout(() => this.come(), 100);
    });
  }
}
