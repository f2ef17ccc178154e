/** Several nodes in one process on one store: the clock, the network between them, their disks and their lives are the test's. */
import { createHub } from '../../server/bus/local.ts';
import type { Bus } from '../../server/bus/port.ts';
import { joinNodes, type Nodes } from '../../server/rooms/nodes.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { flush, heldTexts, type ManualClock, silentLog } from './rooms.ts';
import { type Served, serverOn } from './served.ts';

interface Letter {
  to: string;
  hand: () => void;
}

export interface ClusterNode {
  served: Served;
  nodes: Nodes;
  /** Its commits. */
  disk: ReturnType<typeof heldTexts>;
  /** Its name on the bus. */
  name: string;
}

/** A store that answers nobody any more: its process is dead. */
const dead = () => new Promise<never>(() => undefined);

/** Cuts a process off its store, in the middle of whatever it is doing. */
function mortal(storage: Storage): { storage: Storage; die(): void } {
  let isDead = false;
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, key) {
        const found: unknown = Reflect.get(target, key);
        if (typeof found !== 'function') return found;
        return (...given: unknown[]) => (isDead ? dead() : (found as (...all: unknown[]) => unknown)(...given));
      },
    });
  const { texts, ledgers, passages, articles, figures, files, seen, desks, nodes } = storage;
  return {
    storage: {
      ...storage,
      ...{ texts: guard(texts), ledgers: guard(ledgers), passages: guard(passages), articles: guard(articles) },
      ...{ figures: guard(figures), files: guard(files), seen: guard(seen), desks: guard(desks), nodes: guard(nodes) },
    },
    die() {
      isDead = true;
    },
  };
}

export class Cluster {
  readonly storage: Storage;
  readonly clock: ManualClock;
  readonly nodes: ClusterNode[] = [];
  /** Said and not heard yet, in order for each node. */
  readonly letters: Letter[] = [];
  private readonly hub = createHub((hand, to) => void this.letters.push({ to, hand }));
  private readonly deaths = new Map<ClusterNode, () => void>();
  /** Whether commits wait until the test lets them go on. */
  private readonly holdsCommits: boolean;

  constructor(storage: Storage, clock: ManualClock, holdsCommits = false) {
    this.storage = storage;
    this.clock = clock;
    this.holdsCommits = holdsCommits;
  }

  /** Somebody on the bus who is none of the nodes. */
  join(): Bus {
    return this.hub.join();
  }

  async start(): Promise<ClusterNode> {
    const { storage, die } = mortal(this.storage);
    const disk = heldTexts(storage);
    const store = this.holdsCommits ? disk.storage : storage;
    const bus = this.hub.join();
    let joined: Nodes | null = null;
    const nodesOf = () => {
      if (!joined) throw new Error('not joined yet');
      return joined;
    };
    const served = serverOn(store, this.clock, nodesOf);
    joined = await joinNodes({
      ...{ bus, store: store.nodes, clock: this.clock, log: silentLog, hear: () => undefined },
      onElsewhere: (attendees) => served.rooms.attendees.isElsewhere(attendees),
    });
    const node = { served, nodes: joined, disk, name: bus.node };
    this.nodes.push(node);
    this.deaths.set(node, () => {
      die();
      void bus.close();
    });
    return node;
  }

  /** As kill -9 does: nothing is said, nothing is given back, what was on its way to the store is lost or not. */
  kill(node: ClusterNode): void {
    this.deaths.get(node)?.();
    this.nodes.splice(this.nodes.indexOf(node), 1);
  }

  /** Hands over the next message on its way to this node; null for any node. @returns whether there was one. */
  deliver(to: string | null = null, isLost = false): boolean {
    const at = this.letters.findIndex((letter) => to === null || letter.to === to);
    const [letter] = at < 0 ? [] : this.letters.splice(at, 1);
    if (letter && !isLost) letter.hand();
    return letter !== undefined;
  }

  /** Everything that is said is heard, as fast as it goes, while `ms` go by. */
  async pass(ms = 0): Promise<void> {
    for (let left = ms; ; left -= 250) {
      for (let round = 0; round < 4; round += 1) {
        while (this.deliver());
        for (const { disk } of this.nodes) disk.go();
        await flush(this.clock);
      }
      if (left <= 0) return;
      this.clock.advance(Math.min(250, left));
    }
  }
}
