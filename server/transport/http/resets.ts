/** A new password by a link, which the owner makes. */
import { z } from 'zod';
import { FAULT_WORDS } from '../../identity/passwordWords.ts';
import { resetLink } from '../../identity/resets.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';
import { reauthenticate } from './reauthenticate.ts';

const PASSWORDS_OFF = 'Nobody but the owner signs in with a password here.';

export function resetRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'post',
      path: '/accounts/:person/reset',
      summary: 'Make a link that sets a new password for an account, once, within an hour; with the owner’s password',
      body: z.strictObject({ password: z.string().max(1_000).default('') }),
      answer: z.object({ url: z.string(), expiresAt: z.string() }),
    },
    async ({ visitor, param, body, context }) => {
      if (!visitor.owner) throw forbidden('Only the owner of this installation manages accounts.');
      const person = await deps.accounts.find(param('person'));
      if (!person) throw new Problem(404, 'person.unknown', 'There is no such person.');
      await reauthenticate(deps, visitor, body.password, context);
      if (!deps.takesPasswords && !person.owner) throw new Problem(409, 'reset.passwordsOff', PASSWORDS_OFF);
      const { token, expiresAt } = await deps.resets.make(person.id);
      await deps.audit.record('passwordLink.made', visitor.person, { kind: 'person', id: person.id });
      return { url: resetLink(deps.publicUrl(), token), expiresAt: new Date(expiresAt).toISOString() };
    },
  );
  endpoints.open(
    {
      method: 'post',
      path: '/password-reset',
      summary: 'Set a new password by a link; every session ends, and a second factor is asked for as ever',
      body: z.strictObject({ token: z.string().min(1).max(200), password: z.string().min(1).max(1_000) }),
    },
    async ({ body }) => {
      const used = await deps.resets.use(body.token, body.password);
      if ('person' in used) {
        await deps.audit.record('passwordLink.used', used.person, { kind: 'person', id: used.person });
        await deps.rooms.recheck();
        return null;
      }
      if (used.fault !== 'reset.ended') throw new Problem(422, used.fault, FAULT_WORDS[used.fault]);
      throw new Problem(410, used.fault, 'This link has ended, or was used; ask for another.');
    },
  );
}
