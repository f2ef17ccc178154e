/** Three nodes on one PostgreSQL and one Redis: what was promised on one holds on all, whatever happens to any of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Roamer, startThreeNodes, type ThreeNodes } from '../support/nodes.ts';
import { Roaming, write } from '../support/roaming.ts';

let three: ThreeNodes;
let scene: Roaming;
const uuid = () => crypto.randomUUID();

beforeAll(async () => {
  three = await startThreeNodes();
  scene = await Roaming.open(three, 'De haven\n\nDe brug is 120 meter lang. De bouw begon in 1998.');
});
afterAll(() => three.stop());

it('[R-NODE-5] [R-NODE-10] [R-NODE-11] people on three nodes edit one article and comment on it, and all see the same', async () => {
  await scene.allHear('ready, bus: ready');
  const roamers = await scene.come();
  write(roamers, 'a');
  const opened = await Promise.all(
    [0, 1, 2].map((at) =>
      scene.command(at, {
        type: 'thread.open',
        annotation: uuid(),
        target: { quote: { exact: 'De brug' } },
        text: '?',
      }),
    ),
  );
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
  await scene.converged(roamers);
  const told = await Promise.all(
    [0, 1, 2].map((at) =>
      scene.person(at).json<{ passages: { status: string }[] }[]>('GET', `/articles/${scene.article}/annotations`),
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
  expect((await scene.command(0, open)).status).toBe(200);
  const takes = await Promise.all([0, 1, 2].map((at) => scene.command(at, { type: 'claim.take', annotation })));
  expect(takes.filter(({ ok }) => ok).length).toBe(1);
  const id = uuid();
  const same = await Promise.all(
    [0, 1, 2].map(async (at) => {
      const asked = { id, type: 'thread.open', annotation: id, target: { quote: { exact: '1998' } }, text: '?' };
      const answer = await scene.command(1, asked, at);
      return (await answer.json()) as { seq: number };
    }),
  );
  expect(new Set(same.map(({ seq }) => seq)).size).toBe(1);
});

it('[R-NODE-12] votes given on three nodes at once are all counted, and none is seen before the leader opens them', async () => {
  const [session, annotation] = [uuid(), uuid()];
  const does = async (at: number, asked: object) => (await scene.command(at, { session, ...asked })).status;
  const open = { type: 'claim.open', annotation, target: { quote: { exact: '1998' } }, tag: 'd' };
  expect((await scene.command(0, open)).status).toBe(200);
  expect(await does(0, { type: 'session.start' })).toBe(200);
  expect(await Promise.all([1, 2].map((at) => does(at, { type: 'session.join' })))).toEqual([200, 200]);
  expect(await does(0, { type: 'session.stage', annotation })).toBe(200);
  const votes = ['uncheckable', 'unverifiable', 'uncheckable'];
  const cast = votes.map((verdict, at) => does(at, { type: 'session.vote', annotation, verdict }));
  expect(await Promise.all(cast)).toEqual([200, 200, 200]);
  const seen = async (at: number) => (await scene.person(at).ask('GET', `/articles/${scene.article}/ledger`)).text();
  for (const at of [0, 1, 2]) {
    const others = votes.filter((verdict) => verdict !== votes[at]);
    for (const verdict of others) expect(await seen(at)).not.toContain(`"${verdict}"`);
  }
  // Two leaders' pages at once: opened once.
  const reveals = await Promise.all([0, 1].map((node) => scene.command(0, { type: 'session.reveal', session }, node)));
  expect(reveals.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  const revealed = (await seen(2)).split('\n').filter((line) => line.includes('"session.revealed"'));
  expect(revealed.length).toBe(1);
  for (const verdict of new Set(votes)) expect(revealed[0]).toContain(verdict);
  expect(await does(0, { type: 'session.end' })).toBe(200);
});

it('[R-NODE-16] [R-ROOM-14] [S-10] a token that is withdrawn on one node is out on all within two seconds', async () => {
  const dora = await scene.desk.person('Dora', 'editor');
  const sockets = scene.urls().map((url) => dora.at(url).open(scene.article));
  await Promise.all(sockets.map(({ synced }) => synced));
  const begun = performance.now();
  expect((await dora.ask('DELETE', `/me/tokens/${dora.tokenId}`)).ok).toBe(true);
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401, 4401]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

it('[R-NODE-6] [R-NODE-4] Redis killed and emptied in the middle costs a second and loses nothing', async () => {
  const roamers = await scene.come();
  write(roamers, 'b');
  await three.redis.kill();
  write(roamers, 'c');
  await scene.converged(roamers, 5_000);
  await scene.allHear('ready, bus: polling');
  write(roamers, 'd');
  await scene.converged(roamers, 3_500);
  await three.redis.restart();
  write(roamers, 'e');
  await scene.converged(roamers, 3_500);
  await scene.allHear('ready, bus: ready');
  expect(roamers.flatMap(({ codes }) => codes)).toEqual([]);
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-6] a node that Redis does not reach, half-open, is heard through the log, and hears', async () => {
  const roamers = await scene.come();
  scene.node(1).toRedis.stall();
  write(roamers, 'f');
  await scene.converged(roamers, 4_000);
  await expect.poll(() => scene.node(1).hears(), { timeout: 10_000 }).toBe('ready, bus: polling');
  write(roamers, 'g');
  await scene.converged(roamers, 3_500);
  scene.node(1).toRedis.heal();
  await scene.allHear('ready, bus: ready');
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-17] a node that the store does not reach saves nothing and says nothing; healed, nothing is lost', async () => {
  const roamers = await scene.come();
  const cut = roamers[2] as Roamer;
  scene.node(2).toPostgres.cut();
  cut.text.insert(0, 'unsaved ');
  roamers[0]?.text.insert(0, 'saved ');
  await expect.poll(() => roamers[0]?.isSaved()).toBe(true);
  await expect.poll(() => roamers[1]?.text.toString().includes('saved ')).toBe(true);
  expect([cut.isSaved(), roamers[0]?.text.toString().includes('unsaved')]).toEqual([false, false]);
  scene.node(2).toPostgres.heal();
  await scene.converged(roamers, 15_000);
  expect(roamers[0]?.text.toString()).toContain('unsaved ');
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-13] a node killed loses nothing that was saved; its people go on elsewhere, its duties are taken over', async () => {
  const roamers = await scene.come();
  write(roamers, 'h');
  await scene.node(0).server.kill();
  write(roamers, 'i');
  const begun = performance.now();
  const exact = '1998';
  const opened = await scene.command(1, {
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
  await scene.node(0).start();
  await scene.converged(roamers, 10_000);
  for (const roamer of roamers) roamer.leave();
});

it('[R-NODE-18] a rolling restart of all three during a session of the check room: nobody loses a key, the session goes on', async () => {
  const roamers = await scene.come();
  const session = uuid();
  const does = async (at: number, asked: object) => {
    const answer = await scene.command(at, { session, ...asked }, roamers[at]?.node ?? 0);
    return answer.status === 200 ? 'done' : await answer.text();
  };
  expect(await does(0, { type: 'session.start' })).toBe('done');
  for (const at of [1, 2]) expect(await does(at, { type: 'session.join' })).toBe('done');
  for (const each of [0, 1, 2]) {
    write(roamers, `r${each}`);
    expect(await scene.node(each).server.stop()).toBe(0);
    write(roamers, `s${each}`);
    await scene.node(each).start();
    await scene.converged(roamers, 10_000);
  }
  expect(roamers.flatMap(({ codes }) => codes).every((code) => code === 4503)).toBe(true);
  expect(await does(0, { type: 'session.end' })).toBe('done');
  const answer = await scene.person(2).ask('GET', `/articles/${scene.article}/ledger`);
  const events = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEvent);
  expect(events.filter((event) => event.type === 'session.ended' && event.session === session).length).toBe(1);
  for (const roamer of roamers) roamer.leave();
});
