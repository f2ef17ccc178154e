/**
 * People who write at their pace on a server that is about to fail, and what it then owes them: whatever one of them saw
 * of another, or was told is saved, must be there when it is back.
 */
import * as Y from 'yjs';
import { type LiveClient, openClient } from './liveClient.ts';
import { type Random, seededRandom } from './random.ts';

const WRITERS = ['anna', 'bob', 'cas', 'dora'];
/** Each writer makes 40 edits a second. */
const EDIT_EVERY_MS = 25;

function write(client: LiveClient, random: Random): void {
  const at = random.below(client.text.length);
  if (random.below(6) === 0 && at > 0) client.text.delete(at - 1, 1);
  else client.text.insert(at, random.pick(['a', 'bc', 'word ']));
}

/** All write at their pace; after a random number of edits, with some of them on their way, `fail` is called. */
export async function writeUntil(port: number, seed: number, fail: () => Promise<void>): Promise<LiveClient[]> {
  const random = seededRandom(seed);
  const clients = WRITERS.map((person) => openClient(port, person));
  await Promise.all(clients.map(({ synced }) => synced));
  let left = 4 + random.below(44);
  await new Promise<void>((resolve) => {
    const timers = clients.map((client) =>
      setInterval(() => {
        write(client, random);
        left -= 1;
        if (left > 0) return;
        for (const timer of timers) clearInterval(timer);
        resolve();
      }, EDIT_EVERY_MS),
    );
  });
  await fail();
  await Promise.all(clients.map(({ closed }) => closed));
  return clients;
}

export class Promises {
  readonly #clocks = new Map<number, number>();

  /** How many writers were promised something. */
  get size(): number {
    return this.#clocks.size;
  }
  #promise(client: number, clock: number): void {
    this.#clocks.set(client, Math.max(clock, this.#clocks.get(client) ?? 0));
  }
  /** Takes down what these people saw and were told. */
  note(clients: readonly LiveClient[]): void {
    for (const { doc, saved } of clients) {
      for (const [client, clock] of saved) this.#promise(client, clock);
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
        if (client !== doc.clientID) this.#promise(client, clock);
      }
    }
  }
  /** What is owed and not there, in words. */
  brokenIn(doc: Y.Doc): string[] {
    return [...this.#clocks].flatMap(([client, clock]) => {
      const has = Y.getState(doc.store, client);
      return has < clock ? [`client ${client}: ${has} of ${clock}`] : [];
    });
  }
}
