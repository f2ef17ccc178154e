/** Sockets that are not to be opened, and what is done on a connection before and beside the protocol's frames. */
import { once } from 'node:events';
import { askFrame } from '../../../server/rooms/frame.ts';
import { type Attempt, knock, type Siege } from './siege.ts';
import { allHeard, bareSocket, clientFrame, closeCodeIn, nameOf, upgradeHead } from './wire.ts';

const bearer = async (siege: Siege, name = 'Eveeditor') => ({
  authorization: `Bearer ${(await siege.person(name)).token}`,
});

/** A socket asked for with other headers or at another address. */
function door(
  what: string,
  named: string,
  ask: { path?: (siege: Siege) => string; headers?: (siege: Siege) => Promise<Record<string, string>> },
): Attempt {
  return {
    ...{ what, named },
    run: async (siege) => {
      const path = ask.path?.(siege) ?? siege.path;
      return knock(siege.socketUrl + path, await (ask.headers ?? bearer)(siege));
    },
  };
}
const cookie = (origin?: string) => async () => ({
  cookie: 'better-auth.session_token=x',
  ...(origin ? { origin } : {}),
});
const replaced = (id: string) => (siege: Siege) => siege.path.replace(siege.article, id);

export const DOORS: readonly Attempt[] = [
  door('nobody', 'session.required', { headers: async () => ({}) }),
  door('a made-up token', 'session.required', {
    headers: async () => ({ authorization: `Bearer kl_${'x'.repeat(64)}` }),
  }),
  door('a token of 8 kB', 'session.required', {
    headers: async () => ({ authorization: `Bearer ${'x'.repeat(8_000)}` }),
  }),
  door('a token in the address', 'session.required', {
    path: (siege) => `${siege.path}&token=${siege.desk.owner.token}&access_token=${siege.desk.owner.token}`,
    headers: async () => ({}),
  }),
  door('a cookie without an origin', 'origin.foreign', { headers: cookie() }),
  door('a cookie from a null origin', 'origin.foreign', { headers: cookie('null') }),
  door('a cookie from a foreign page', 'origin.foreign', { headers: cookie('http://evil.test') }),
  door('a cookie from another port', 'origin.foreign', { headers: cookie('http://127.0.0.1:1') }),
  door('a path as article id', 'article.unknown', { path: () => '/sync/..%2f..%2fetc%2fpasswd' }),
  door('NUL in the article id', 'article.unknown', { path: (siege) => `/sync/${siege.article}%00` }),
  door('line ends in the article id', 'article.unknown', { path: (siege) => `/sync/${siege.article}%0d%0aX-A:%20b` }),
  door('half a percent sign as article id', 'article.unknown', { path: () => '/sync/%E0%A4%A' }),
  door('10 kB as article id', 'article.unknown', { path: () => `/sync/${'a'.repeat(10_000)}` }),
  door('an id in capitals', 'article.unknown', {
    path: (siege) => siege.path.replace(siege.article, siege.article.toUpperCase()),
  }),
  door('an unknown article', 'article.unknown', { path: replaced('00000000-0000-4000-8000-000000000002') }),
  door('an older schema', 'schema.other', { path: (siege) => siege.path.replace('schema=1', 'schema=0') }),
  door('a schema that is no number', 'schema.other', {
    path: (siege) => siege.path.replace('schema=1', 'schema=__proto__'),
  }),
  door('a schema of 2^53', 'schema.other', {
    path: (siege) => siege.path.replace('schema=1', 'schema=9007199254740992'),
  }),
  {
    what: 'frames before anybody was let in',
    named: 'session.required',
    run: (siege) =>
      nameOf(
        siege.url,
        Buffer.concat([Buffer.from(upgradeHead(siege.path)), clientFrame(0x82, askFrame(new Uint8Array([0])))]),
      ),
  },
  {
    what: 'an upgrade to something else',
    named: 'upgrade.required',
    run: async (siege) =>
      nameOf(
        siege.url,
        upgradeHead(siege.path, `Authorization: Bearer ${siege.desk.owner.token}`).replace(
          'Upgrade: websocket',
          'Upgrade: h2c',
        ),
      ),
  },
  {
    what: 'a twenty-first socket with one token',
    named: 'rate.exceeded',
    async run(siege) {
      const member = await siege.person('Many');
      const open = Array.from({ length: 20 }, () => member.open(siege.article));
      await Promise.all(open.map(({ synced }) => synced));
      const name = await knock(siege.socketUrl + siege.path, { authorization: `Bearer ${member.token}` });
      for (const { socket } of open) socket.close();
      await Promise.all(open.map(({ closed }) => closed));
      return name;
    },
  },
];

/** What is written on a socket's connection once it is open; the protocol's own code says why it was closed. */
function breach(what: string, named: string, bytes: Buffer | number[]): Attempt {
  return {
    ...{ what, named },
    async run(siege) {
      const socket = bareSocket(siege.url);
      const { token } = await siege.person('Eveeditor');
      socket.write(upgradeHead(siege.path, `Authorization: Bearer ${token}`));
      await once(socket, 'data');
      const heard = allHeard(socket);
      socket.write(Buffer.from(bytes));
      return String(closeCodeIn(await heard));
    },
  };
}
const announced = (length: bigint) => {
  const header = Buffer.alloc(14);
  header.set([0x82, 0x80 | 127]);
  header.writeBigUInt64BE(length, 2);
  return header;
};
const pieces = (count: number, body: Uint8Array) =>
  Buffer.concat([clientFrame(0x02, body), ...Array<Buffer>(count).fill(clientFrame(0x00, body))]);

export const BREACHES: readonly Attempt[] = [
  breach('64 MB announced, and not sent', '1009', announced(64n * 1024n * 1024n)),
  breach('2^63 bytes announced', '1009', announced(2n ** 63n - 1n)),
  breach('a frame without a mask', '1002', [0x82, 1, 0]),
  breach('a frame of a reserved kind', '1002', clientFrame(0x83)),
  breach('a control frame of a reserved kind', '1002', clientFrame(0x8b)),
  breach('a compressed frame', '1002', clientFrame(0xc2, new Uint8Array(9))),
  breach('reserved bits', '1002', clientFrame(0xb2)),
  breach('a piece of nothing', '1002', clientFrame(0x00)),
  breach('a message within a message', '1002', Buffer.concat([clientFrame(0x02), clientFrame(0x02)])),
  breach('a message in thousands of pieces of nothing', '1008', pieces(20_000, new Uint8Array())),
  breach('a message in thousands of pieces of one byte', '1008', pieces(20_000, new Uint8Array(1))),
  breach('a ping in pieces', '1002', clientFrame(0x09)),
  breach('a ping of 200 bytes', '1002', clientFrame(0x89, new Uint8Array(200))),
  breach('a goodbye of one byte', '1002', clientFrame(0x88, new Uint8Array(1))),
  breach('a goodbye with a code that is none', '1002', clientFrame(0x88, new Uint8Array([3, 0xe7]))),
  breach('a goodbye that is not UTF-8', '1007', clientFrame(0x88, new Uint8Array([3, 0xe8, 0xc3, 0x28]))),
  breach('text that is not UTF-8', '1007', clientFrame(0x81, new Uint8Array([0xc3, 0x28]))),
  breach('HTTP in the middle of a socket', '1002', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')),
];
