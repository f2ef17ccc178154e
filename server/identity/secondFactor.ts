/**
 * The second factor: codes of an authenticator app (TOTP, RFC 6238) and codes on paper for when it is lost. The library
 * keeps the secret, encrypted with a key that is not in the database, and counts wrong codes (five a sign-in, ten a quarter
 * of an hour and account); that each code opens one door once is held here, for all nodes.
 */
import { createHash } from 'node:crypto';
import type { OnceStore } from '../storage/peoplePorts.ts';
import type { Auth } from './auth.ts';
import { type CookieKind, cookieAlone, cookieName } from './cookies.ts';

/** A code of an app is good for its half minute, the one before and the one after it. */
const CODE_LIFE_MS = 2 * 60_000;

export type CodeFault = 'code.refused' | 'code.locked' | 'secondFactor.expired';
export type SetUpFault = 'secondFactor.on' | 'secondFactor.off' | 'password.wrong';

/** What the library says, in our words. */
const FAULTS: Record<string, CodeFault | SetUpFault> = {
  INVALID_CODE: 'code.refused',
  INVALID_BACKUP_CODE: 'code.refused',
  ACCOUNT_TEMPORARILY_LOCKED: 'code.locked',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'secondFactor.expired',
  INVALID_TWO_FACTOR_COOKIE: 'secondFactor.expired',
  TOTP_ALREADY_ENABLED: 'secondFactor.on',
  TOTP_NOT_ENABLED: 'secondFactor.off',
  TWO_FACTOR_NOT_ENABLED: 'secondFactor.off',
  BACKUP_CODES_NOT_ENABLED: 'secondFactor.off',
  INVALID_PASSWORD: 'password.wrong',
};

interface Begun {
  /** `otpauth:` address, for a picture that an app reads. */
  uri: string;
  /** The secret alone, for who types it. */
  key: string;
  codes: string[];
}
/** Somebody who gave a right code; the cookies carry their new session. */
interface Passed {
  person: string;
  cookies: string[];
}

export interface SecondFactor {
  /** Ends the wait for a code with a session. `headers` carry the cookie of whoever gave a password. */
  pass(headers: Headers, code: string): Promise<Passed | { fault: CodeFault }>;
  /** Makes a secret and codes for the person signed in; it counts for nothing before `confirm`. */
  begin(headers: Headers, password: string): Promise<Begun | { fault: SetUpFault }>;
  /** Switches it on, where the app shows the right code. */
  confirm(headers: Headers, code: string): Promise<Passed | { fault: CodeFault | SetUpFault }>;
  /** Other codes on paper; those before are void. */
  renew(headers: Headers, password: string): Promise<{ codes: string[] } | { fault: SetUpFault }>;
  /** Switches it off; the cookies carry a new session. */
  end(headers: Headers, password: string): Promise<{ cookies: string[] } | { fault: SetUpFault }>;
  /** Codes on paper that are not used up; null where the second factor is off. */
  codesLeft(person: string): Promise<number | null>;
}

interface Said {
  code?: string;
  token?: string;
  user?: { id: string };
  totpURI?: string;
  backupCodes?: string[];
}

type Answer = { said: Said; cookies: string[] } | { fault: CodeFault | SetUpFault };

/** The faults that this question can have. */
const faultIn = <F>(answer: { fault: CodeFault | SetUpFault }) => ({ fault: answer.fault as F });

interface SecondFactorParts {
  auth: Auth;
  once: OnceStore;
  clock: () => number;
  secure: boolean;
}

/** As it was given out, however it is typed. */
const tidy = (code: string) => code.replace(/[\s-]/g, '').toLowerCase();
const isOfApp = (code: string) => /^\d{6}$/.test(code);
const onPaper = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

export function createSecondFactor({ auth, once, clock, secure }: SecondFactorParts): SecondFactor {
  async function ask(kind: CookieKind, headers: Headers, path: string, body: object): Promise<Answer> {
    const given = new Headers({
      'content-type': 'application/json',
      cookie: cookieAlone(headers, cookieName(kind, secure)),
    });
    given.set('user-agent', (headers.get('user-agent') ?? '').slice(0, 300));
    const request = { method: 'POST', headers: given, body: JSON.stringify(body) };
    const response = await auth.handler(new Request(`http://kantlijn.invalid/api/auth/two-factor/${path}`, request));
    const said = ((await response.json().catch(() => null)) ?? {}) as Said;
    if (response.ok) return { said, cookies: response.headers.getSetCookie() };
    // 409: somebody else was quicker with the same code on paper.
    const fault = response.status === 409 ? 'code.refused' : FAULTS[said.code ?? ''];
    if (!fault) throw new Error(`the second factor could not be asked: ${response.status} ${said.code ?? ''}`);
    return { fault };
  }
  /** A code of an app is taken by the first to bring it, in whatever sign-in. */
  function isFirst(person: string, code: string): Promise<boolean> {
    const key = createHash('sha256')
      .update(JSON.stringify(['code', person, code]))
      .digest('hex');
    return once.take(key, clock(), clock() + CODE_LIFE_MS);
  }

  return {
    async pass(headers, given) {
      const code = tidy(given);
      const path = isOfApp(code) ? 'verify-totp' : 'verify-backup-code';
      const answer = await ask('pending', headers, path, { code: isOfApp(code) ? code : onPaper(code) });
      if ('fault' in answer) return faultIn<CodeFault>(answer);
      const { token = '', user } = answer.said;
      if (user && (!isOfApp(code) || (await isFirst(user.id, code))))
        return { person: user.id, cookies: answer.cookies };
      await (await auth.$context).internalAdapter.deleteSession(token);
      return { fault: 'code.refused' };
    },
    async begin(headers, password) {
      const answer = await ask('session', headers, 'enable', password === '' ? {} : { password });
      if ('fault' in answer) return faultIn<SetUpFault>(answer);
      const { totpURI: uri = '', backupCodes: codes = [] } = answer.said;
      return { uri, key: new URL(uri).searchParams.get('secret') ?? '', codes };
    },
    async confirm(headers, given) {
      const code = tidy(given);
      if (!isOfApp(code)) return { fault: 'code.refused' };
      const answer = await ask('session', headers, 'verify-totp', { code });
      if ('fault' in answer) return answer;
      const person = answer.said.user?.id ?? '';
      await isFirst(person, code);
      return { person, cookies: answer.cookies };
    },
    async renew(headers, password) {
      const answer = await ask('session', headers, 'generate-backup-codes', password === '' ? {} : { password });
      return 'fault' in answer ? faultIn<SetUpFault>(answer) : { codes: answer.said.backupCodes ?? [] };
    },
    async end(headers, password) {
      const answer = await ask('session', headers, 'disable', password === '' ? {} : { password });
      return 'fault' in answer ? faultIn<SetUpFault>(answer) : { cookies: answer.cookies };
    },
    async codesLeft(person) {
      const { adapter } = await auth.$context;
      const where = [{ field: 'userId', value: person }];
      const row = await adapter.findOne<{ verified?: boolean | null }>({ model: 'twoFactor', where });
      if (!row || row.verified === false) return null;
      return (await auth.api.viewBackupCodes({ body: { userId: person } })).backupCodes.length;
    },
  };
}
