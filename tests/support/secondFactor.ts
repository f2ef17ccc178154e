/** An authenticator app, and accounts that have one. */
import { createHmac } from 'node:crypto';
import { type Asked, ORIGIN, PASSWORD, type TestApp } from './app.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_MS = 30_000;

function bytesOf(key: string): Buffer {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an app with this key shows at a moment (RFC 6238). */
export function codeOf(key: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / PERIOD_MS)));
  const mac = createHmac('sha1', bytesOf(key)).update(counter).digest();
  const start = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The cookie of a kind that an answer sets, as a request carries it; empty where it sets none. */
export function cookieOf({ headers }: Pick<Asked, 'headers'>, kind: 'session' | 'pending'): string {
  const set = headers.getSetCookie().filter((each) => each.includes(`kantlijn.${kind}=`));
  return set.at(-1)?.split(';')[0] ?? '';
}

interface SetUp {
  key: string;
  codes: string[];
  /** Of the session that switched it on. */
  cookie: string;
}

/** Gives somebody of the test application a second factor. */
export async function withSecondFactor(app: TestApp, name: string): Promise<SetUp> {
  const { cookie } = await app.signIn(name);
  const ask = (path: string, body: object) =>
    app.ask('POST', `/api/v1/me/second-factor${path}`, body, { cookie, origin: ORIGIN });
  const { key, codes } = (await ask('', { password: PASSWORD })).json;
  const confirmed = await ask('/confirm', { code: codeOf(key, Date.now()) });
  if (confirmed.status !== 200) throw new Error(`no second factor: ${confirmed.text}`);
  return { key, codes, cookie: cookieOf(confirmed, 'session') };
}
