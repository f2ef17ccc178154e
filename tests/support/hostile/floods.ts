/** Too much of what would be right by itself. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { askFrame, presenceFrame } from '../../../server/rooms/frame.ts';
import type { Role } from '../../../shared/permissions.ts';
import { closeReasonOf } from '../../../shared/protocol/closeCodes.ts';
import type { LiveClient } from '../liveClient.ts';
import { crowdOf } from './frames.ts';
import { type Attempt, knock, type Siege } from './siege.ts';
import { answerOn, bareSocket, clientFrame, head, upgradeHead } from './wire.ts';

/** Ten thousand in the long run. */
const ARTICLES = Number(process.env['HOSTILE_ARTICLES'] ?? 2_000);

/** Sends until the server has closed; between its bursts it reads, as every client does. */
async function pour({ socket }: LiveClient, count: number, send: (n: number) => void): Promise<void> {
  for (let n = 0; n < count && socket.readyState === WebSocket.OPEN; n += 1) {
    send(n);
    if (n % 200 === 199) await new Promise((resolve) => setImmediate(resolve));
  }
}
function flood(what: string, role: Role, count: number, frame: (n: number, client: number) => Uint8Array): Attempt {
  return {
    ...{ what, named: 'rate.exceeded' },
    async run(siege) {
      const client = await siege.attacker(role);
      await pour(client, count, (n) => client.socket.send(frame(n, client.doc.clientID)));
      return String(closeReasonOf(await client.closed));
    },
  };
}
const crowd = presenceFrame(crowdOf(2_000));

export const FLOODS: readonly Attempt[] = [
  flood('5,000 questions for the text', 'viewer', 5_000, (n) => askFrame(new Uint8Array([1, n % 128, 1]))),
  flood('5,000 frames of presence', 'viewer', 5_000, (n, client) =>
    presenceFrame([{ client, clock: n, state: '{"cursor":null}' }]),
  ),
  flood('presence of 2,000 people, 4,000 times', 'viewer', 4_000, () => crowd),
  flood('20,000 questions for who is there', 'viewer', 20_000, () => new Uint8Array([3])),
  {
    what: '100,000 small updates at once',
    named: 'rate.exceeded',
    async run(siege) {
      const client = await siege.attacker();
      const before = Y.encodeStateVector(client.doc);
      await pour(client, 100_000, () => client.text.insert(client.text.length - 1, 'f'));
      const reason = closeReasonOf(await client.closed);
      await takeBack(siege, before);
      return String(reason);
    },
  },
  {
    what: 'pings without reading what comes back',
    named: 'rate.exceeded',
    async run(siege) {
      const socket = bareSocket(siege.url);
      const { token } = await siege.person('Eveviewer', 'viewer');
      socket.write(upgradeHead(siege.path, `Authorization: Bearer ${token}`));
      await once(socket, 'data');
      socket.pause();
      const known = siege.server.log().length;
      const pings = Buffer.concat(Array<Buffer>(1_000).fill(clientFrame(0x89, new Uint8Array(125))));
      for (let n = 0; n < 10; n += 1) socket.write(pings);
      const refusal = /"reason":"([\w.]+)".*"a frame was refused"/;
      while (!refusal.test(siege.server.log().slice(known))) await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
      return refusal.exec(siege.server.log().slice(known))?.[1] ?? '';
    },
  },
  {
    what: `${ARTICLES} articles asked for by one account`,
    named: 'rate.exceeded',
    async run(siege) {
      const { token } = await siege.person('Many');
      const names = new Map<string, number>();
      for (let round = 0; round < ARTICLES / 100; round += 1) {
        const asked = Array.from({ length: 100 }, () =>
          knock(`${siege.socketUrl}/sync/${crypto.randomUUID()}`, { authorization: `Bearer ${token}` }),
        );
        for (const name of await Promise.all(asked)) names.set(name, (names.get(name) ?? 0) + 1);
      }
      names.delete('article.unknown');
      return [...names.keys()].join(' ');
    },
  },
];

/** The owner takes out what a flood wrote before it was stopped. */
async function takeBack(siege: Siege, before: Uint8Array): Promise<void> {
  // Once this is answered, all that was let in is in the text.
  await siege.standing();
  const { socket, text, doc, synced } = siege.desk.owner.open(siege.article);
  await synced;
  const known = Y.decodeStateVector(before);
  let at = 0;
  doc.transact(() => {
    for (const { insert, from } of [...lettersOf(text)]) {
      if (insert === 'f' && !known.has(from)) text.delete(at, 1);
      else at += 1;
    }
  });
  socket.close();
}
function* lettersOf(text: Y.Text): Iterable<{ insert: string; from: number }> {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (const insert of item.content.str) yield { insert, from: item.id.client };
  }
}

/** Connections that take their time: opened at the beginning of the siege, and looked at at its end. */
export interface Slow {
  what: string;
  named: string;
  /** Resolves when the server has had enough, with the name of its answer. */
  ended: Promise<string>;
}

export function slowConnections(siege: Siege): Slow[] {
  const trickle = (first: string, more: string) => {
    const socket = bareSocket(siege.url);
    socket.write(first);
    const timer = setInterval(() => socket.write(more), 1_000);
    socket.once('close', () => clearInterval(timer));
    return answerOn(socket).then(({ code, status }) => code ?? String(status));
  };
  const first = `PATCH /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${siege.desk.owner.token}\r\n`;
  const slow = (what: string, named: string, ended: Promise<string>): Slow => ({ what, named, ended });
  return [
    slow('a request whose headers never end', 'request.slow', trickle(first, 'X-A: b\r\n')),
    slow(
      'a request whose body never ends',
      'body.slow',
      trickle(head(first.trim(), 'Content-Type: application/json', 'Content-Length: 60000'), ' '),
    ),
    slow('a connection that says nothing', 'request.slow', trickle('', '')),
  ];
}
