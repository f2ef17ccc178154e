/**
 * A sign-on provider (OpenID Connect): the way to it and back, by openid-client, with PKCE, a state and a nonce. What has
 * to be known when the person comes back travels in a cookie, encrypted, and works once.
 */
import { createHash } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as oidc from 'openid-client';
import type { OnceStore } from '../storage/peoplePorts.ts';
import { cookieAlone, cookieName } from './cookies.ts';

/** Long enough to find a phone for the provider's own second factor. */
const JOURNEY_MS = 10 * 60_000;
const SCOPE = 'openid email profile';

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  /** On the button of the sign-in page. */
  name: string;
  /** The claim that holds what gives roles. */
  rolesClaim: string;
}

/** Who came back, as the provider says. */
export interface Profile {
  /** Issuer and subject: the same person for as long as the provider lives. */
  account: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string;
  roles: unknown;
}

type JourneyFault = 'signOn.failed' | 'signOn.expired';

export interface Provider {
  name: string;
  /** @throws where the provider does not answer. */
  begin(next: string): Promise<{ url: string; cookie: string }>;
  /** @param query of the address that the person came back to, with its `?`. */
  finish(query: string, headers: Headers): Promise<{ profile: Profile; next: string } | { fault: JourneyFault }>;
  /** The header that takes the cookie away. */
  forget(): string;
}

interface Journey {
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  until: number;
}

interface ProviderParts extends ProviderSettings {
  secret: string;
  secure: boolean;
  once: OnceStore;
  clock: () => number;
  /** Where the person comes back to. */
  callback: () => string;
  /** Why a journey failed, for the log. */
  onError(error: unknown): void;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const isLoopback = ({ hostname }: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** Asks the provider where its doors are. @throws where it does not answer, or with what is none of its own. */
export function discover({
  issuer,
  clientId,
  clientSecret,
}: Pick<ProviderSettings, 'issuer' | 'clientId' | 'clientSecret'>) {
  const address = new URL(issuer);
  const execute = address.protocol === 'http:' && isLoopback(address) ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(address, clientId, clientSecret ?? undefined, undefined, { execute });
}

export function createProvider(parts: ProviderParts): Provider {
  const { secret, secure, once, clock, callback, rolesClaim, onError } = parts;
  const name = cookieName('journey', secure);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  let known: Promise<oidc.Configuration> | null = null;

  /** Read once; anew after a failure. */
  function configuration(): Promise<oidc.Configuration> {
    const read = known ?? discover(parts);
    known = read;
    read.catch(() => {
      known = null;
    });
    return read;
  }
  async function journeyIn(headers: Headers): Promise<Journey | null> {
    const data = decodeURIComponent(cookieAlone(headers, name).slice(name.length + 1));
    if (data === '') return null;
    const said = await symmetricDecrypt({ key: secret, data }).catch(() => null);
    const journey = said === null ? null : (JSON.parse(said) as Journey);
    return journey && journey.until > clock() ? journey : null;
  }
  async function profileOf(config: oidc.Configuration, tokens: oidc.TokenEndpointResponse, claims: oidc.IDToken) {
    const more = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
    const said: Record<string, unknown> = { ...claims, ...more };
    const email = text(said['email']);
    return {
      account: JSON.stringify([claims.iss, claims.sub]),
      email: email?.toLowerCase() ?? null,
      isEmailVerified: said['email_verified'] === true,
      name: text(said['name']) ?? text(said['preferred_username']) ?? email ?? claims.sub,
      roles: said[rolesClaim],
    };
  }

  return {
    name: parts.name,
    async begin(next) {
      const config = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const journey: Journey = {
        ...{ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, next },
        until: clock() + JOURNEY_MS,
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback(),
        scope: SCOPE,
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const data = await symmetricEncrypt({ key: secret, data: JSON.stringify(journey) });
      const cookie = `${name}=${encodeURIComponent(data)}; Max-Age=${JOURNEY_MS / 1_000}; ${attributes}`;
      return { url: url.href, cookie };
    },
    async finish(query, headers) {
      const journey = await journeyIn(headers);
      if (!journey) return { fault: 'signOn.expired' };
      const key = createHash('sha256').update(`journey ${journey.state}`).digest('hex');
      if (!(await once.take(key, clock(), journey.until))) return { fault: 'signOn.expired' };
      try {
        const config = await configuration();
        const tokens = await oidc.authorizationCodeGrant(config, new URL(query, callback()), {
          pkceCodeVerifier: journey.verifier,
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return { fault: 'signOn.failed' };
        return { profile: await profileOf(config, tokens, claims), next: journey.next };
      } catch (error) {
        onError(error);
        return { fault: 'signOn.failed' };
      }
    },
    forget: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
