/**
 * Passkeys (WebAuthn, by SimpleWebAuthn): a device holds a key and signs what this server made up, for the host alone that
 * the key was made for, after its owner has shown it a finger, a face or a PIN. That is two factors, and nothing that
 * somebody could be talked out of. What is signed carries its own end and seal, so that nothing is kept of who begins.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Passkey, PasskeyStore } from '../storage/passkeyPort.ts';
import type { OnceStore } from '../storage/peoplePorts.ts';

const NAME = 'Kantlijn';
/** To look for a phone. */
const CHALLENGE_MS = 5 * 60_000;
const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const HEAD_BYTES = NONCE_BYTES + TIME_BYTES;
const MOST = 20;

export type PasskeyFault = 'passkey.refused' | 'passkey.known' | 'passkey.tooMany' | 'passkey.unnamed';

interface Owner {
  id: string;
  name: string;
  email: string;
}

/** `origin` is one of this server's own, such as `https://kantlijn.example.org`. */
export interface Passkeys {
  /** What the browser asks a device for, so that it makes a key for this person. */
  beginAdding(owner: Owner, origin: string): Promise<PublicKeyCredentialCreationOptionsJSON | { fault: PasskeyFault }>;
  add(
    person: string,
    given: { name: string; response: RegistrationResponseJSON; origin: string },
  ): Promise<Passkey | { fault: PasskeyFault }>;
  /** What the browser asks a device for, so that somebody signs in; the same whoever it will be. */
  begin(origin: string): Promise<PublicKeyCredentialRequestOptionsJSON | { fault: PasskeyFault }>;
  /** Who signed in. */
  pass(response: AuthenticationResponseJSON, origin: string): Promise<{ person: string } | { fault: PasskeyFault }>;
}

interface PasskeyParts {
  passkeys: PasskeyStore;
  once: OnceStore;
  clock: () => number;
  secret: string;
}

/** Keys are for a host that has a name. */
const canHavePasskeys = (host: string) => isIP(host.replace(/^\[|\]$/g, '')) === 0;

/** Devices give it back as whose key it is. */
const handleOf = (person: string) => Buffer.from(person, 'utf8');

const library = () => import('@simplewebauthn/server');

export function createPasskeys({ passkeys, once, clock, secret }: PasskeyParts): Passkeys {
  const sealOf = (purpose: string, head: Uint8Array) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['passkey', purpose]))
      .update(head)
      .digest();

  function challenge(purpose: string): Uint8Array<ArrayBuffer> {
    const until = Buffer.alloc(TIME_BYTES);
    until.writeUIntBE(clock() + CHALLENGE_MS, 0, TIME_BYTES);
    const head = Buffer.concat([randomBytes(NONCE_BYTES), until]);
    return new Uint8Array(Buffer.concat([head, sealOf(purpose, head)]));
  }
  /** Whether we made it, for this, a short while ago, and nobody has used it. */
  const isOurs = (purpose: string) => async (given: string) => {
    const bytes = Buffer.from(given, 'base64url');
    const [head, seal] = [bytes.subarray(0, HEAD_BYTES), bytes.subarray(HEAD_BYTES)];
    const wanted = sealOf(purpose, head);
    if (seal.length !== wanted.length || !timingSafeEqual(seal, wanted)) return false;
    const until = head.readUIntBE(NONCE_BYTES, TIME_BYTES);
    return until > clock() && once.take(`passkey ${head.toString('hex')}`, clock(), until);
  };
  const adding = (person: string) => `adding for ${person}`;
  const SIGNING_IN = 'signing in';

  return {
    async beginAdding({ id, name, email }, origin) {
      const rpID = new URL(origin).hostname;
      if (!canHavePasskeys(rpID)) return { fault: 'passkey.unnamed' };
      const known = await passkeys.of(id);
      if (known.length >= MOST) return { fault: 'passkey.tooMany' };
      return (await library()).generateRegistrationOptions({
        ...{ rpName: NAME, rpID, userName: email, userDisplayName: name },
        userID: new Uint8Array(handleOf(id)),
        challenge: challenge(adding(id)),
        timeout: CHALLENGE_MS,
        excludeCredentials: known.map((each) => ({ id: each.id, transports: each.transports })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },
    async add(person, { name, response, origin }) {
      const { verifyRegistrationResponse } = await library();
      const verified = await verifyRegistrationResponse({
        response,
        expectedChallenge: isOurs(adding(person)),
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        requireUserVerification: true,
      }).catch(() => null);
      if (!verified?.verified) return { fault: 'passkey.refused' };
      if ((await passkeys.of(person)).length >= MOST) return { fault: 'passkey.tooMany' };
      const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
      const made: Passkey = {
        ...{ id, person, publicKey, counter, transports, name, createdAt: clock(), usedAt: null },
      };
      return (await passkeys.add(made)) ? made : { fault: 'passkey.known' };
    },
    async begin(origin) {
      const rpID = new URL(origin).hostname;
      if (!canHavePasskeys(rpID)) return { fault: 'passkey.unnamed' };
      const given = { rpID, challenge: challenge(SIGNING_IN), timeout: CHALLENGE_MS };
      return (await library()).generateAuthenticationOptions({ ...given, userVerification: 'required' });
    },
    async pass(response, origin) {
      const known = await passkeys.find(response.id);
      const handle = response.response.userHandle;
      const isWhose = known !== null && (!handle || handle === handleOf(known.person).toString('base64url'));
      if (!isWhose) return { fault: 'passkey.refused' };
      const { verifyAuthenticationResponse } = await library();
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge: isOurs(SIGNING_IN),
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        credential: { ...known, publicKey: new Uint8Array(known.publicKey) },
        requireUserVerification: true,
      }).catch(() => null);
      if (!verified?.verified) return { fault: 'passkey.refused' };
      await passkeys.used(known.id, verified.authenticationInfo.newCounter, clock());
      return { person: known.person };
    },
  };
}
