/** The real server as a process of its own, on a free port and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** What tests use for names of people, passwords, tokens, cookies and words of articles: none of it belongs into a log. */
const CANARIES = /@example\.org|margin line of one|kl_\w{20}|kantlijn\.session|token=|Bearer |Oosterhaven|Odile/;

function checkLog(log: string): void {
  const line = log.split('\n').find((each) => CANARIES.test(each));
  if (line !== undefined) throw new Error(`[S-52] the server wrote what belongs into no log: ${line}`);
}

export interface StartOptions {
  /** A folder used before, to start again on the same data; without it a fresh one is made and removed at `stop`. */
  dataFolder?: string;
  env?: Record<string, string>;
}

export interface ServerProcess {
  /** Without a slash at the end. */
  url: string;
  /** The one-time setup link; null where there is an account. */
  setupUrl: string | null;
  dataFolder: string;
  process: ChildProcess;
  /** Log lines so far. */
  log(): string;
  /** SIGTERM; resolves with the exit code. Removes a data folder that was made for this server. */
  stop(): Promise<number | null>;
  /** SIGKILL; the data folder stays. */
  kill(): Promise<void>;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** The two lines that the server prints when it listens; the second only without an account. */
async function addressesOf(child: ChildProcess, log: () => string): Promise<{ url: string; setupUrl: string | null }> {
  if (!child.stdout) throw new Error('the server has no standard output');
  let url: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Kantlijn is at (\S+)$/.exec(line)?.[1];
    if (address) url = address;
    const setupUrl = /(\S+\/setup\?token=\S+)$/.exec(line)?.[1];
    if (url && setupUrl) return { url, setupUrl };
    if (url && line === 'Sign in with an account of this installation.') return { url, setupUrl: null };
  }
  throw new Error(`the server ended before it listened: ${log()}`);
}

/** Starts a server; resolves once it answers. Stop it in `afterAll`. */
export async function startServerProcess(options: StartOptions = {}): Promise<ServerProcess> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'kantlijn-')));
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', DATA_DIR: dataFolder, ...options.env };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const log = () => chunks.join('');
  const addresses = await addressesOf(child, log);
  return {
    ...addresses,
    dataFolder,
    process: child,
    log,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended(child);
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
      checkLog(log());
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

/** Uses up the setup link. @returns the first person's cookie, for `Cookie:` headers. */
export async function setUpOwner(server: {
  url: string;
  setupUrl: string | null;
}): Promise<{ cookie: string; person: string }> {
  const token = server.setupUrl?.split('token=')[1];
  if (!token) throw new Error('there is an account already');
  const account = { name: 'Odile Owner', email: 'owner@example.org', password: 'a margin line of one’s own' };
  const response = await fetch(`${server.url}/api/v1/invites/${token}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!response.ok) throw new Error(`the setup link was refused: ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, person: ((await response.json()) as { person: string }).person };
}
