/** A new password by a link: from the owner's hand, or by e-mail where letters leave. */
import { z } from 'zod';
import type { Person } from '../../identity/accounts.ts';
import { FAULT_WORDS } from '../../identity/passwordWords.ts';
import { resetLink } from '../../identity/resets.ts';
import { type Log, messageOf } from '../../rooms/log.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';
import { reauthenticate } from './reauthenticate.ts';
import { checkWait } from './signIn.ts';

const PASSWORDS_OFF = 'Nobody but the owner signs in with a password here.';

/** Whether people may ask for a letter with a link. */
export const canAsk = ({ mailer, takesPasswords }: Pick<HttpDeps, 'mailer' | 'takesPasswords'>): boolean =>
  mailer !== null && takesPasswords;

const LETTER = {
  en: {
    subject: 'A new password for Kantlijn',
    text: (url: string) =>
      `Somebody, most likely you, asked for a new password for Kantlijn. Set it here within an hour:\n\n${url}\n\nIt was not you? Then there is nothing to do: your password stays as it is.\n`,
  },
  nl: {
    subject: 'Een nieuw wachtwoord voor Kantlijn',
    text: (url: string) =>
      `Iemand, waarschijnlijk jijzelf, vroeg om een nieuw wachtwoord voor Kantlijn. Stel het binnen een uur hier in:\n\n${url}\n\nWas jij het niet? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.\n`,
  },
};

type Deps = HttpDeps & { log: Log };

async function write(deps: Deps, { id, email, language }: Person): Promise<void> {
  const token = await deps.resets.makeForLetter(id);
  if (token === null) return;
  await deps.audit.record('passwordLink.made', null, { kind: 'person', id }, { by: 'letter' });
  const { subject, text } = LETTER[language];
  await deps.mailer?.send({ to: email, subject, text: text(resetLink(deps.publicUrl(), token)) });
}

/** Goes on after the answer, so that the time which that takes does not tell whether there is such an account. */
function writeTo(deps: Deps, email: string): void {
  deps.accounts
    .findByEmail(email)
    .then((person) => person && write(deps, person))
    .catch((error) => {
      const told = messageOf(error);
      deps.log.warn({ error: told }, 'no letter with a link for a new password');
    });
}

function askRoute(endpoints: Endpoints, deps: Deps): void {
  endpoints.open(
    {
      method: 'post',
      path: '/password-reset/ask',
      summary: 'Have a link for a new password sent to an address; answered alike whether there is such an account',
      body: z.strictObject({ email: z.email().max(320) }),
    },
    ({ body, context }) => {
      if (!canAsk(deps)) throw new Problem(404, 'reset.noLetters', 'No letters leave here; ask the owner for a link.');
      const address = deps.clientAddress(context);
      const asked = `reset ${body.email}`;
      checkWait(deps.throttle.waitFor(asked, address));
      deps.throttle.failed(asked, address);
      writeTo(deps, body.email);
      return null;
    },
  );
}

export function resetRoutes(endpoints: Endpoints, deps: Deps): void {
  askRoute(endpoints, deps);
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
