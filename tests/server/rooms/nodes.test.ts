import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Message } from '../../../server/bus/port.ts';
import { readCoverage } from '../../../shared/passage/covered.ts';
import { Cluster } from '../../support/cluster.ts';
import { world } from '../../support/clusterWorld.ts';
import { ARTICLE, flush, Peer, settle } from '../../support/rooms.ts';

const wordsOf = (peer: Peer) => peer.text.toString();
/** An update that rests on what nobody has. */
function floating(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'ground');
  const ground = Y.encodeStateVector(doc);
  doc.getText('body').insert(3, 'floating');
  return Y.encodeStateAsUpdate(doc, ground);
}
const uuid = () => crypto.randomUUID();
const thread = (exact: string) => ({
  type: 'thread.open',
  annotation: uuid(),
  target: { quote: { exact } },
  text: '?',
});

describe('the text of an article on several nodes', () => {
  it('[R-NODE-5] [R-ROOM-2] what is typed on one is seen on the others once it is in the log, and never before', async () => {
    const { cluster, come, pass } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    anna.text.insert(0, 'First. ');
    anna.push();
    await flush(cluster.clock);
    expect(wordsOf(bob)).not.toContain('First.');
    await pass();
    expect(wordsOf(bob)).toBe(wordsOf(anna));
    expect(wordsOf(bob)).toContain('First. Alpha');
  });

  it('[R-NODE-6] a message that was lost is found in the log: at the next one, at the next own commit, or within a second', async () => {
    const { cluster, come, pass } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    const lose = async (words: string) => {
      anna.text.insert(0, words);
      anna.push();
      await flush(cluster.clock);
      while (cluster.deliver(null, true));
    };
    await lose('one ');
    anna.text.insert(0, 'two ');
    await pass();
    expect(wordsOf(bob)).toContain('two one Alpha');
    await lose('three ');
    bob.text.insert(bob.text.length - 1, ' end');
    await pass();
    expect(wordsOf(bob)).toContain('three two one Alpha');
    expect(wordsOf(anna)).toBe(wordsOf(bob));
    await lose('four ');
    await pass(1_000);
    expect(wordsOf(bob)).toContain('four three');
  });

  it('[R-NODE-7] whoever comes back on another node brings what they wrote meanwhile, and that node reads the log first', async () => {
    const { cluster, come, pass, nodes } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    anna.text.insert(0, 'saved ');
    anna.push();
    await flush(cluster.clock);
    while (cluster.deliver(null, true));
    anna.disconnect();
    anna.text.insert(6, 'offline ');
    const back = anna.connect(nodes[1]?.served.rooms as never);
    await flush(cluster.clock);
    await back;
    await pass();
    expect(anna.closedWith).toBeNull();
    expect(wordsOf(bob)).toContain('saved offline Alpha');
  });

  it('[R-NODE-7] an update that rests on what only the log has is judged after the log was read', async () => {
    const { cluster, come, pass } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    anna.text.insert(0, 'ground ');
    anna.push();
    await flush(cluster.clock);
    while (cluster.deliver(null, true));
    // Bob has it from elsewhere, and writes into the middle of it.
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), bob);
    bob.text.insert(3, '-bob-');
    await pass();
    expect(bob.closedWith).toBeNull();
    expect(wordsOf(anna)).toContain('gro-bob-und');
  });

  it('[R-NODE-8] of two people who take one client id on two nodes one has it, and the other is told', async () => {
    const { cluster, come, pass, storage } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    bob.doc.clientID = anna.doc.clientID;
    anna.text.insert(0, 'anna ');
    bob.text.insert(0, 'bob ');
    for (const peer of [anna, bob]) peer.push();
    await flush(cluster.clock);
    await pass(1_000);
    const { owners } = await storage.texts.load(ARTICLE);
    const winner = owners.get(anna.doc.clientID) === 'anna' ? anna : bob;
    const loser = winner === anna ? bob : anna;
    expect([winner.closedWith, loser.closedWith]).toEqual([null, 'client.foreign']);
  });

  it('[R-NODE-9] a snapshot of one node covers what the other wrote, whatever it has heard', async () => {
    const { cluster, come, storage } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    for (let n = 0; n < 600; n += 1) {
      const peer = n % 7 === 0 ? bob : anna;
      peer.text.insert(0, `${n} `);
      peer.push();
      await flush(cluster.clock);
      if (n % 3 === 0) while (cluster.deliver(null, n % 2 === 0));
    }
    await cluster.pass(2_000);
    await settle(cluster.clock, anna, bob);
    expect((await storage.texts.load(ARTICLE)).snapshot).not.toBeNull();
    const late = await come('carl', 'viewer', 1);
    const other = new Cluster(storage, cluster.clock);
    const fresh = await other.start();
    const reader = new Peer('dora', 'viewer');
    const coming = reader.connect(fresh.served.rooms);
    await flush(cluster.clock);
    await coming;
    await settle(cluster.clock, reader);
    expect(new Set([anna, bob, late, reader].map(wordsOf)).size).toBe(1);
  });
});

describe('what is said over the bus', () => {
  const said: [what: string, message: Message][] = [
    ['rows from far ahead', { kind: 'text', after: 2 ** 40, rows: [{ author: 'eve', update: Uint8Array.of(0, 0) }] }],
    ['rows that are there already', { kind: 'text', after: 0, rows: [{ author: 'eve', update: Uint8Array.of(9, 9) }] }],
    ['a row that is no update', { kind: 'text', after: 1, rows: [{ author: 'eve', update: Uint8Array.of(9, 9, 9) }] }],
    ['a row that lacks its ground', { kind: 'text', after: 1, rows: [{ author: 'eve', update: floating() }] }],
    [
      'people whose state is nonsense',
      { kind: 'presence', entries: [{ client: 1, clock: 1, person: '', state: '{' }] },
    ],
    ['news of what is not new', { kind: 'grew', what: 'ledger' }],
  ];
  it.each(said)('[R-NODE-3] %s changes no text, and everybody ends with what the log says', async (_what, message) => {
    const { cluster, come, pass, nodes } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    const stranger = cluster.join();
    stranger.publish(ARTICLE, message);
    await pass();
    expect([...anna.presence.values()]).toEqual([]);
    await pass(1_000);
    for (const peer of [anna, bob]) {
      if (peer.closedWith === null) continue;
      expect(peer.closedWith).toBe('server.failed');
      peer.disconnect();
      const back = peer.connect(nodes[0]?.served.rooms as never);
      await flush(cluster.clock);
      await back;
    }
    anna.text.insert(0, 'after ');
    await pass(1_000);
    expect([wordsOf(anna), wordsOf(bob)]).toEqual(Array(2).fill('after Alpha beta gamma\nDelta epsilon\n'));
  });
});

describe('decisions on several nodes', () => {
  it('[R-NODE-10] [R-NODE-11] a thread opened on either node stands in the text of both, and everybody is told', async () => {
    const { come, pass, nodes, cluster, storage } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'checker', 1)];
    const heads = () => [anna, bob].map(({ ledgerHeads }) => Math.max(...ledgerHeads));
    expect(await nodes[0]?.served.run('anna', 'editor', thread('beta'))).toBe('thread.opened');
    const opening = nodes[1]?.served.run('bob', 'checker', thread('epsilon'));
    await pass();
    expect(await opening).toBe('thread.opened');
    await pass();
    const ids = (await storage.passages.load(ARTICLE)).map(({ id }) => id);
    for (const peer of [anna, bob]) {
      const { ranges } = readCoverage(peer.text);
      expect(ids.map((id) => ranges.has(id))).toEqual([true, true]);
    }
    expect(heads()).toEqual([1, 1]);
    expect(cluster.nodes.length).toBe(2);
  });

  it('[R-NODE-10] what a node decides while it hears nobody is told on the other within two seconds', async () => {
    const { come, pass, nodes, cluster } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'checker', 1)];
    const opening = nodes[1]?.served.run('bob', 'checker', thread('epsilon'));
    await flush(cluster.clock);
    while (cluster.deliver(null, true));
    cluster.clock.advance(1_000);
    await flush(cluster.clock);
    await pass(1_000);
    expect(await opening).toBe('thread.opened');
    const [id] = readCoverage(bob.text).ranges.keys();
    expect(readCoverage(anna.text).ranges.has(id ?? '')).toBe(true);
  });

  it('[R-NODE-12] the same claim taken and voted on two nodes at once is done once', async () => {
    const { come, nodes, storage, pass } = await world(2);
    await come('anna', 'checker', 0);
    await come('bob', 'checker', 1);
    const claim = uuid();
    const open = { type: 'claim.open', annotation: claim, target: { quote: { exact: 'beta' } }, tag: 'c' };
    expect(await nodes[0]?.served.run('anna', 'checker', open)).toBe('claim.opened');
    const take = { type: 'claim.take', annotation: claim };
    const taking = [nodes[0]?.served.run('anna', 'checker', take), nodes[1]?.served.run('bob', 'checker', take)];
    await pass();
    expect((await Promise.all(taking)).filter((outcome) => outcome === 'claim.taken').length).toBe(1);
    const same = { id: uuid(), type: 'claim.release', annotation: claim } as const;
    const answers = await Promise.all(
      nodes.map(({ served }) => served.ask(same as never, 'anna', 'chief').catch((error: unknown) => error)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const events = await storage.ledgers.read(ARTICLE, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, at) => at + 1));
  });

  it('[R-NODE-13] the duty of a node that died is taken over within five seconds, and what was owed is written', async () => {
    const { cluster, come, pass, nodes, storage } = await world(2);
    await come('anna', 'editor', 0);
    const bob = await come('bob', 'checker', 1);
    const [first] = nodes;
    if (first) cluster.kill(first);
    const opening = nodes[1]?.served.run('bob', 'checker', thread('epsilon'));
    await pass(5_000);
    expect(await opening).toBe('thread.opened');
    const ids = (await storage.passages.load(ARTICLE)).map(({ id }) => id);
    expect(ids.map((id) => readCoverage(bob.text).ranges.has(id))).toEqual([true]);
  });

  it('[R-NODE-11] what a node decided as it died stands on its words on another at once', async () => {
    const { cluster, come, nodes } = await world(2);
    await come('anna', 'editor', 0);
    await come('bob', 'checker', 1);
    const [first, second] = nodes;
    const read = async () => {
      const reading = second?.served.decisions.annotationsOf(ARTICLE, { person: 'bob', isMember: true });
      await flush(cluster.clock);
      return (await reading)?.flatMap(({ passages }) => passages.map(({ status, quote }) => [status, quote]));
    };
    expect(await read()).toEqual([]);
    await Promise.all([first?.served.run('anna', 'editor', thread('beta')), flush(cluster.clock)]);
    while (cluster.deliver(null, true));
    if (first) cluster.kill(first);
    expect(await read()).toEqual([['anchored', 'beta']]);
    // And one that nobody has put into the text yet: whose duty that was is not known to be dead.
    const opening = second?.served.run('bob', 'checker', thread('epsilon'));
    await flush(cluster.clock);
    expect(await read()).toEqual([
      ['anchored', 'beta'],
      ['anchored', 'epsilon'],
    ]);
    await cluster.pass(5_000);
    expect(await opening).toBe('thread.opened');
  });

  it('[R-NODE-14] a node that slept while another took its duty is refused, reads the room anew, and nothing is lost', async () => {
    const { cluster, come, pass, nodes, storage } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    const [sleeper, other] = nodes;
    await storage.nodes.beat(sleeper?.name ?? '', { hears: true, here: [] }, 0);
    expect((await storage.nodes.takeDuties(other?.name ?? '', [ARTICLE])).get(ARTICLE)).toBe(2);
    anna.text.insert(0, 'awake ');
    anna.push();
    const opening = sleeper?.served.run('anna', 'editor', thread('beta'));
    await pass(2_000);
    expect(await opening).toBe('thread.opened');
    expect(anna.closedWith).toBe('server.failed');
    anna.disconnect();
    const back = anna.connect(sleeper?.served.rooms as never);
    await flush(cluster.clock);
    await back;
    await pass(2_000);
    const [id] = (await storage.passages.load(ARTICLE)).map((record) => record.id);
    for (const peer of [anna, bob]) {
      expect(wordsOf(peer)).toContain('awake Alpha beta');
      expect(readCoverage(peer.text).rangesOf(id ?? '').length).toBe(1);
    }
    expect((await storage.ledgers.read(ARTICLE, 0)).length).toBe(1);
  });

  it('[R-NODE-2] a commit too long for the bus is read from the log at once', async () => {
    const { come, pass } = await world(2);
    const [anna, bob] = [await come('anna', 'editor', 0), await come('bob', 'editor', 1)];
    anna.text.insert(0, 'x'.repeat(150_000));
    anna.text.insert(0, 'y'.repeat(150_000));
    await pass();
    expect(wordsOf(bob).length).toBe(wordsOf(anna).length);
  });
});
