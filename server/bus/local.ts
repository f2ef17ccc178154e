/** The bus of one process: a hub that nodes join. A server by itself is the only one there, and nobody hears it. */
import { randomUUID } from 'node:crypto';
import { decodeMessage, encodeMessage } from './message.ts';
import type { Bus, BusState, Message } from './port.ts';

type Hear = (message: Message, node: string) => void;

export interface Hub {
  join(): Bus;
}

/** @param deliver carries a message to one node, at once unless whoever made the hub owns the network between its nodes. */
export function createHub(deliver: (hand: () => void, to: string) => void = (hand) => hand()): Hub {
  const nodes = new Map<string, Map<string, Hear>>();

  function hand(to: string, topic: string, bytes: Uint8Array, from: string): void {
    const message = decodeMessage(bytes);
    try {
      if (message) nodes.get(to)?.get(topic)?.(message, from);
    } catch {
      // It ends with that message, as over a wire.
    }
  }
  return {
    join() {
      const node = randomUUID();
      const topics = new Map<string, Hear>();
      let state: BusState = 'ready';
      nodes.set(node, topics);
      return {
        node,
        publish(topic, message) {
          if (nodes.size === 1 || state === 'away') return;
          const bytes = encodeMessage(message);
          if (!bytes) return;
          for (const to of nodes.keys()) if (to !== node) deliver(() => hand(to, topic, bytes, node), to);
        },
        async subscribe(topic, hear) {
          topics.set(topic, hear);
        },
        unsubscribe: (topic) => void topics.delete(topic),
        state: () => state,
        onState: () => undefined,
        async close() {
          state = 'away';
          nodes.delete(node);
        },
      };
    },
  };
}

/** Of several nodes without a bus: nobody is heard, and each finds in the store what the others did. */
export function createSilence(): Bus {
  return {
    node: randomUUID(),
    ...{ publish: () => undefined, unsubscribe: () => undefined, onState: () => undefined },
    ...{ subscribe: async () => undefined, close: async () => undefined },
    state: () => 'away',
  };
}
