/**
 * A real server under random frames, files and requests. It lives, answers nothing with 500, every refusal has a code, its
 * memory stays bounded, and two people in an article of their own notice nothing. `FUZZ_SEED=n FUZZ_SECONDS=0` throws the one again.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Bystanders, bystandersAt, percentile } from '../support/bystanders.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';
import { type Throw, thrown } from '../support/serverFuzz.ts';

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 12);
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const AT_ONCE = 4;
/** Frames that go on one socket, before another is opened: most are refused at the first. */
const PEOPLE = 8;
const FELT_MS = 250;

let server: ServerProcess;
let desk: Desk;
let bystanders: Bystanders;
let article: string;
let routes: string[];
const people: Member[] = [];
beforeAll(async () => {
  server = await startServerProcess();
  desk = await openDesk(server);
  const quiet = await desk.article('Een stuk van anderen.');
  const two = [await desk.person('Ben', 'editor'), await desk.person('Frits', 'editor')] as const;
  bystanders = await bystandersAt(`${server.url.replace('http', 'ws')}/sync/${quiet}?schema=1`, [
    two[0].token,
    two[1].token,
  ]);
  for (let n = 0; n < PEOPLE; n += 1) people.push(await desk.person(`Eve${n}`, 'editor'));
  article = await desk.article('Kop\n\nEen zin over de haven.');
  const { paths } = await desk.owner.json<{ paths: Record<string, object> }>('GET', '/openapi.json');
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}, 120_000);
afterAll(async () => {
  await bystanders.leave();
  expect(await server.stop()).toBe(0);
});

const memoryMB = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;

const counts = { frame: 0, file: 0, request: 0, refused: 0 };

async function send(person: Member, frame: Uint8Array): Promise<void> {
  const client = person.open(article);
  const { promise: pong, resolve } = Promise.withResolvers<void>();
  client.socket.on('pong', () => resolve());
  await Promise.race([client.synced, client.closed]);
  if (client.socket.readyState === WebSocket.OPEN) {
    client.socket.send(frame);
    client.socket.ping();
  }
  const code = await Promise.race([client.closed, pong]);
  if (code !== undefined) counts.refused += 1;
  client.socket.terminate();
}
async function ask(person: Member, one: Exclude<Throw, { kind: 'frame' }>): Promise<Response> {
  const authorization = `Bearer ${person.token}`;
  if (one.kind === 'request') {
    const headers = { authorization, ...(one.body === undefined ? {} : { 'content-type': one.type }) };
    return fetch(`${server.url}/api/v1${one.path}`, {
      method: one.method,
      headers,
      ...(one.body === undefined ? {} : { body: one.body }),
    });
  }
  const body = new FormData();
  body.set('desk', 'newsroom');
  body.set('file', new File([one.bytes], one.name));
  return fetch(`${server.url}/api/v1/articles/import/preview`, { method: 'POST', headers: { authorization }, body });
}
async function attempt(seed: number): Promise<void> {
  const one = thrown(seed, routes, article);
  const person = people[seed % PEOPLE] as Member;
  counts[one.kind] += 1;
  if (one.kind === 'frame') return send(person, one.frame);
  const response = await ask(person, one);
  const text = await response.text();
  if (response.status < 400) return;
  counts.refused += 1;
  const about = `seed ${seed}: ${one.kind === 'request' ? `${one.method} ${one.path} ${one.body?.slice(0, 300)}` : one.name}: ${response.status} ${text.slice(0, 300)}`;
  expect(response.status, about).not.toBe(500);
  expect(response.headers.get('content-type'), about).toBe('application/problem+json');
  expect(JSON.parse(text), about).toMatchObject({ code: expect.stringMatching(/^\w+\.\w+$/), status: response.status });
}

it(
  '[R-HTTP-1] [R-SOCK-3] [R-ADMIT-2] [R-IMPORT-9] survives what is thrown at it, refuses by code, and others notice nothing',
  async () => {
    process.stdout.write(`seed ${SEED}\n`);
    const { letters: quiet } = await bystanders.letters(60);
    const before = memoryMB();
    const ends = performance.now() + SECONDS * 1_000;
    let next = SEED;
    const throwing = async () => {
      do {
        const seed = next;
        next += 1;
        await attempt(seed);
      } while (performance.now() < ends);
    };
    await Promise.all(Array.from({ length: SECONDS === 0 ? 1 : AT_ONCE }, throwing));
    const { letters, closed } = await bystanders.letters(1);
    const [p99, p99Quiet] = [percentile(letters, 0.99), percentile(quiet, 0.99)];
    process.stdout.write(
      `${counts.frame} frames, ${counts.file} files, ${counts.request} requests in ${SECONDS} s, ${counts.refused} refused; p99 of others ${p99.toFixed(0)} ms (before: ${p99Quiet.toFixed(0)}); ${(memoryMB() - before).toFixed(0)} MB more\n`,
    );
    const failures = server
      .log()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line));
    expect(failures.slice(0, 3), `seed ${SEED}`).toEqual([]);
    expect([server.process.exitCode, closed]).toEqual([null, []]);
    expect(p99).toBeLessThan(Math.max(2 * p99Quiet, FELT_MS));
    expect(memoryMB() - before).toBeLessThan(500);
  },
  SECONDS * 1_000 + 120_000,
);
