/** People with roles and tokens on the desk of a running server, and their sockets, without a browser. */
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { Role } from '../../shared/permissions.ts';
import { clientOver, type LiveClient } from './liveClient.ts';
import { setUpOwner } from './server.ts';

export interface Member {
  id: string;
  token: string;
  /** Id of the token. */
  tokenId: string;
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
  open(article: string, doc?: Y.Doc): LiveClient;
  /** The same person, who talks to another node. */
  at(url: string): Member;
}

export interface Desk {
  owner: Member;
  person(name: string, role: Role): Promise<Member>;
  article(content: string): Promise<string>;
}

type Ask = Member['ask'];

function asking(url: string, headers: Record<string, string>): Ask {
  return (method, path, body) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function memberOf(url: string, id: string, cookie: string): Promise<Member> {
  const made = await asking(url, { cookie })('POST', '/me/tokens', { name: 'test' });
  const { id: tokenId, token } = await read<{ id: string; token: string }>(made);
  return holderOf(url, id, { tokenId, token });
}

function holderOf(url: string, id: string, held: Pick<Member, 'token' | 'tokenId'>): Member {
  const { token, tokenId } = held;
  const authorization = `Bearer ${token}`;
  const ask = asking(url, { authorization });
  const socketUrl = (article: string) => `${url.replace('http', 'ws')}/sync/${article}?schema=1`;
  return {
    ...{ id, token, tokenId, ask },
    json: async (method, path, body) => read(await ask(method, path, body)),
    open: (article, doc) => clientOver(new WebSocket(socketUrl(article), { headers: { authorization } }), doc),
    at: (other) => holderOf(other, id, held),
  };
}

/** Uses up the setup link of a fresh server. */
export async function openDesk(server: { url: string; setupUrl: string | null }): Promise<Desk> {
  const { url } = server;
  const first = await setUpOwner(server);
  const owner = await memberOf(url, first.person, first.cookie);
  return {
    owner,
    async person(name, role) {
      const invite = await owner.json<{ url: string }>('POST', '/desks/newsroom/invites', { role });
      const path = `/invites/${invite.url.split('token=')[1]}/accept`;
      const account = { name, email: `${name.toLowerCase()}@example.org`, password: 'a margin line of one’s own' };
      const accepted = await asking(url, {})('POST', path, account);
      const cookie = accepted.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return memberOf(url, (await read<{ person: string }>(accepted)).person, cookie);
    },
    async article(content) {
      return (await owner.json<{ id: string }>('POST', '/articles', { desk: 'newsroom', format: 'text', content })).id;
    },
  };
}
