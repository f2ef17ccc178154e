/**
 * How long a change of the stage and a reveal take to reach every screen of a full check room: from the leader's command
 * over HTTP to the frame on each of the sockets, durable in between. Beside it, in the same round, a bare relay that
 * copies a frame of the same bytes to as many sockets.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { FRAME, readLedger } from '../../shared/protocol/frames.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import { startServerProcess } from '../support/server.ts';

interface Plan {
  people: number;
  rounds: number;
}
const FULL: Plan = { people: 50, rounds: 30 };
const SMOKE: Plan = { people: 8, rounds: 2 };
/** The first rounds run cold; they are not counted. */
const COLD = 1;
/** Accounts made at once: hashing a password is work. */
const AT_ONCE = 8;
const FIRST_NUMBER = 1_000;

interface Screen {
  socket: WebSocket;
  /** Called with each frame. */
  sees: (data: Buffer) => void;
}

async function screenAt(url: string, headers: Record<string, string> = {}): Promise<Screen> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  const screen: Screen = { socket, sees: () => undefined };
  socket.on('message', (data: Buffer) => screen.sees(data));
  await once(socket, 'message');
  return screen;
}

function isLedgerOf(type: string, data: Buffer): boolean {
  const decoder = decoding.createDecoder(new Uint8Array(data));
  return (
    decoding.readVarUint(decoder) === FRAME.ledger && readLedger(decoder).events.some((each) => each.type === type)
  );
}

/** Milliseconds from `send` until each screen has a frame that `isMeant`, and the frame. */
async function toAll(
  screens: readonly Screen[],
  isMeant: (data: Buffer) => boolean,
  send: () => unknown,
): Promise<{ latencies: number[]; frame: Buffer }> {
  let frame: Buffer = Buffer.alloc(0);
  const from = performance.now();
  const arrivals = screens.map(
    (screen) =>
      new Promise<number>((resolve) => {
        screen.sees = (data) => {
          const at = performance.now();
          if (!isMeant(data)) return;
          frame = data;
          resolve(at - from);
        };
      }),
  );
  await send();
  return { latencies: await Promise.all(arrivals), frame };
}

async function relayed(people: number): Promise<{ relay: ChildProcess; sender: Screen; screens: Screen[] }> {
  const relay = fork(new URL('./relay.ts', import.meta.url));
  const [{ port }] = (await once(relay, 'message')) as [{ port: number }];
  const [sender, ...screens] = await Promise.all(
    Array.from({ length: people + 1 }, () => screenAt(`ws://127.0.0.1:${port}`)),
  );
  if (!sender) throw new Error('nobody sends');
  return { relay, sender, screens };
}

async function peopleOf(desk: Desk, count: number): Promise<Member[]> {
  const people = [desk.owner];
  while (people.length < count) {
    const more = Math.min(AT_ONCE, count - people.length);
    const names = Array.from({ length: more }, (_, n) => `Person${people.length + n}`);
    people.push(...(await Promise.all(names.map((name) => desk.person(name, 'checker')))));
  }
  return people;
}

function row(name: string, latencies: number[], bare: number[]): string {
  const at = (numbers: number[], part: number) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN;
  const [p50, p95, bare95] = [at(latencies, 0.5), at(latencies, 0.95), at(bare, 0.95)];
  const ratio = (p95 / bare95).toFixed(1);
  return `${name.padEnd(14)} p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   bare relay p95 ${bare95.toFixed(1)} ms   ${ratio} ×`;
}

/** Prints both, and what they are of a bare relay's. */
export async function measureCheckroom(isSmoke: boolean): Promise<void> {
  const { people: count, rounds } = isSmoke ? SMOKE : FULL;
  const server = await startServerProcess({ env: { LOG_LEVEL: 'warn' } });
  const bare = await relayed(count);
  const open: Screen[] = [bare.sender, ...bare.screens];
  try {
    const desk = await openDesk(server);
    const numbers = Array.from({ length: rounds + COLD }, (_, n) => String(FIRST_NUMBER + n));
    const article = await desk.article(
      ['Boats', ...numbers.map((number) => `There were ${number} boats.`)].join('\n\n'),
    );
    const people = await peopleOf(desk, count);
    const does = (person: Member, command: object) =>
      person.json('POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command });
    const session = crypto.randomUUID();
    const claims = numbers.map((exact) => ({ annotation: crypto.randomUUID(), target: { quote: { exact } } }));
    for (const claim of claims) await does(desk.owner, { type: 'claim.open', tag: 'g', ...claim });
    const address = `${server.url.replace('http', 'ws')}/sync/${article}?schema=1`;
    const screens = await Promise.all(
      people.map(({ token }) => screenAt(address, { authorization: `Bearer ${token}` })),
    );
    open.push(...screens);
    await does(desk.owner, { type: 'session.start', session });
    const figures = {
      stage: [] as number[],
      reveal: [] as number[],
      stageBare: [] as number[],
      revealBare: [] as number[],
    };
    const bareOf = async (frame: Buffer) =>
      (
        await toAll(
          bare.screens,
          () => true,
          () => bare.sender.socket.send(frame),
        )
      ).latencies;
    for (const [round, { annotation }] of claims.entries()) {
      const next = () => does(desk.owner, { type: 'session.next', session, annotation });
      const staged = await toAll(screens, (data) => isLedgerOf('session.staged', data), next);
      const stageBare = await bareOf(staged.frame);
      const reason = 'The register says otherwise.';
      await Promise.all(
        people.map((who) => does(who, { type: 'session.vote', session, annotation, verdict: 'wrong', reason })),
      );
      const reveal = () => does(desk.owner, { type: 'session.reveal', session });
      const revealed = await toAll(screens, (data) => isLedgerOf('session.revealed', data), reveal);
      const revealBare = await bareOf(revealed.frame);
      if (round < COLD) continue;
      figures.stage.push(...staged.latencies);
      figures.reveal.push(...revealed.latencies);
      figures.stageBare.push(...stageBare);
      figures.revealBare.push(...revealBare);
    }
    const { stage, reveal, stageBare, revealBare } = figures;
    process.stdout.write(`check room of ${count}, ${rounds} claims, command to every screen\n`);
    process.stdout.write(`${row('stage change', stage, stageBare)}\n${row('reveal', reveal, revealBare)}\n`);
  } finally {
    for (const { socket } of open) socket.terminate();
    bare.relay.kill();
    await server.stop();
  }
}
