/**
 * Two people who write to each other in an article while others attack its server, in a process of their own, so that
 * what is measured is the server and not the attacker. One types a letter every few milliseconds and takes it back with
 * the next, so that the text ends as it began; the other sees it come.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { presenceFrame } from '../../server/rooms/frame.ts';
import { clientOver } from './liveClient.ts';

const BETWEEN_MS = 20;

export interface Latencies {
  /** Milliseconds, in the order of typing; of the letter that is still on its way, how long it has been. */
  letters: number[];
  /** Close codes, where somebody was thrown out. */
  closed: number[];
}

export interface Bystanders {
  /** Client id of the one who types, whom others see. */
  writer: number;
  /** What was measured since the last time. */
  take(): Promise<Latencies>;
  /** Resolves once so many more letters have arrived. */
  letters(count: number): Promise<Latencies>;
  /** They take their last letter back and go. */
  leave(): Promise<void>;
}

type Request = { want: 'take' } | { want: 'letters'; count: number } | { want: 'leave' };

async function watch(url: string, tokens: string[]): Promise<void> {
  const [writer, reader] = tokens.map((token) =>
    clientOver(new WebSocket(url, { headers: { authorization: `Bearer ${token}` } })),
  );
  if (!writer || !reader) throw new Error('two are needed');
  await Promise.all([writer.synced, reader.synced]);
  const closed: number[] = [];
  for (const client of [writer, reader]) void client.closed.then((code) => closed.push(code));
  let letters: number[] = [];
  let typedAt: number | null = null;
  let isLeaving = false;
  let told: (() => void) | null = null;

  const type = () => {
    typedAt = performance.now();
    if (writer.text.toString().startsWith('~')) writer.text.delete(0, 1);
    else if (!isLeaving) writer.text.insert(0, '~');
  };
  reader.doc.on('update', () => {
    if (typedAt === null || reader.text.toString().startsWith('~') !== writer.text.toString().startsWith('~')) return;
    letters.push(performance.now() - typedAt);
    typedAt = null;
    told?.();
    if (!isLeaving) setTimeout(type, BETWEEN_MS);
  });
  const taken = (): Latencies => {
    const all = typedAt === null ? letters : [...letters, performance.now() - typedAt];
    letters = [];
    return { letters: all, closed };
  };
  process.on('message', async (request: Request) => {
    if (request.want === 'letters') {
      const { promise, resolve } = Promise.withResolvers<void>();
      told = () => letters.length >= request.count && resolve();
      told();
      await promise;
    }
    if (request.want === 'leave') {
      isLeaving = true;
      if (writer.text.toString().startsWith('~')) writer.text.delete(0, 1);
      while (reader.text.toString().startsWith('~')) await once(reader.socket, 'message');
    }
    process.send?.(taken());
  });
  process.on('disconnect', () => process.exit());
  writer.socket.send(presenceFrame([{ client: writer.doc.clientID, clock: 1, state: '{"cursor":null}' }]));
  type();
  process.send?.({ writer: writer.doc.clientID });
}

/** @param url of the socket; @param tokens of both. */
export async function bystandersAt(url: string, tokens: [string, string]): Promise<Bystanders> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [url, ...tokens]);
  const [{ writer }] = (await once(child, 'message')) as [{ writer: number }];
  const ask = async (request: Request) => {
    const answer = once(child, 'message');
    child.send(request);
    return (await answer)[0] as Latencies;
  };
  return {
    writer,
    take: () => ask({ want: 'take' }),
    letters: (count) => ask({ want: 'letters', count }),
    async leave() {
      await ask({ want: 'leave' });
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

export function percentile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;
}

const [, script, url, ...tokens] = process.argv;
if (script === fileURLToPath(import.meta.url) && url) await watch(url, tokens);
