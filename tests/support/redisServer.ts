/** A Redis of the test's own: the real one, on a free port, in a temporary folder, ended with the process that started it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RedisServer {
  port: number;
  url: string;
  process(): ChildProcess;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  /** Runs a command with redis-cli; gives what it prints. */
  cli(...words: string[]): string;
  stop(): Promise<void>;
}

/** A port that was free a moment ago; a Redis that finds it taken by then is started on another. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Null when the port was taken. */
async function startedOn(port: number, folder: string): Promise<ChildProcess | null> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn('setpriv', ['--pdeathsig=KILL', 'redis-server', ...settings], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('Ready to accept connections')) continue;
    child.stdout.resume();
    return child;
  }
  return null;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-redis-'));
  let port = await freePort();
  let child = await startedOn(port, folder);
  for (let tries = 0; !child && tries < 5; tries += 1) {
    port = await freePort();
    child = await startedOn(port, folder);
  }
  const running = () => {
    if (!child) throw new Error('Redis does not start. Install it: apt-get install -y redis-server');
    return child;
  };
  running();
  async function kill(): Promise<void> {
    const ending = running();
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill('SIGKILL');
    await once(ending, 'exit');
  }
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    process: running,
    kill,
    async restart() {
      await kill();
      child = await startedOn(port, folder);
      running();
    },
    cli: (...words) => spawnSync('redis-cli', ['-p', String(port), ...words], { encoding: 'utf8' }).stdout.trim(),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
