/** A bus over Redis streams, to compare with: what the product would use if it were better. */
import { createClient } from '@redis/client';
import { decodeMessage, encodeMessage } from '../../server/bus/message.ts';
import type { Bus, Message } from '../../server/bus/port.ts';
import { createSealer } from '../../server/bus/seal.ts';

/** Messages that a stream keeps; a node that was away for longer reads the log. */
const KEPT = 1_000;
const CONTROL = 'control';

type Hear = (message: Message, node: string) => void;

/** One connection that writes, one that waits for all streams at once; a new topic wakes it through a stream of its own. */
export async function openStreamBus(url: string, secret: string): Promise<Bus> {
  const sealer = createSealer(secret);
  const node = sealer.name;
  const [out, into] = [createClient({ url, RESP: 2 }), createClient({ url, RESP: 2 })];
  await Promise.all([out.connect(), into.connect()]);
  const heard = new Map<string, Hear>();
  const places = new Map<string, string>([[`${CONTROL}:${node}`, '$']]);
  let isOpen = true;

  function take(key: string, sealed: Buffer): void {
    const opened = sealer.open(key, sealed);
    const message = opened && opened.name !== node ? decodeMessage(opened.message) : null;
    if (message && opened) heard.get(key)?.(message, opened.name);
  }
  async function listen(): Promise<void> {
    while (isOpen) {
      const asked = [...places];
      const keys = asked.map(([key]) => key);
      const request = ['XREAD', 'COUNT', '100', 'BLOCK', '0', 'STREAMS', ...keys, ...asked.map(([, id]) => id)];
      const answer = (await into.sendCommand(request, { typeMapping: { 36: Buffer } }).catch(() => null)) as
        | [Buffer, [Buffer, Buffer[]][]][]
        | null;
      for (const [key, entries] of answer ?? []) {
        for (const [id, fields] of entries) {
          places.set(String(key), String(id));
          if (fields[1]) take(String(key), Buffer.from(fields[1]));
        }
      }
    }
  }
  async function add(key: string, bytes: Uint8Array): Promise<void> {
    await out.sendCommand(['XADD', key, 'MAXLEN', '~', String(KEPT), '*', 'm', Buffer.from(bytes)]);
  }
  void listen();
  return {
    node,
    publish(topic, message) {
      const bytes = encodeMessage(message);
      if (bytes) add(topic, sealer.seal(topic, bytes)).catch(() => undefined);
    },
    async subscribe(topic, hear) {
      heard.set(topic, hear);
      const [last] = (await out.sendCommand(['XREVRANGE', topic, '+', '-', 'COUNT', '1'])) as [string, unknown][];
      places.set(topic, last?.[0] ?? '0');
      await add(`${CONTROL}:${node}`, new Uint8Array());
    },
    unsubscribe: (topic) => void places.delete(topic),
    state: () => 'ready',
    onState: () => undefined,
    async close() {
      isOpen = false;
      out.destroy();
      into.destroy();
    },
  };
}
