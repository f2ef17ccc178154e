/** Three nodes on one PostgreSQL and one Redis: what was promised on one holds on all, whatever happens to any of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import { type NodeProcess, Roamer, startThreeNodes, type ThreeNodes } from '../support/nodes.ts';

let three: ThreeNodes;
let desk: Desk;
let people: Member[];
let article: string;
const uuid = () => crypto.randomUUID();
const urls = () => three.nodes.map(({ server }) => server.url);
const node = (at: number): NodeProcess => three.nodes[at] as NodeProcess;

beforeAll(async () => {
  three = await startThreeNodes();
  const first = three.nodes.find(({ server }) => server.setupUrl !== null) as NodeProcess;
  desk = await openDesk(first.server);
  people = [];
  for (const name of ['Anna', 'Bob', 'Carl']) people.push(await desk.person(name, 'editor'));
  article = await desk.article('De haven\n\nDe brug is 120 meter lang. De bouw begon in 1998.');
});
afterAll(() => three.stop());

/** One person at each node. */
async function come(): Promise<Roamer[]> {
  const roamers = people.map((member, at) => new Roamer(member, article, urls, at));
  await Promise.all(roamers.map((roamer) => roamer.synced()));
  return roamers;
}
const textsOf = (roamers: Roamer[]) => new Set(roamers.map(({ text }) => JSON.stringify(text.toDelta())));

/** Everybody has the same, all of it is saved, and it is what every node answers. */
async function converged(roamers: Roamer[], ms = 2_500): Promise<void> {
  const begun = performance.now();
  await expect
    .poll(() => [textsOf(roamers).size, roamers.every((roamer) => roamer.isSaved())], { timeout: 15_000 })
    .toEqual([1, true]);
  expect(performance.now() - begun).toBeLessThan(ms);
  const texts = await Promise.all(
    urls().map(async (url) => (await people[0]?.at(url).ask('GET', `/articles/${article}/text`))?.text()),
  );
  expect(new Set(texts).size).toBe(1);
  for (const roamer of roamers) {
    for (const [client, clock] of roamer.promised()) {
      expect(Y.getState(roamers[0]?.doc.store as never, client), 'told saved, but lost').toBeGreaterThanOrEqual(clock);
    }
  }
  const verdict = await people[0]
    ?.at(urls()[0] ?? '')
    .json<{ ok: boolean }>('GET', `/articles/${article}/ledger/verify`);
  expect(verdict?.ok).toBe(true);
}
function write(roamers: Roamer[], words: string): void {
  for (const [at, { text }] of roamers.entries()) {
    for (let n = 0; n < 10; n += 1) text.insert(Math.min(at * 4, text.length), `${words}${at}${n} `);
  }
}
const command = (member: Member, at: number, asked: object) =>
  member.at(urls()[at] ?? '').ask('POST', `/articles/${article}/commands`, { id: uuid(), ...asked });
const allHear = (state: string) =>
  expect
    .poll(async () => Promise.all(three.nodes.map((each) => each.hears())), { timeout: 15_000 })
    .toEqual(Array(3).fill(state));

it('[R-NODE-5] [R-NODE-10] [R-NODE-11] people on three nodes edit one article and comment on it, and all see the same', async () => {
  await allHear('ready, bus: ready');
  const roamers = await come();
  write(roamers, 'a');
  const opened = await Promise.all(
    people.map((member, at) =>
      command(member, at, {
        type: 'thread.open',
        annotation: uuid(),
        target: { quote: { exact: 'De brug' } },
        text: '?',
      }),
    ),
  );
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
  await converged(roamers);
  const told = await Promise.all(
    people.map((member, at) =>
      member.at(urls()[at] ?? '').json<{ passages: { status: string }[] }[]>('GET', `/articles/${article}/annotations`),
    ),
  );
  for (const annotations of told) {
    expect(annotations.flatMap(({ passages }) => passages.map(({ status }) => status))).toEqual(
      Array(3).fill('anchored'),
    );
  }
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-12] one claim taken, and one command sent, on three nodes at once is done once', async () => {
  const annotation = uuid();
  const open = { type: 'claim.open', annotation, target: { quote: { exact: '120 meter' } }, tag: 'g' };
  expect((await command(people[0] as Member, 0, open)).status).toBe(200);
  const takes = await Promise.all(people.map((member, at) => command(member, at, { type: 'claim.take', annotation })));
  expect(takes.filter(({ ok }) => ok).length).toBe(1);
  const id = uuid();
  const same = await Promise.all(
    [0, 1, 2].map(async (at) => {
      const asked = { id, type: 'thread.open', annotation: id, target: { quote: { exact: '1998' } }, text: '?' };
      const answer = await people[1]?.at(urls()[at] ?? '').ask('POST', `/articles/${article}/commands`, asked);
      return (await answer?.json()) as { seq: number };
    }),
  );
  expect(new Set(same.map(({ seq }) => seq)).size).toBe(1);
});

it('[R-NODE-16] [R-ROOM-14] [S-10] a token that is withdrawn on one node is out on all within two seconds', async () => {
  const dora = await desk.person('Dora', 'editor');
  const sockets = urls().map((url) => dora.at(url).open(article));
  await Promise.all(sockets.map(({ synced }) => synced));
  const begun = performance.now();
  expect((await dora.ask('DELETE', `/me/tokens/${dora.tokenId}`)).ok).toBe(true);
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401, 4401]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

it('[R-NODE-6] [R-NODE-4] Redis killed and emptied in the middle costs a second and loses nothing', async () => {
  const roamers = await come();
  write(roamers, 'b');
  await three.redis.kill();
  write(roamers, 'c');
  await converged(roamers, 5_000);
  await allHear('ready, bus: polling');
  write(roamers, 'd');
  await converged(roamers, 3_500);
  await three.redis.restart();
  write(roamers, 'e');
  await converged(roamers, 3_500);
  await allHear('ready, bus: ready');
  expect(roamers.flatMap(({ codes }) => codes)).toEqual([]);
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-6] a node that Redis does not reach, half-open, is heard through the log, and hears', async () => {
  const roamers = await come();
  node(1).toRedis.stall();
  write(roamers, 'f');
  await converged(roamers, 4_000);
  await expect.poll(() => node(1).hears(), { timeout: 10_000 }).toBe('ready, bus: polling');
  write(roamers, 'g');
  await converged(roamers, 3_500);
  node(1).toRedis.heal();
  await allHear('ready, bus: ready');
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-17] a node that the store does not reach saves nothing and says nothing; healed, nothing is lost', async () => {
  const roamers = await come();
  const cut = roamers[2] as Roamer;
  node(2).toPostgres.cut();
  cut.text.insert(0, 'unsaved ');
  roamers[0]?.text.insert(0, 'saved ');
  await expect.poll(() => roamers[0]?.isSaved()).toBe(true);
  await expect.poll(() => roamers[1]?.text.toString().includes('saved ')).toBe(true);
  expect([cut.isSaved(), roamers[0]?.text.toString().includes('unsaved')]).toEqual([false, false]);
  node(2).toPostgres.heal();
  await converged(roamers, 15_000);
  expect(roamers[0]?.text.toString()).toContain('unsaved ');
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-13] a node killed loses nothing that was saved; its people go on elsewhere, its duties are taken over', async () => {
  const roamers = await come();
  write(roamers, 'h');
  await node(0).server.kill();
  write(roamers, 'i');
  const begun = performance.now();
  const exact = '1998';
  const opened = await command(people[1] as Member, 1, {
    type: 'thread.open',
    annotation: uuid(),
    target: { quote: { exact } },
    text: '!',
  });
  expect(opened.status).toBe(200);
  const isMarked = () => {
    const spans = roamers[1]?.text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[];
    return spans.filter(
      ({ insert, attributes = {} }) => insert === exact && Object.keys(attributes).some((key) => key.startsWith('a:')),
    ).length;
  };
  await expect.poll(isMarked, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(performance.now() - begun).toBeLessThan(9_000);
  await node(0).start();
  await converged(roamers, 10_000);
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-18] a rolling restart of all three during a session of the check room: nobody loses a key, the session goes on', async () => {
  const roamers = await come();
  const session = uuid();
  const does = async (at: number, asked: object) => {
    const answer = await command(people[at] as Member, roamers[at]?.node ?? 0, { session, ...asked });
    return answer.status === 200 ? 'done' : await answer.text();
  };
  expect(await does(0, { type: 'session.start' })).toBe('done');
  for (const at of [1, 2]) expect(await does(at, { type: 'session.join' })).toBe('done');
  for (const each of [0, 1, 2]) {
    write(roamers, `r${each}`);
    expect(await node(each).server.stop()).toBe(0);
    write(roamers, `s${each}`);
    await node(each).start();
    await converged(roamers, 10_000);
  }
  expect(roamers.flatMap(({ codes }) => codes).every((code) => code === 4503)).toBe(true);
  expect(await does(0, { type: 'session.end' })).toBe('done');
  const answer = await people[2]?.at(urls()[2] ?? '').ask('GET', `/articles/${article}/ledger`);
  const events = ((await answer?.text()) ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEvent);
  expect(events.filter(({ type }) => type === 'session.ended').length).toBe(1);
  for (const roamer of roamers) roamer.leave();
});
