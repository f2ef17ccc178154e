/** A real OpenID provider on a free port of this machine, and somebody who signs in at it as a browser would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface ProviderPerson {
  email: string;
  email_verified: boolean;
  name: string;
  groups: unknown;
}

export interface SignOnProvider {
  issuer: string;
  /** Who can sign in there, by the name that they give; changed by tests as they go. */
  people: Map<string, ProviderPerson>;
  /**
   * Signs in there and gives its consent, from the address that Kantlijn led to.
   * @returns the query with which the person comes back.
   */
  signIn(address: string, name: string): Promise<string>;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'kantlijn', secret: 'a secret of the client and the provider' };

/** Cookies of the provider's, as a browser keeps them. */
class Jar {
  readonly #cookies = new Map<string, string>();
  take(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** @param callback where the provider leads back to. */
export async function startSignOnProvider(callback: string): Promise<SignOnProvider> {
  const people = new Map<string, ProviderPerson>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    findAccount: (_context, name) => {
      const person = people.get(name);
      return person && { accountId: name, claims: () => ({ sub: name, ...person }) };
    },
  });
  server.on('request', provider.callback());

  async function signIn(address: string, name: string): Promise<string> {
    const jar = new Jar();
    let response = await fetch(address, { redirect: 'manual' });
    for (let step = 0; step < 12; step += 1) {
      jar.take(response);
      const location = response.headers.get('location');
      const next = location === null ? null : new URL(location, issuer);
      if (next?.href.startsWith(callback)) return next.search;
      if (next) {
        response = await fetch(next, { redirect: 'manual', headers: { cookie: jar.header } });
        continue;
      }
      const page = await response.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'any' } : {}) });
      response = await fetch(new URL(action, issuer), {
        ...{ method: 'POST', redirect: 'manual', body },
        headers: { cookie: jar.header },
      });
    }
    throw new Error('the provider leads nowhere');
  }
  return {
    ...{ issuer, people, signIn },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
