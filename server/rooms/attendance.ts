/** Who has which article open, here and on other nodes, and for how long others have not. */
import type { Role } from '../../shared/permissions.ts';
import type { Attendee } from '../storage/nodePort.ts';
import type { Clock } from './clock.ts';
import type { Seat } from './seat.ts';

/** So many absences are remembered; whoever is forgotten counts as gone since the server started. */
const REMEMBERED = 5_000;

export interface Present {
  person: string;
  name: string;
  role: Role;
  isInvisible?: boolean | undefined;
}

export class Attendance {
  private readonly clock: Clock;
  private readonly seatsOf: (article: string) => Iterable<Seat>;
  private readonly startedAt: number;
  /** By article and person; the longest ago first. */
  private readonly leftAt = new Map<string, number>();
  private elsewhere: readonly Attendee[] = [];
  /** Sockets of each person on this node. */
  private readonly sockets = new Map<string, number>();

  constructor(clock: Clock, seatsOf: (article: string) => Iterable<Seat>) {
    this.clock = clock;
    this.seatsOf = seatsOf;
    this.startedAt = clock.now();
  }

  came(article: string, person: string): void {
    this.leftAt.delete(keyOf(article, person));
  }

  /** Their last connection to the article on this node closed. */
  left(article: string, person: string): void {
    if (this.isHere(article, person)) return;
    const key = keyOf(article, person);
    this.leftAt.delete(key);
    this.leftAt.set(key, this.clock.now());
    if (this.leftAt.size <= REMEMBERED) return;
    for (const oldest of this.leftAt.keys()) {
      this.leftAt.delete(oldest);
      return;
    }
  }

  /** Takes what other nodes say of who is there. */
  isElsewhere(attendees: readonly Attendee[]): void {
    const before = this.elsewhere;
    this.elsewhere = attendees;
    for (const { article, person } of attendees) this.came(article, person);
    const still = new Set(attendees.map(({ article, person }) => keyOf(article, person)));
    for (const { article, person } of before) if (!still.has(keyOf(article, person))) this.left(article, person);
  }

  /** Milliseconds; 0 for somebody who is connected now. */
  goneMs(article: string, person: string): number {
    if (this.isThere(article, person)) return 0;
    return this.clock.now() - (this.leftAt.get(keyOf(article, person)) ?? this.startedAt);
  }

  /** Each person who has the article open, once. */
  present(article: string): Present[] {
    const there = this.elsewhere.filter((attendee) => attendee.article === article);
    const here = [...this.seatsOf(article)].map(({ guest }) => guest);
    const all = [...there, ...here].map(
      ({ person, name, role, isInvisible }) => [person, { person, name, role, isInvisible }] as const,
    );
    return [...new Map(all).values()];
  }

  /** Of those, whoever does not keep it to themselves. */
  visible(article: string): Present[] {
    return this.present(article).filter(({ isInvisible }) => !isInvisible);
  }

  /** Sockets of a person, on all nodes. */
  socketsOf(person: string): number {
    const here = this.sockets.get(person) ?? 0;
    return this.elsewhere.reduce((sum, attendee) => sum + (attendee.person === person ? attendee.seats : 0), here);
  }

  opened(person: string): void {
    this.sockets.set(person, (this.sockets.get(person) ?? 0) + 1);
  }

  closed(person: string): void {
    const left = (this.sockets.get(person) ?? 0) - 1;
    if (left > 0) this.sockets.set(person, left);
    else this.sockets.delete(person);
  }

  private isHere(article: string, person: string): boolean {
    return [...this.seatsOf(article)].some(({ guest }) => guest.person === person);
  }

  private isThere(article: string, person: string): boolean {
    return this.present(article).some((present) => present.person === person);
  }
}

/** Who has an article open here, as other nodes are told. */
export function attendeesOf(article: string, seats: Iterable<Seat>): Attendee[] {
  const byPerson = Map.groupBy([...seats], ({ guest }) => guest.person);
  return [...byPerson].flatMap(([person, [first, ...more]]) => {
    if (!first) return [];
    const { name, role, isInvisible } = first.guest;
    const hidden = isInvisible ? { isInvisible } : {};
    return [{ article, person, name, role, seats: 1 + more.length, ...hidden }];
  });
}

const keyOf = (article: string, person: string) => JSON.stringify([article, person]);
