import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createHandover, nextReply, sendReply } from '../../../server/storage/sqlite/handover.ts';

/** Places of the two counts in the shared memory. */
const REPLIES = 1;
const open: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of open.splice(0)) {
    port1.close();
    port2.close();
  }
});

function handover() {
  const channel = new MessageChannel();
  open.push(channel);
  return createHandover(channel.port1);
}

describe('two threads that hand over', () => {
  it('[R-STORE-15] are not misled by a signal that comes late: a reply is taken once it is there', async () => {
    const shared = handover();
    let reply: unknown = null;
    const taken = nextReply(shared, 0).then((message) => {
      reply = message;
    });
    const alsoWoken = Atomics.waitAsync(shared.signals, REPLIES, 0);
    expect(Atomics.notify(shared.signals, REPLIES)).toBe(2);
    await alsoWoken.value;
    await Promise.resolve();
    expect(reply).toBeNull();
    sendReply(shared, { kind: 'done', results: [] });
    await taken;
    expect(reply).toEqual({ kind: 'done', results: [] });
  });

  it('[R-STORE-15] go on when their counts have gone round the memory’s 32 bits', async () => {
    const shared = handover();
    Atomics.store(shared.signals, REPLIES, 2 ** 31 - 1);
    const taken = nextReply(shared, 2 ** 31 - 1);
    sendReply(shared, { kind: 'done', results: [] });
    await taken;
    const next = nextReply(shared, 2 ** 31);
    sendReply(shared, { kind: 'failed' });
    expect(await next).toEqual({ kind: 'failed' });
  });
});
