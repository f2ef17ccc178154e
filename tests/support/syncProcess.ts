/** `syncServer.ts` as a process that a test may kill, and bare sockets to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import type { Limits } from '../../server/rooms/limits.ts';

/** Articles that exist from the start are numbered from 1. */
export const articleId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** The first of them; the only one, unless more are asked for. */
export const ARTICLE = articleId(1);
const SCRIPT = new URL('./syncServer.ts', import.meta.url).pathname;

export interface LogLine {
  level: string;
  message: string;
  reason?: string;
  code?: number | string;
  port?: number;
  pid?: number;
}

export interface SyncProcess {
  port: number;
  /** What it has logged, newest last. */
  lines: LogLine[];
  child: ChildProcess;
  /** Kills it at once and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * @param place a file for SQLite, or the address of a PostgreSQL database.
 * @param under a command that runs it, such as `strace` with its options.
 */
export async function startSyncServer(
  place: string,
  limits: Partial<Limits> = {},
  under: readonly string[] = [],
): Promise<SyncProcess> {
  const [command = '', ...before] = [...under, process.execPath];
  const child = spawn(command, [...before, SCRIPT, place, JSON.stringify(limits)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: LogLine[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      lines.push(line);
      if (line.port) resolve(line.port);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    ...{ port, lines, child },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      // The server itself, which ends the command that it may run under.
      const pid = lines.find(({ port: listens }) => listens)?.pid;
      if (pid) process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}

export interface DialOptions {
  path?: string;
  headers?: Record<string, string>;
}

export function dial(port: number, person: string, options: DialOptions = {}): WebSocket {
  const headers = options.headers ?? { authorization: `Bearer ${person}` };
  return new WebSocket(`ws://127.0.0.1:${port}${options.path ?? `/sync/${ARTICLE}?schema=1`}`, { headers });
}
