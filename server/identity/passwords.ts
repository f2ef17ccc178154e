/**
 * Passwords: argon2id of OWASP's second profile (19 MiB, two passes, one lane), in PHC string form. Hashing runs in
 * libuv's pool; at most `MAX_PARALLEL` at a time, so that a flood of sign-ins cannot take the memory or the pool that
 * the text needs.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { isGuessable } from './guessed.ts';

const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const MAX_PARALLEL = 2;

export const MIN_PASSWORD = 12;
/** No truncation below this; longer ones are refused, because hashing megabytes would be an attack. */
export const MAX_PASSWORD = 256;

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  const given = { message: password, nonce: salt, parallelism: LANES, tagLength: TAG_BYTES };
  return new Promise((resolve, reject) => {
    argon2('argon2id', { ...given, memory: MEMORY_KIB, passes: PASSES }, (error, tag) => {
      if (error) reject(error);
      else resolve(tag);
    });
  });
}

/** Lets `limit` tasks run at once; the others wait in order. */
function gate(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
const PREFIX = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`;

export function createPasswordHasher(): PasswordHasher {
  const queue = gate(MAX_PARALLEL);
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const tag = await queue(() => derive(password, salt));
      return `${PREFIX}${base64(salt)}$${base64(tag)}`;
    },
    async verify({ hash, password }) {
      const [salt = '', tag = ''] = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length).split('$') : [];
      // Also where it cannot be right: an answer that comes sooner tells that there is such an account.
      const given = await queue(() => derive(password, salt ? Buffer.from(salt, 'base64') : randomBytes(SALT_BYTES)));
      const kept = Buffer.from(tag, 'base64');
      const isRight = given.length === kept.length && timingSafeEqual(given, kept);
      return isRight && password.length <= MAX_PASSWORD;
    },
  };
}

export type PasswordFault = 'password.tooShort' | 'password.tooLong' | 'password.guessable';

/** What is wrong with a password for this person; null when it may be used. */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  if ([...password].length < MIN_PASSWORD) return 'password.tooShort';
  if (password.length > MAX_PASSWORD) return 'password.tooLong';
  return isGuessable(password, person) ? 'password.guessable' : null;
}
