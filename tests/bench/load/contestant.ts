/** The servers that are compared, each as a process of its own under the bench's eyes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DialectName } from './dialect.ts';

export interface Contestant {
  script: string;
  dialect: DialectName;
  /** Whether it keeps what it is sent. */
  keeps: boolean;
}

export const CONTESTANTS = {
  kantlijn: { script: '../product.ts', dialect: 'y-websocket', keeps: true },
  hocuspocus: { script: '../hocuspocus.ts', dialect: 'hocuspocus', keeps: true },
  'y-websocket-server': { script: '../yWebsocketServer.ts', dialect: 'y-websocket', keeps: true },
  relay: { script: '../relay.ts', dialect: 'y-websocket', keeps: false },
} satisfies Record<string, Contestant>;

export type ContestantName = keyof typeof CONTESTANTS;

export interface Running {
  port: number;
  pid: number;
  /** CPU time so far, all threads, microseconds. */
  cpu(): Promise<number>;
  /** Resident memory after collecting garbage, bytes. */
  memory(): Promise<number>;
  /** Kills it at once; resolves when it is gone. */
  kill(): Promise<void>;
}

async function ask<Answer>(server: ChildProcess, question: string): Promise<Answer> {
  const answer = once(server, 'message');
  server.send(question);
  const [given] = (await answer) as [Answer];
  return given;
}

/** A folder of this bench's own; removed when it ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts one on `folder`; give the same folder again to start it on what it kept. */
export async function start(name: ContestantName, folder: string, articles = 1): Promise<Running> {
  const { script } = CONTESTANTS[name];
  const env = { ...process.env, BENCH_FOLDER: folder, BENCH_ARTICLES: String(articles) };
  const server = fork(new URL(script, import.meta.url), { env, execArgv: ['--expose-gc', '--no-warnings'] });
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  return {
    port,
    pid: server.pid ?? 0,
    cpu: async () => (await ask<{ cpuMicroseconds: number }>(server, 'cpu')).cpuMicroseconds,
    memory: async () => (await ask<{ residentBytes: number }>(server, 'memory')).residentBytes,
    async kill() {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
  };
}
