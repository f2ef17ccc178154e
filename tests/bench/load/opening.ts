/** How soon a long article is there: for the first to open it after a start, for the next, and for a hundred at once. */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { askFrame, readFrame, updateFrame } from '../../../server/rooms/frame.ts';
import { longHistory } from '../../support/longHistory.ts';
import { ARTICLE } from '../../support/syncProcess.ts';
import { CONTESTANTS, type ContestantName, scratchFolder, start } from './contestant.ts';
import { pass } from './crowdProcess.ts';
import { DIALECTS } from './dialect.ts';

interface Opened {
  socket: WebSocket;
  ms: number;
  state: Uint8Array;
}

/**
 * From dialling to having what `vector` lacks: `least` bytes of updates. y-websocket-server answers before it has read what
 * it kept, and sends that after.
 */
function open(
  name: ContestantName,
  port: number,
  person: number,
  { vector, least = 0 }: { vector: Uint8Array; least?: number },
): Promise<Opened> {
  const { url, greeting, wrap, unwrap } = DIALECTS[CONTESTANTS[name].dialect];
  const begun = performance.now();
  const headers = { authorization: `Bearer person${person}:editor` };
  const has = name === 'kantlijn' && vector === NOTHING ? '&has=nothing' : '';
  const socket = new WebSocket(url(port, ARTICLE) + has, { headers, perMessageDeflate: false, maxPayload: 0 });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      const first = greeting(ARTICLE);
      if (first) socket.send(first);
      socket.send(wrap(ARTICLE, askFrame(vector)));
    });
    const updates: Uint8Array[] = [];
    let bytes = 0;
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(unwrap(data));
      if (frame?.kind !== 'update') return;
      updates.push(frame.update);
      bytes += frame.update.byteLength;
      if (bytes < least) return;
      resolve({ socket, ms: performance.now() - begun, state: Y.mergeUpdates(updates) });
    });
  });
}

const NOTHING = Y.encodeStateVector(new Y.Doc());
/** Of the bytes of a text, how many show that it is there; encodings of one text differ a little. */
const WHOLE = 0.9;
/** Longest that a server may take to make a long history its own. */
const TAKEN_SECONDS = 240;

/** Types the whole history into the article of a server, hundred edits a frame, and waits until it has it; gives its bytes. */
async function write(name: ContestantName, port: number, edits: number, writtenSeconds: number): Promise<number> {
  const { wrap } = DIALECTS[CONTESTANTS[name].dialect];
  const { socket, state } = await open(name, port, 1, { vector: NOTHING });
  const { frames, clocks } = longHistory(state, edits);
  for (const update of frames) {
    socket.send(wrap(ARTICLE, updateFrame(update)));
    if (socket.bufferedAmount > 1_000_000) await pass(0.05);
  }
  let bytes = 0;
  for (let waited = 0; ; waited += 1) {
    const other = await open(name, port, 2, { vector: NOTHING });
    other.socket.terminate();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, other.state);
    bytes = other.state.byteLength;
    if ([...clocks].every(([client, clock]) => Y.getState(doc.store, client) >= clock)) break;
    if (waited > TAKEN_SECONDS) throw new Error(`${name} did not take the history in ${TAKEN_SECONDS} s`);
    await pass(1);
  }
  await pass(writtenSeconds);
  socket.terminate();
  await pass(writtenSeconds / 4);
  return bytes;
}

export interface Openings {
  cold: number;
  warm: number;
  /** A hundred at once, until the last is synced. */
  hundredFresh: number;
  hundredResuming: number;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function atOnce(name: ContestantName, port: number, people: number, asked: Parameters<typeof open>[3]) {
  const begun = performance.now();
  const all = await Promise.all(Array.from({ length: people }, (_, n) => open(name, port, 10 + n, asked)));
  const ms = performance.now() - begun;
  for (const { socket } of all) socket.terminate();
  await pass(0.5);
  return ms;
}

/** All in milliseconds, medians of `times` starts on what the server kept. */
export async function openings(
  name: ContestantName,
  { edits, people, times, writtenSeconds }: { edits: number; people: number; times: number; writtenSeconds: number },
): Promise<Openings> {
  const folder = scratchFolder();
  const first = await start(name, folder);
  const whole = { vector: NOTHING, least: WHOLE * (await write(name, first.port, edits, writtenSeconds)) };
  await first.kill();
  const cold: number[] = [];
  const warm: number[] = [];
  const fresh: number[] = [];
  const resuming: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const server = await start(name, folder);
    await pass(1);
    const opened = await open(name, server.port, 1, whole);
    cold.push(opened.ms);
    // Whoever comes first may have the text before the server has made anything of it.
    await pass(1);
    const next = await open(name, server.port, 2, whole);
    warm.push(next.ms);
    next.socket.terminate();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, opened.state);
    fresh.push(await atOnce(name, server.port, people, whole));
    resuming.push(await atOnce(name, server.port, people, { vector: Y.encodeStateVector(doc) }));
    opened.socket.terminate();
    await server.kill();
  }
  return { cold: median(cold), warm: median(warm), hundredFresh: median(fresh), hundredResuming: median(resuming) };
}
