/** A device with passkeys, in software: P-256, "none" attestation, as WebAuthn writes both. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A byte string of CBOR, of up to 64 kB. */
function byteString(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  return Buffer.concat([Buffer.from(length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255]), bytes]);
}
const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

/** COSE: EC2, ES256, P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [xs, ys] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat([
    Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
    byteString(xs),
    Buffer.from([0x22]),
    byteString(ys),
  ]);
}

export interface AskedOptions {
  challenge: string;
  rpId?: string;
  rp?: { id: string };
  user?: { id: string };
}

interface Manner {
  origin: string;
  /** Whether the owner showed a finger, a face or a PIN. */
  isVerified?: boolean;
}

const [PRESENT, VERIFIED, ATTESTED] = [1, 4, 64];

export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #handle = '';

  #data(host: string, isVerified: boolean, attested: Uint8Array = new Uint8Array()): Buffer {
    this.#counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const flags = PRESENT + (isVerified ? VERIFIED : 0) + (attested.length > 0 ? ATTESTED : 0);
    return Buffer.concat([sha256(host), Buffer.from([flags]), counter, attested]);
  }
  #answer(response: object) {
    const id = base64url(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
  #client(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
  /** Makes its key for who asks. */
  make({ challenge, rp, user }: AskedOptions, { origin, isVerified = true }: Manner) {
    this.#handle = user?.id ?? '';
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, coseKey(this.#keys.publicKey)]);
    const data = byteString(this.#data(rp?.id ?? '', isVerified, attested));
    const parts = [
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      data,
    ];
    const clientDataJSON = base64url(this.#client('webauthn.create', challenge, origin));
    return this.#answer({
      clientDataJSON,
      attestationObject: base64url(Buffer.concat(parts)),
      transports: ['internal'],
    });
  }
  /** Signs in with it. */
  sign({ challenge, rpId }: AskedOptions, { origin, isVerified = true }: Manner) {
    const data = this.#data(rpId ?? '', isVerified);
    const client = this.#client('webauthn.get', challenge, origin);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey);
    return this.#answer({
      ...{ clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature) },
      userHandle: this.#handle,
    });
  }
  /** A copy of the device as it was then. */
  rewind(): void {
    this.#counter = 0;
  }
}
