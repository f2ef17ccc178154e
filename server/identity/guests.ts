/**
 * Guests of one article. A link works once: whoever opens it first gives a name and gets a cookie for as long as the link
 * lasts. Token and cookie have 256 bits and are stored as their SHA-256 only. Neither is ever in an address that reaches
 * the server: the token stands behind the `#` of the link, the page hands it over in a body.
 */
import { createHash } from 'node:crypto';
import { GUEST_ID, type GuestRole } from '../../shared/guest.ts';
import type { GuestLink, GuestStore } from '../storage/peoplePorts.ts';
import type { Accounts } from './accounts.ts';
import { cookieAlone, cookieName } from './cookies.ts';
import type { Visitor } from './port.ts';

const DAY_MS = 24 * 3_600_000;
const CREDENTIAL = 'guest:';

/** Said behind a guest's name wherever it stands. */
const MARKS = { en: 'guest', nl: 'gast' } as const;

export type GuestFault = 'guest.unknown' | 'guest.used' | 'guest.ended';

interface NewGuest {
  article: string;
  role: GuestRole;
  /** Whom it is for, for those who see the list. */
  label: string;
  language: 'en' | 'nl';
  days: number;
  by: string;
}

export interface Guests {
  /** Makes a link; the only moment at which its token can be read. */
  invite(given: NewGuest): Promise<{ token: string; link: GuestLink }>;
  /** A link that nobody has used. */
  find(token: string): Promise<GuestLink | { fault: GuestFault }>;
  /** Lets somebody in, once; gives the cookie's whole header. */
  enter(token: string, name: string): Promise<{ link: GuestLink; cookie: string } | { fault: GuestFault }>;
  /** Links of an article that let somebody in, or still can. */
  live(article: string): Promise<GuestLink[]>;
  withdraw(id: string): Promise<void>;
  /** Withdraws all of an article. */
  withdrawAll(article: string): Promise<void>;
  authenticate(headers: Headers): Promise<Visitor | null>;
  stillValid(credentials: string[]): Promise<Set<string>>;
  namesOf(people: string[]): Promise<Map<string, string>>;
  /** The header that takes the cookie away. */
  forget(): string;
}

interface GuestParts {
  store: GuestStore;
  clock: () => number;
  randomToken: () => string;
  newId: () => string;
  secure: boolean;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const markedName = ({ name, label, language }: GuestLink) => `${name ?? label} (${MARKS[language]})`;

function visitorOf(link: GuestLink): Visitor {
  const { id, article, role, language } = link;
  return {
    ...{
      person: id,
      name: markedName(link),
      email: '',
      owner: false,
      language,
      lacksSecondFactor: false,
      scope: 'manage',
    },
    ...{ credential: CREDENTIAL + id, via: 'cookie', guest: { article, role } },
  };
}

export function createGuests({ store, clock, randomToken, newId, secure }: GuestParts): Guests {
  const name = cookieName('guest', secure);
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const isLive = ({ expiresAt, withdrawnAt }: GuestLink) => withdrawnAt === null && expiresAt > clock();
  async function find(token: string): Promise<GuestLink | { fault: GuestFault }> {
    const link = await store.byToken(hashOf(token));
    if (!link) return { fault: 'guest.unknown' };
    if (!isLive(link)) return { fault: 'guest.ended' };
    return link.enteredAt === null ? link : { fault: 'guest.used' };
  }
  return {
    async invite({ article, role, label, language, days, by }) {
      const token = randomToken();
      const link: GuestLink = {
        ...{ id: GUEST_ID + newId(), article, role, label, language, tokenHash: hashOf(token), keyHash: null },
        ...{ name: null, createdBy: by, createdAt: clock(), expiresAt: clock() + days * DAY_MS },
        ...{ enteredAt: null, withdrawnAt: null },
      };
      await store.add(link);
      return { token, link };
    },
    find,
    async enter(token, called) {
      const link = await find(token);
      if ('fault' in link) return link;
      const key = randomToken();
      const entered = { name: called, keyHash: hashOf(key), at: clock() };
      if (!(await store.enter(link.id, entered))) return { fault: 'guest.used' };
      const seconds = Math.floor((link.expiresAt - clock()) / 1_000);
      return { link, cookie: `${name}=${key}; Max-Age=${seconds}; ${attributes}` };
    },
    live: async (article) => (await store.ofArticle(article)).filter(isLive),
    withdraw: (id) => store.withdraw(id, clock()),
    async withdrawAll(article) {
      for (const { id } of await store.ofArticle(article)) await store.withdraw(id, clock());
    },
    async authenticate(headers) {
      const key = cookieAlone(headers, name).slice(name.length + 1);
      const link = key === '' ? null : await store.byKey(hashOf(key));
      return link && isLive(link) ? visitorOf(link) : null;
    },
    async stillValid(credentials) {
      const ids = credentials
        .filter((each) => each.startsWith(CREDENTIAL))
        .map((each) => each.slice(CREDENTIAL.length));
      return new Set((await store.many(ids)).filter(isLive).map(({ id }) => CREDENTIAL + id));
    },
    async namesOf(people) {
      const links = await store.many(people.filter((id) => id.startsWith(GUEST_ID)));
      return new Map(links.map((link) => [link.id, markedName(link)]));
    },
    forget: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** Accounts, with guests beside them wherever it is asked who somebody is. A signed-in person is no guest. */
export function withGuests(accounts: Accounts, guests: Guests): Accounts {
  return {
    ...accounts,
    async authenticate(headers) {
      return (
        (await accounts.authenticate(headers)) ?? (headers.has('authorization') ? null : guests.authenticate(headers))
      );
    },
    async stillValid(credentials) {
      const [people, outside] = await Promise.all([accounts.stillValid(credentials), guests.stillValid(credentials)]);
      return people.union(outside);
    },
    async namesOf(people, language) {
      const [named, outside] = await Promise.all([accounts.namesOf(people, language), guests.namesOf(people)]);
      return new Map([...named, ...outside]);
    },
  };
}
