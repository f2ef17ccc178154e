/** Passkeys: keys that people's devices keep, and with which they sign in (WebAuthn). */

export interface Passkey {
  /** The credential's id as the device names it, base64url. */
  id: string;
  person: string;
  /** COSE, as the device gave it. */
  publicKey: Uint8Array;
  /** How often the device has signed, as far as it counts; a copy of a key is behind. */
  counter: number;
  /** How a browser reaches the device, as the browser says. */
  transports: string[];
  /** As its owner calls it. */
  name: string;
  /** Milliseconds. */
  createdAt: number;
  usedAt: number | null;
}

export interface PasskeyStore {
  /** False where there is one of that id. */
  add(passkey: Passkey): Promise<boolean>;
  /** Of a person, the oldest first. */
  of(person: string): Promise<Passkey[]>;
  find(id: string): Promise<Passkey | null>;
  /** Somebody signed in with it. */
  used(id: string, counter: number, at: number): Promise<void>;
  /** False where the person has no such passkey. */
  remove(person: string, id: string): Promise<boolean>;
  removeAll(person: string): Promise<void>;
}
