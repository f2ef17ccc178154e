/** A handler behind a socket that throws, rejects or hangs: that socket is closed and counted, the process goes on. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { networkOf } from '../../../server/network.ts';
import { createAllowances } from '../../../server/rooms/allowance.ts';
import type { Visit } from '../../../server/rooms/directory.ts';
import { type SyncDeps, syncRoute } from '../../../server/transport/ws/route.ts';
import { createSocketServer } from '../../../server/transport/ws/socketServer.ts';
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts';
import { ARTICLE, silentLog } from '../../support/rooms.ts';

const fault = () => {
  throw new Error('a fault');
};
const nothing = () => undefined;
const quiet: Visit = { receive: nothing, spend: () => true, refuse: nothing, leave: nothing };
const visitor = {
  person: 'anna',
  name: 'Anna',
  email: 'a@b.nl',
  owner: false,
  language: 'en',
  guest: null,
  lacksSecondFactor: false,
  credential: 'c',
  via: 'token',
  scope: 'manage',
} as const;

let server: Server;
let sockets: ReturnType<typeof createSocketServer>;
afterEach(() => {
  sockets.close();
  server.close();
});

/** A door with one part replaced. @returns how to knock, and what was counted. */
async function door(broken: Partial<SyncDeps>): Promise<{ knock(): WebSocket; counted: CloseReason[] }> {
  const counted: CloseReason[] = [];
  const app = syncRoute({
    identity: { authenticate: async () => visitor },
    access: { roleOn: async () => 'editor' },
    rooms: { join: async () => quiet },
    profiles: { invisible: async () => new Set() },
    measures: { frameRefused: (reason) => void counted.push(reason) },
    ...{
      log: silentLog,
      schemaVersion: 1,
      ownOrigin: () => true,
      mayArrive: () => true,
      mayKnock: () => true,
      seatingMs: 50,
    },
    ...broken,
  });
  sockets = createSocketServer();
  server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { knock: () => new WebSocket(`ws://127.0.0.1:${port}/sync/${ARTICLE}`), counted };
}
const ends = async (socket: WebSocket) => ((await once(socket, 'close')) as [number])[0];

describe('a handler behind a socket', () => {
  const seats: [what: string, broken: Partial<SyncDeps>][] = [
    ['asks for the role and throws', { access: { roleOn: fault } }],
    ['asks for the role and is refused', { access: { roleOn: () => Promise.reject(new Error('no store')) } }],
    ['asks for the role and never hears', { access: { roleOn: () => new Promise(nothing) } }],
    ['joins and throws', { rooms: { join: fault } }],
    ['joins and is refused', { rooms: { join: () => Promise.reject(new Error('no store')) } }],
    ['joins and never hears', { rooms: { join: () => new Promise(nothing) } }],
  ];
  it.each(seats)('[R-SOCK-4] [S-51] that %s closes that socket, and is counted', async (_what, broken) => {
    const { knock, counted } = await door(broken);
    expect([await ends(knock()), counted]).toEqual([4500, ['server.failed']]);
    expect(await ends(knock())).toBe(4500);
  });

  it('[R-SOCK-4] that throws at a frame closes that socket, and is counted', async () => {
    const { knock, counted } = await door({ rooms: { join: async () => ({ ...quiet, receive: fault }) } });
    const socket = knock();
    await once(socket, 'open');
    socket.send(new Uint8Array([3]));
    expect([await ends(socket), counted]).toEqual([4500, ['server.failed']]);
  });

  it('[R-SOCK-4] that throws as somebody leaves disturbs nobody', async () => {
    const { knock } = await door({ rooms: { join: async () => ({ ...quiet, leave: fault }) } });
    const [leaving, staying] = [knock(), knock()];
    await Promise.all([once(leaving, 'open'), once(staying, 'open')]);
    leaving.terminate();
    await once(leaving, 'close');
    staying.ping();
    await once(staying, 'pong');
    staying.terminate();
  });

  it('[R-SOCK-4] that comes back too late leaves its seat again', async () => {
    const late = Promise.withResolvers<Visit>();
    const left = Promise.withResolvers<void>();
    const { knock } = await door({ rooms: { join: () => late.promise } });
    expect(await ends(knock())).toBe(4500);
    late.resolve({ ...quiet, leave: left.resolve });
    await left.promise;
  });

  it.each([
    ['throws', fault],
    ['is refused', () => Promise.reject(new Error('SELECT secret'))],
  ])('[R-SOCK-4] that asks who is there and %s is answered before the upgrade', async (_what, authenticate) => {
    const { knock } = await door({ identity: { authenticate } });
    const socket = knock();
    socket.on('error', nothing);
    const [, response] = await once(socket, 'unexpected-response');
    const body = Buffer.concat(await response.toArray()).toString();
    expect([response.statusCode, JSON.parse(body).code, body.includes('SELECT')]).toEqual([
      500,
      'server.failed',
      false,
    ]);
  });
});

/** What a handshake is refused with: status, code, and whether anybody was asked who it is. */
async function refusal(broken: Partial<SyncDeps>): Promise<[status: number, code: string, isAsked: boolean]> {
  let isAsked = false;
  const identity = {
    authenticate: async () => {
      isAsked = true;
      return visitor;
    },
  };
  const { knock } = await door({ identity, ...broken });
  const socket = knock();
  socket.on('error', nothing);
  const [, response] = await once(socket, 'unexpected-response');
  const { code } = JSON.parse(Buffer.concat(await response.toArray()).toString());
  return [response.statusCode, code, isAsked];
}

describe('handshakes without end', () => {
  it('[R-SOCK-7] [S-48] of one address are refused before anybody is looked up', async () => {
    expect(await refusal({ mayArrive: () => false })).toEqual([429, 'rate.exceeded', false]);
  });

  it('[R-SOCK-7] [S-48] are counted by network: others, and who waits, come in', () => {
    let now = 0;
    const allows = createAllowances(2, 20, () => now);
    const arrive = (address: string) => allows(networkOf(address));
    expect(['2001:db8:1:2::a', '2001:db8:1:2::b', '2001:db8:1:2:c::'].map(arrive)).toEqual([true, true, false]);
    expect(['2001:db8:1:3::a', '192.0.2.7', '192.0.2.8'].map(arrive)).toEqual([true, true, true]);
    now = 50;
    expect(arrive('2001:db8:1:2::d')).toBe(true);
  });
});
