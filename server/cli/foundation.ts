/** What every command needs: the store beside a running server or without one, and ways to say what is wrong. */
import { type Foundation, openFoundation } from '../composition.ts';
import type { Config } from '../config.ts';
import type { Person } from '../identity/accounts.ts';
import type { Desk } from '../storage/ports.ts';

/** Something that the person at the keyboard can put right. */
export class Failure extends Error {
  override name = 'Failure';
}

export type ReadConfig = () => Config;

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Opens the store for `work` and closes it again. */
export async function withFoundation<T>(config: Config, work: (foundation: Foundation) => Promise<T>): Promise<T> {
  const foundation = await openFoundation(config, false);
  try {
    return await work(foundation);
  } finally {
    await foundation.storage.close();
  }
}

export async function deskNamed({ storage }: Foundation, slug: string): Promise<Desk> {
  const desk = await storage.desks.deskBySlug(slug);
  if (!desk) throw new Failure(`There is no desk ${slug}.`);
  return desk;
}

export async function personWith({ accounts }: Foundation, email: string): Promise<Person> {
  const person = await accounts.findByEmail(email);
  if (!person) throw new Failure(`There is no account with the address ${email}.`);
  return person;
}
