/**
 * Before what an open page must not be enough for: the person proves once more who they are, with their password, or,
 * where they have none, by having signed in a moment ago.
 */
import type { Context } from 'hono';
import type { Visitor } from '../../identity/port.ts';
import type { HttpDeps } from './deps.ts';
import { Problem } from './problem.ts';
import { checkWait } from './signIn.ts';

/** Of a sign-in without a password: long enough to come back from the provider and press a button. */
const FRESH_MS = 10 * 60_000;
const SESSION = 'session:';

const stale = () =>
  new Problem(403, 'session.stale', 'Sign out and in again first: this is done only just after signing in.');

/** @throws Problem `password.wrong`, counted as a failure to sign in; `session.stale`; `signIn.tooMany`. */
export async function reauthenticate(
  deps: Pick<HttpDeps, 'accounts' | 'throttle' | 'clientAddress' | 'clock'>,
  visitor: Visitor,
  password: string,
  context: Context,
): Promise<void> {
  if (!visitor.credential.startsWith(SESSION)) throw new Problem(403, 'session.needed', 'A token may not do this.');
  const address = deps.clientAddress(context);
  checkWait(deps.throttle.waitFor(visitor.email, address));
  const isRight = await deps.accounts.isPassword(visitor.person, password);
  if (isRight === false) {
    deps.throttle.failed(visitor.email, address);
    throw new Problem(403, 'password.wrong', 'The password is not right.');
  }
  if (isRight) return;
  const began = await deps.accounts.sessionBegan(visitor.person, visitor.credential.slice(SESSION.length));
  if (began === null || deps.clock() - began > FRESH_MS) throw stale();
}
