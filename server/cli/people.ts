/** `user add`, `user reset`, `member add`, `token create`. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ROLES, SCOPES } from '../../shared/permissions.ts';
import { createAddresses } from '../addresses.ts';
import { FAULT_WORDS } from '../identity/passwordWords.ts';
import { resetLink } from '../identity/resets.ts';
import { deskNamed, Failure, personWith, print, type ReadConfig, withFoundation } from './foundation.ts';

/** Of the audit: nobody knows who sits at the keyboard. */
const HERE = { by: 'commandLine' };
const DAY_MS = 86_400_000;

interface NewUser {
  email: string;
  name: string;
  owner?: true;
}

async function addUser(config: ReturnType<ReadConfig>, given: NewUser): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!/^[^@\s]+@[^@\s]+$/.test(given.email)) throw new Failure(`${given.email} is not an e-mail address.`);
  return withFoundation(config, async ({ accounts, storage, audit, firstDesk }) => {
    const owner = given.owner === true;
    const made = await accounts.create({ name: given.name, email: given.email, password, owner });
    if ('fault' in made) throw new Failure(FAULT_WORDS[made.fault]);
    if (owner) await storage.desks.setMember({ desk: firstDesk.id, person: made.id, role: 'chief' });
    await audit.record('account.made', null, { kind: 'person', id: made.id }, { owner, ...HERE });
    return made.id;
  });
}

async function resetUser(config: ReturnType<ReadConfig>, email: string): Promise<string> {
  return withFoundation(config, async (foundation) => {
    const { id, owner } = await personWith(foundation, email);
    if (!config.takesPasswords && !owner) throw new Failure('Nobody but the owner signs in with a password here.');
    const { token } = await foundation.resets.make(id);
    await foundation.audit.record('passwordLink.made', null, { kind: 'person', id }, HERE);
    return resetLink(createAddresses(config).publicUrl(), token);
  });
}

async function addMember(config: ReturnType<ReadConfig>, given: { desk: string; email: string; role: string }) {
  const role = ROLES.find((each) => each === given.role);
  if (!role) throw new Failure(`There is no role ${given.role}; there are: ${ROLES.join(', ')}.`);
  await withFoundation(config, async (foundation) => {
    const desk = await deskNamed(foundation, given.desk);
    const person = await personWith(foundation, given.email);
    await foundation.storage.desks.setMember({ desk: desk.id, person: person.id, role });
    const details = { desk: desk.id, to: role, ...HERE };
    await foundation.audit.record('role.changed', null, { kind: 'person', id: person.id }, details);
  });
}

function reachFrom(given: { scope: string; days?: string }, now: number) {
  const scope = SCOPES.find((each) => each === given.scope);
  if (!scope) throw new Failure(`There is no scope ${given.scope}; there are: ${SCOPES.join(', ')}.`);
  if (given.days === undefined) return { scope, expiresAt: null };
  if (!/^[1-9]\d{0,4}$/.test(given.days)) throw new Failure(`${given.days} is not a number of days.`);
  return { scope, expiresAt: now + Number(given.days) * DAY_MS };
}

export function peopleCommands(program: Command, config: ReadConfig): void {
  const user = program.command('user').description('accounts');
  user
    .command('add')
    .description('make an account; prints its id')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .option('--owner', 'manages desks and accounts; becomes chief of the first desk')
    .action(async (given: NewUser) => print(await addUser(config(), given)));
  user
    .command('reset')
    .description('make a link that sets a new password, once, within an hour; prints it alone')
    .requiredOption('--email <address>')
    .action(async ({ email }: { email: string }) => print(await resetUser(config(), email)));

  program
    .command('member')
    .description('people of a desk')
    .command('add')
    .description('put somebody on a desk, or give them another role there')
    .requiredOption('--desk <slug>')
    .requiredOption('--email <address>')
    .requiredOption('--role <role>', ROLES.join(', '))
    .action((given: { desk: string; email: string; role: string }) => addMember(config(), given));

  program
    .command('token')
    .description('API tokens')
    .command('create')
    .description('make a token; prints it alone')
    .requiredOption('--email <address>')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--scope <scope>', SCOPES.join(', '), 'manage')
    .option('--days <days>', 'for how long it holds; for ever when left out')
    .action(async ({ email, name, ...given }: { email: string; name: string; scope: string; days?: string }) => {
      const reach = reachFrom(given, Date.now());
      const token = await withFoundation(config(), async (foundation) => {
        const person = await personWith(foundation, email);
        const made = await foundation.accounts.createToken(person.id, { name, ...reach });
        await foundation.audit.record('token.made', null, { kind: 'token', id: made.id }, { of: person.id, ...HERE });
        return made.token;
      });
      print(token);
    });
}
