/**
 * This node among the others of its installation. Once a second it says in the store that it lives and who is here, asks
 * who else does, and how far the logs of its open articles are: one row written and two small queries, however many
 * articles. So a message that the bus lost, or a bus that is away, costs a second and nothing else; and a node that died
 * is missed within a few. Where there is no other node, `createAlone` is all of this.
 */
import { type Bus, EVERYWHERE, type Grown, type Message } from '../bus/port.ts';
import type { ArticleHeads, Attendee, LivingNode, NodeStore } from '../storage/nodePort.ts';
import type { Clock } from './clock.ts';
import { ALONE, type Link } from './link.ts';
import { type Log, messageOf } from './log.ts';

/** How often the store is asked: what was promised for a bus that is away. */
const PULSE_MS = 1_000;
/** A node that was not heard for so long is gone, and others take its duties. Three pulses may be late. */
const LIFE_MS = 4_000;

/** Bytes of a commit that others had better read from the log: a bus carries no more than 256 KB at a time. */
const LONG_BYTES = 192 * 1024;

function isLong(message: Message): boolean {
  if (message.kind !== 'text') return false;
  return message.rows.reduce((sum, { update }) => sum + update.byteLength, 0) > LONG_BYTES;
}

/** An open article, as its room takes part. */
export interface SharedRoom {
  heard(message: Message, node: string): void;
  /** How far its logs are. */
  heads(heads: ArticleHeads): void;
  /** This node has its duty from now on. */
  dutyTaken(): void;
  /** The other nodes that live, and are heard. */
  nodes(names: ReadonlySet<string>): void;
  here(): Attendee[];
}

interface Tie {
  link: Link;
  /** Resolves once the duty is free for others. */
  close(): Promise<void>;
}

export interface Nodes {
  /** Hears of the article from now on, and takes its duty where nobody has it. The log is to be read after that. */
  open(article: string, room: SharedRoom): Promise<Tie>;
  /** People who have an article open on other nodes. */
  elsewhere(): readonly Attendee[];
  /** Says that something of an article is to be looked for in the store. */
  grew(article: string, what: Grown): void;
  /** Says it to all nodes. */
  tellAll(message: Message): void;
  /** `polling` while others, or this node, are heard through the store alone. */
  state(): 'alone' | 'ready' | 'polling';
  stop(): Promise<void>;
}

export function createAlone(): Nodes {
  const nothing = () => undefined;
  return {
    open: async () => ({ link: ALONE, close: async () => undefined }),
    elsewhere: () => [],
    ...{ grew: nothing, tellAll: nothing },
    state: () => 'alone',
    stop: async () => undefined,
  };
}

export interface NodesDeps {
  bus: Bus;
  store: NodeStore;
  clock: Clock;
  log: Log;
  /** What is said to all nodes. */
  hear(message: Message): void;
  /** Who is elsewhere was asked anew. */
  onElsewhere(attendees: readonly Attendee[]): void;
}

/** Resolves once this node is known to the others. @throws when the store does not answer. */
export async function joinNodes(deps: NodesDeps): Promise<Nodes> {
  const { bus, store, clock, log } = deps;
  const { node } = bus;
  const rooms = new Map<string, SharedRoom>();
  const duties = new Map<string, number>();
  let others: LivingNode[] = [];
  let cancel: (() => void) | null = null;
  let isEnding = false;

  const news = () => ({
    hears: bus.state() === 'ready',
    here: [...rooms.values()].flatMap((room) => room.here()),
  });
  async function beat(): Promise<void> {
    others = await store.beat(node, news(), LIFE_MS);
    deps.onElsewhere(others.flatMap(({ here }) => here));
    const heard = new Set(others.filter(({ hears }) => hears).map((other) => other.node));
    for (const room of rooms.values()) room.nodes(bus.state() === 'ready' ? heard : new Set());
  }
  function took(article: string, epoch: number): void {
    if (duties.get(article) === epoch) return;
    duties.set(article, epoch);
    rooms.get(article)?.dutyTaken();
  }
  async function look(): Promise<void> {
    // One that is taken while the store is asked is not among its answers yet.
    const held = new Set(duties.keys());
    const heads = await store.heads([...rooms.keys()]);
    const living = new Set(others.map((other) => other.node));
    const free: string[] = [];
    for (const [article, found] of heads) {
      if (found.duty !== node && held.has(article)) duties.delete(article);
      if (!living.has(found.duty) && !duties.has(article) && rooms.has(article)) free.push(article);
      rooms.get(article)?.heads(found);
    }
    if (free.length === 0) return;
    for (const [article, epoch] of await store.takeDuties(node, free)) took(article, epoch);
  }
  async function pulse(): Promise<void> {
    try {
      await beat();
      if (rooms.size > 0) await look();
    } catch (error) {
      log.warn({ error: messageOf(error) }, 'this node could not look at the others');
    }
  }
  function plan(): void {
    if (!isEnding) cancel = clock.after(PULSE_MS, () => void pulse().then(plan));
  }
  async function takeFree(article: string): Promise<void> {
    const taken = await store.takeDuties(node, [article]);
    for (const [, epoch] of taken) if (rooms.has(article)) took(article, epoch);
  }
  const onError = (error: unknown) => log.warn({ error: messageOf(error) }, 'a duty could not be handed over');

  function hear(article: string, message: Message, from: string): void {
    if (message.kind === 'grew' && message.what === 'duty') takeFree(article).catch(onError);
    else rooms.get(article)?.heard(message, from);
  }
  const linkOf = (article: string): Link => ({
    isShared: true,
    hasDuty: () => duties.has(article),
    hold() {
      const epoch = duties.get(article);
      return epoch === undefined ? undefined : { node, epoch };
    },
    tell: (message) => bus.publish(article, isLong(message) ? { kind: 'grew', what: 'text' } : message),
  });

  await bus.subscribe(EVERYWHERE, deps.hear);
  bus.onState(() => void pulse());
  await beat();
  plan();
  return {
    async open(article, room) {
      rooms.set(article, room);
      await bus.subscribe(article, (message, from) => hear(article, message, from));
      const taken = await store.takeDuties(node, [article]);
      for (const [, epoch] of taken) duties.set(article, epoch);
      return {
        link: linkOf(article),
        async close() {
          rooms.delete(article);
          bus.unsubscribe(article);
          if (!duties.delete(article)) return;
          await store.leaveDuty(node, article).catch(onError);
          bus.publish(article, { kind: 'grew', what: 'duty' });
        },
      };
    },
    elsewhere: () => others.flatMap(({ here }) => here),
    grew: (article, what) => bus.publish(article, { kind: 'grew', what }),
    tellAll: (message) => bus.publish(EVERYWHERE, message),
    state: () => (bus.state() === 'ready' && others.every(({ hears }) => hears) ? 'ready' : 'polling'),
    async stop() {
      isEnding = true;
      cancel?.();
      await store.leave(node).catch(onError);
      await bus.close();
    },
  };
}
