/**
 * Somebody with an account, or none, tries everything against a real server while two people write to each other: each
 * attempt is refused by name, the server lives, and neither the two, nor the text, nor the ledger, nor the memory of the
 * server are the worse for it. Prints what was tried.
 */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { percentile } from '../support/bystanders.ts';
import { COMMANDS } from '../support/hostile/commands.ts';
import { DOCUMENTS } from '../support/hostile/documents.ts';
import { BREACHES, DOORS } from '../support/hostile/doors.ts';
import { FLOODS, type Slow, slowConnections } from '../support/hostile/floods.ts';
import { HOSTILE_FRAMES } from '../support/hostile/frames.ts';
import { BODIES, REQUESTS } from '../support/hostile/requests.ts';
import { type Attempt, Siege, type Standing } from '../support/hostile/siege.ts';
import { HOSTILE_UPDATES } from '../support/hostile/updates.ts';
import { bareSocket } from '../support/hostile/wire.ts';

/** A letter that takes longer is felt. */
const FELT_MS = 250;
/** On a machine that others use too a letter may take longer; this long, it was the attack. */
const HARM_MS = 2_000;
/** Letters that the two write before anything is tried. */
const QUIET_LETTERS = 150;
const IDLE_SOCKETS = 5_000;

interface Tried {
  group: string;
  what: string;
  isNamed: boolean;
  worstMs: number;
}

let siege: Siege;
let before: Standing;
let quiet: number[];
let memoryBefore: number;
let slow: Slow[];
const tried: Tried[] = [];
const letters: number[] = [];

beforeAll(async () => {
  siege = await Siege.begin();
  for (const [name, role] of [
    ['Eveviewer', 'viewer'],
    ['Evecommenter', 'commenter'],
    ['Evechecker', 'checker'],
    ['Eveeditor', 'editor'],
    ['Evechief', 'chief'],
  ] as const)
    await siege.person(name, role);
  await siege.bystanders.letters(20);
  quiet = (await siege.bystanders.letters(QUIET_LETTERS)).letters;
  before = await siege.standing();
  memoryBefore = await siege.memoryMB();
  slow = slowConnections(siege);
});
afterAll(async () => {
  if (siege.isAlive()) expect(await siege.server.stop()).toBe(0);
});

async function tryOut(group: string, { what, named, run }: Attempt): Promise<void> {
  const name = await run(siege);
  const during = await siege.bystanders.letters(1);
  letters.push(...during.letters);
  tried.push({ group, what, isNamed: name === named, worstMs: Math.max(...during.letters) });
  expect(name).toBe(named);
  expect(during.closed).toEqual([]);
  expect(siege.isAlive()).toBe(true);
}
const frames = [...HOSTILE_FRAMES, ...HOSTILE_UPDATES].map(
  (frame): Attempt => ({ what: frame.what, named: frame.reason, run: (under) => under.send(frame) }),
);

describe('refused by name, and harming nobody', () => {
  it.each(frames)('[R-SOCK-3] [R-ADMIT-8] [R-ROOM-13] [S-28] $what', (attempt) => tryOut('frames', attempt));
  it.each(BREACHES)('[R-SOCK-3] [R-SOCK-5] [S-49] $what', (attempt) => tryOut('breaches of the protocol', attempt));
  it.each(DOORS)('[R-SOCK-1] [R-SOCK-2] [R-ROOM-17] [S-1] [S-2] $what', (attempt) => tryOut('doors', attempt));
  it.each(REQUESTS)('[R-HTTP-16] [S-49] $what', (attempt) => tryOut('requests', attempt));
  it.each(BODIES)('[R-HTTP-3] [R-HTTP-4] [R-HTTP-19] [S-27] [S-32] $what', (attempt) => tryOut('bodies', attempt));
  it.each(COMMANDS)('[R-HTTP-13] [S-50] $what', (attempt) => tryOut('commands', attempt));
  it.each(DOCUMENTS)('[R-IMPORT-9] [S-39] [S-40] $what', (attempt) => tryOut('documents', attempt));
  it.each(FLOODS)('[R-ROOM-17] [R-ROOM-11] [R-ROOM-21] [R-SOCK-5] [R-SOCK-6] [R-HTTP-15] [S-48] $what', (attempt) =>
    tryOut('floods', attempt),
  );

  it(`${IDLE_SOCKETS} connections that say nothing`, async () => {
    const sockets = Array.from({ length: IDLE_SOCKETS }, () => bareSocket(siege.url));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const { letters: during } = await siege.bystanders.letters(20);
    letters.push(...during);
    for (const socket of sockets) socket.destroy();
    expect((await siege.standing()).ledger).toEqual(before.ledger);
  });

  it('[R-HTTP-17] [S-49] connections that take their time are cut by the server', async () => {
    for (const { what, named, ended } of slow) {
      const name = await ended;
      tried.push({ group: 'slow connections', what, isNamed: name === named, worstMs: 0 });
      expect([what, name]).toEqual([what, named]);
    }
  });
});

describe('afterwards', () => {
  it('the two have noticed nothing', async () => {
    letters.push(...(await siege.bystanders.take()).letters);
    const [p99, p99Quiet] = [percentile(letters, 0.99), percentile(quiet, 0.99)];
    print(
      `p99 of a letter: ${p99Quiet.toFixed(1)} ms before, ${p99.toFixed(1)} ms over ${letters.length} letters of the siege`,
    );
    expect(p99).toBeLessThan(Math.max(2 * p99Quiet, FELT_MS));
  });

  it('the text, the ledger and its chain are as they were', async () => {
    await siege.bystanders.leave();
    expect(await siege.standing()).toEqual(before);
    expect(siege.failures()).toEqual([]);
  });

  it('[R-SOCK-3] each socket that was closed is in the log, with the reason', () => {
    const reasons = new Set(
      [...siege.server.log().matchAll(/"reason":"([\w.]+)".*"a socket closed"/g)].map(([, reason]) => reason),
    );
    for (const { reason } of [...HOSTILE_FRAMES, ...HOSTILE_UPDATES]) {
      expect(reasons).toContain(reason === '1009' ? 'frame.tooLarge' : reason);
    }
  });

  it('the memory is given back', async () => {
    await expect.poll(() => siege.memoryMB(), { timeout: 15_000 }).toBeLessThan(memoryBefore * 1.2);
  });

  it('the table tells what was tried', () => {
    for (const [group, all] of Map.groupBy(tried, (one) => one.group)) {
      const harmed = all.filter(({ worstMs }) => worstMs > FELT_MS);
      const named = all.filter(({ isNamed }) => isNamed).length;
      print(
        `${group.padEnd(26)} ${String(all.length).padStart(4)} tried ${String(named).padStart(4)} refused by name ${String(harmed.length).padStart(3)} felt by somebody`,
      );
      for (const { what, worstMs } of harmed) print(`  ${what}: a letter took ${worstMs.toFixed(0)} ms`);
    }
    expect(tried.length).toBeGreaterThan(250);
    expect(tried.filter(({ isNamed, worstMs }) => !isNamed || worstMs > HARM_MS)).toEqual([]);
  });
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
