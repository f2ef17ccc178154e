import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createThrottle } from '../../../server/identity/throttle.ts';
import { presenceFrame } from '../../../server/rooms/frame.ts';
import type { PresenceState } from '../../../shared/protocol/presence.ts';
import { world } from '../../support/clusterWorld.ts';
import { ARTICLE, flush, heldTexts, Peer, settle } from '../../support/rooms.ts';

/** Shows itself to the others, as a client's awareness does. */
function show(peer: Peer, clock: number): void {
  peer.toServer.push(presenceFrame([{ client: peer.doc.clientID, clock, state: '{"doing":{"deed":"reading"}}' }]));
}
/** Whom this peer sees. */
const seen = (peer: Peer) =>
  [...peer.presence.values()]
    .filter((state) => state !== 'null')
    .map((state) => (JSON.parse(state) as PresenceState).user.name)
    .sort();

describe('people on several nodes', () => {
  it('[R-NODE-19] see one another, also who came before, and no more once they leave', async () => {
    const { come, pass } = await world(2);
    const anna = await come('anna', 'editor', 0);
    show(anna, 1);
    await pass();
    const bob = await come('bob', 'editor', 1);
    await pass();
    show(bob, 1);
    await pass(100);
    expect([seen(anna), seen(bob)]).toEqual([
      ['anna', 'bob'],
      ['anna', 'bob'],
    ]);
    bob.disconnect();
    await pass(100);
    expect(seen(anna)).toEqual(['anna']);
  });

  it('[R-NODE-19] somebody who changes nodes is there, whatever the old node says of them late', async () => {
    const { come, pass, nodes, cluster } = await world(3);
    const watcher = await come('carl', 'viewer', 2);
    const anna = await come('anna', 'editor', 0);
    show(anna, 1);
    await pass(100);
    anna.disconnect();
    await flush(cluster.clock);
    const late = cluster.letters.splice(0);
    const coming = anna.connect(nodes[1]?.served.rooms as never);
    await flush(cluster.clock);
    await coming;
    show(anna, 2);
    await pass(100);
    cluster.letters.push(...late);
    await pass(100);
    expect(seen(watcher)).toEqual(['anna']);
  });

  it('[R-NODE-19] a node that died takes its people off every screen within five seconds', async () => {
    const { come, pass, nodes, cluster } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    show(bob, 1);
    await pass(100);
    expect(seen(anna)).toEqual(['bob']);
    cluster.kill(nodes[1] as never);
    await pass(5_000);
    expect(seen(anna)).toEqual([]);
    expect(bob.visit).not.toBeNull();
  });

  it('[R-NODE-19] [R-CHECKROOM-5] who leads from another node is there; when that node is gone, a minute later they are not', async () => {
    const { come, pass, nodes, cluster } = await world(2);
    await come('anna', 'editor', 0);
    await come('bob', 'checker', 1);
    await pass(1_000);
    const [first, second] = nodes;
    const attendance = () => second?.served.rooms.attendance(ARTICLE);
    expect(attendance()?.roles).toEqual(
      new Map([
        ['anna', 'editor'],
        ['bob', 'checker'],
      ]),
    );
    const session = crypto.randomUUID();
    expect(await first?.served.run('anna', 'editor', { type: 'session.start', session })).toContain('session.started');
    expect(await second?.served.run('bob', 'checker', { type: 'session.join', session })).toBe('session.joined');
    const take = () => second?.served.run('bob', 'checker', { type: 'session.lead', session, person: 'bob' });
    await pass(120_000);
    expect(await take()).toBe('R-CHECKROOM-5');
    cluster.kill(first as never);
    await pass(5_000);
    expect(await take()).toBe('R-CHECKROOM-5');
    await pass(60_000);
    expect(await take()).toBe('session.led');
  });

  it('[R-NODE-16] has no more sockets on all nodes together than one may have on one', async () => {
    const { come, pass, nodes, cluster } = await world(2);
    for (let n = 0; n < 20; n += 1) await come('anna', 'editor', n % 2);
    await pass(1_000);
    const more = new Peer('anna', 'editor');
    const coming = more.connect(nodes[1]?.served.rooms as never);
    await flush(cluster.clock);
    await coming;
    expect(more.visit).toBeNull();
  });

  it('[R-NODE-16] [R-PEOPLE-6] guesses at one password are counted by all nodes, and forgotten by all', () => {
    const throttles = [0, 1].map((own) =>
      createThrottle(
        () => 0,
        (keys) => throttles[1 - own]?.heard(keys),
      ),
    );
    const [one, other] = throttles;
    for (let n = 0; n < 5; n += 1) for (const each of throttles) each.failed('a@x', '10.0.0.1');
    expect([one?.waitFor('a@x', '10.0.0.1'), other?.waitFor('A@x', '10.0.0.1')]).toEqual([900, 900]);
    one?.succeeded('a@x', '10.0.0.1');
    expect(other?.waitFor('a@x', '10.0.0.1')).toBe(0);
  });
});

it('[R-NODE-5] [R-ROOM-6] who joins while a commit is under way misses nothing that another node wrote meanwhile', async () => {
  const { cluster, come, nodes, storage } = await world(2);
  const anna = await come('anna', 'editor', 0);
  const bob = await come('bob', 'editor', 1);
  const atOnce = storage.texts.append;
  const held = heldTexts({ ...storage, texts: { ...storage.texts } });
  storage.texts.append = held.storage.texts.append;
  bob.text.insert(0, 'slow ');
  bob.push();
  await flush(cluster.clock);
  const carl = new Peer('carl', 'viewer');
  const coming = carl.connect(nodes[1]?.served.rooms as never);
  await flush(cluster.clock);
  await coming;
  carl.push();
  await flush(cluster.clock);
  expect(held.held()).toBe(1);
  // Anna’s row reaches the log first, and node 1 hears of it while its own commit still waits.
  const before = Y.encodeStateVector(anna.doc);
  anna.text.insert(0, 'quick ');
  const row = { author: 'anna', update: Y.encodeStateAsUpdate(anna.doc, before) };
  await atOnce(ARTICLE, [row], [[anna.doc.clientID, 'anna']]);
  nodes[0]?.nodes.grew(ARTICLE, 'text');
  await cluster.pass();
  held.go();
  await cluster.pass();
  await settle(cluster.clock, anna, bob, carl);
  expect(carl.text.toString()).toContain('quick ');
  expect(carl.text.toString()).toBe(bob.text.toString());
});

it('[R-ROOM-13] a reader’s copy that tidies up markers is no offence and changes nothing; one that deletes a word is', async () => {
  const { come, pass, storage } = await world(2);
  const [anna, reader] = [await come('anna', 'editor', 0), await come('bob', 'viewer', 1)];
  anna.text.format(0, 5, { bold: true });
  await pass();
  const before = reader.text.toDelta();
  const rows = await storage.texts.lastSeq(ARTICLE);
  const marker = [...Array(Y.getState(reader.doc.store, anna.doc.clientID)).keys()]
    .map((clock) => Y.getItem(reader.doc.store, Y.createID(anna.doc.clientID, clock)))
    .find((item) => item instanceof Y.Item && item.content instanceof Y.ContentFormat) as Y.Item;
  reader.doc.transact((transaction) => marker.delete(transaction));
  await pass();
  expect([reader.closedWith, await storage.texts.lastSeq(ARTICLE)]).toEqual([null, rows]);
  expect(anna.text.toDelta()).toEqual(before);
  reader.text.delete(0, 3);
  await pass();
  expect(reader.closedWith).toBe('text.forbidden');
});
