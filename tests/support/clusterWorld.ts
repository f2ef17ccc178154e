/** People with one article open on several nodes in one process. */
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Role } from '../../shared/permissions.ts';
import { Cluster, type ClusterNode } from './cluster.ts';
import { textOf } from './flatText.ts';
import { articleIn, flush, manualClock, Peer, settle } from './rooms.ts';

export interface World {
  cluster: Cluster;
  storage: Storage;
  nodes: ClusterNode[];
  /** Somebody with the article open on a node. */
  come(person: string, role: Role, at: number): Promise<Peer>;
  /** Everything said is heard, and time goes by. */
  pass(ms?: number): Promise<void>;
}

/** An article of two paragraphs on so many nodes. */
export async function world(count: number): Promise<World> {
  const clock = manualClock();
  const empty = createMemoryStorage({ now: clock.now });
  const storage = await articleIn(empty, textOf('Alpha beta gamma', 'Delta epsilon'), 'en');
  const cluster = new Cluster(storage, clock);
  const peers: Peer[] = [];
  for (let n = 0; n < count; n += 1) await cluster.start();
  const nodes = [...cluster.nodes];
  const pass = async (ms = 0) => {
    await settle(clock, ...peers);
    await cluster.pass(ms);
    await settle(clock, ...peers);
  };
  return {
    ...{ cluster, storage, nodes, pass },
    async come(person, role, at) {
      const peer = new Peer(person, role);
      peers.push(peer);
      const rooms = nodes[at]?.served.rooms;
      if (!rooms) throw new Error(`no node ${at}`);
      const coming = peer.connect(rooms);
      await flush(clock);
      await coming;
      await pass();
      return peer;
    },
  };
}
