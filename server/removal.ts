/**
 * Removing a person for good. What they hold is given back in their own name, as their last acts; then everything that
 * tells who they were goes, and a number stands in its place. Ledgers and texts know people by their id alone, so that
 * whatever they decided still verifies, and stays theirs.
 */
import { leaseAt } from '../shared/ledger/claimWork.ts';
import type { Command } from '../shared/ledger/command.ts';
import type { LedgerState } from '../shared/ledger/state.ts';
import type { Role } from '../shared/permissions.ts';
import type { Accounts, Person } from './identity/accounts.ts';
import { isLastChief } from './identity/leaving.ts';
import type { Decisions } from './rooms/decisions.ts';
import type { Rooms } from './rooms/port.ts';
import type { ArticleRecord, Storage } from './storage/ports.ts';

interface RemovalParts {
  storage: Pick<Storage, 'articles' | 'desks' | 'people'>;
  accounts: Pick<Accounts, 'remove' | 'owners'>;
  decisions: Pick<Decisions, 'execute' | 'stateOf'>;
  rooms: Pick<Rooms, 'recheck'>;
  clock: () => number;
  newId: () => string;
}

export type RemovalFault =
  /** Nobody else could manage the installation. */
  | { fault: 'account.lastOwner' }
  /** Nobody else could manage this desk. */
  | { fault: 'account.lastChief'; desk: string };

/** Articles of desks that are read at a time. */
const PAGE = 100;

/** The claims that a person has, or is to have. */
function heldBy(
  person: string,
  state: LedgerState,
  now: string,
): { annotation: string; type: 'lease' | 'assignment' }[] {
  return [...state.annotations].flatMap(([annotation, found]) => {
    if (found.kind !== 'claim') return [];
    const isHolder = leaseAt(found, now)?.by === person;
    const isAssigned = found.assignee === person;
    return [
      ...(isHolder ? [{ annotation, type: 'lease' as const }] : []),
      ...(isAssigned ? [{ annotation, type: 'assignment' as const }] : []),
    ];
  });
}

export function createRemoval({ storage, accounts, decisions, rooms, clock, newId }: RemovalParts) {
  async function faultOf({ id, owner }: Person): Promise<RemovalFault | null> {
    if (owner && (await accounts.owners()) < 2) return { fault: 'account.lastOwner' };
    const desks = await storage.desks.desks();
    for (const { desk } of await storage.desks.membershipsOf(id)) {
      if (await isLastChief(storage, desk, id)) {
        return { fault: 'account.lastChief', desk: desks.find((each) => each.id === desk)?.name ?? '' };
      }
    }
    return null;
  }
  async function giveBack(person: string, role: Role, article: ArticleRecord): Promise<void> {
    const now = new Date(clock()).toISOString();
    for (const { annotation, type } of heldBy(person, await decisions.stateOf(article.id), now)) {
      const command: Command =
        type === 'lease'
          ? { id: newId(), type: 'claim.release', annotation }
          : { id: newId(), type: 'claim.assign', annotation, assignee: null };
      await decisions.execute(article.id, command, { person, role });
    }
  }
  async function giveBackAll(person: string): Promise<void> {
    const roles = new Map((await storage.desks.membershipsOf(person)).map(({ desk, role }) => [desk, role]));
    if (roles.size === 0) return;
    for (let offset = 0; ; offset += PAGE) {
      const articles = await storage.articles.list([...roles.keys()], { deleted: false, limit: PAGE, offset });
      for (const article of articles) {
        const role = roles.get(article.desk);
        if (role) await giveBack(person, role, article);
      }
      if (articles.length < PAGE) return;
    }
  }

  return {
    /** @returns why not, or null once the person is gone on all nodes. */
    async remove(person: Person): Promise<RemovalFault | null> {
      const fault = await faultOf(person);
      if (fault) return fault;
      await giveBackAll(person.id);
      await storage.people.remove(person.id, person.email, clock());
      await accounts.remove(person.id);
      await rooms.recheck();
      return null;
    },
  };
}
export type Removal = ReturnType<typeof createRemoval>;
