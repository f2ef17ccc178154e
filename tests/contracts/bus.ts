/** What every bus does. Registered with a factory of two nodes that hear one another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, EVERYWHERE, type Message } from '../../server/bus/port.ts';

export interface TwoNodes {
  here: Bus;
  there: Bus;
  close(): Promise<void>;
}

const MESSAGES: Message[] = [
  { kind: 'text', after: 0, rows: [{ author: 'anna', update: Uint8Array.of(1, 2, 3) }] },
  { kind: 'text', after: 7_000_000_000, rows: [{ author: null, update: new Uint8Array(100_000).fill(7) }] },
  ...(['text', 'ledger', 'passages', 'duty'] as const).map((what): Message => ({ kind: 'grew', what })),
  { kind: 'presence', entries: [{ client: 2 ** 32 - 1, clock: 3, person: 'béa', state: '{"cursor":null}' }] },
  ...[{ kind: 'roll' } as const, { kind: 'rights' } as const, { kind: 'guesses' as const, keys: ['a', 'b'] }],
];

/** Messages that a node heard, and the wait until it has heard so many. */
export function ears() {
  const heard: Message[] = [];
  const names: string[] = [];
  const hear = (message: Message, node: string) => {
    heard.push(message);
    names.push(node);
  };
  return { hear, heard, names, until: (count: number) => expect.poll(() => heard.length).toBe(count) };
}

export function registerBusContract(name: string, open: () => Promise<TwoNodes>): void {
  describe(`a bus: ${name}`, () => {
    let nodes: TwoNodes;
    beforeEach(async () => {
      nodes = await open();
    });
    afterEach(() => nodes.close());

    it('[R-NODE-1] brings what one node publishes to every other that subscribed, in order, and says whose it is', async () => {
      const ear = ears();
      await nodes.there.subscribe('one', ear.hear);
      for (const message of MESSAGES) nodes.here.publish('one', message);
      await ear.until(MESSAGES.length);
      expect(ear.heard).toEqual(MESSAGES);
      expect(new Set(ear.names)).toEqual(new Set([nodes.here.node]));
      expect(nodes.here.node).not.toBe(nodes.there.node);
    });

    it('[R-NODE-1] keeps topics apart, and does not bring back what a node said itself', async () => {
      const [own, one, all] = [ears(), ears(), ears()];
      await nodes.here.subscribe('one', own.hear);
      await nodes.there.subscribe('one', one.hear);
      await nodes.there.subscribe(EVERYWHERE, all.hear);
      nodes.here.publish('two', { kind: 'roll' });
      nodes.here.publish('one', { kind: 'roll' });
      nodes.here.publish(EVERYWHERE, { kind: 'rights' });
      await all.until(1);
      expect([one.heard, all.heard, own.heard]).toEqual([[{ kind: 'roll' }], [{ kind: 'rights' }], []]);
    });

    it('[R-NODE-1] a listener that throws hears the next message, and one that is gone hears none', async () => {
      const ear = ears();
      await nodes.there.subscribe('one', (message, node) => {
        ear.hear(message, node);
        throw new Error('not this one');
      });
      nodes.here.publish('one', { kind: 'roll' });
      nodes.here.publish('one', { kind: 'rights' });
      await ear.until(2);
      nodes.there.unsubscribe('one');
      const last = ears();
      await nodes.there.subscribe('two', last.hear);
      nodes.here.publish('one', { kind: 'roll' });
      nodes.here.publish('two', { kind: 'roll' });
      await last.until(1);
      expect(ear.heard.length).toBe(2);
    });

    it('[R-NODE-2] what is too long is not sent, and what follows is', async () => {
      const ear = ears();
      await nodes.there.subscribe('one', ear.hear);
      nodes.here.publish('one', { kind: 'text', after: 0, rows: [{ author: null, update: new Uint8Array(300_000) }] });
      nodes.here.publish('one', { kind: 'roll' });
      await ear.until(1);
      expect(ear.heard).toEqual([{ kind: 'roll' }]);
    });

    it('a closed bus takes what is published and says that it is away', async () => {
      await nodes.here.close();
      nodes.here.publish('one', { kind: 'roll' });
      expect(nodes.here.state()).toBe('away');
    });
  });
}
