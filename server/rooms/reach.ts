/** How far an update gets: which of its parts can be applied, in whatever order Yjs will find. */
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC;

/** The parts of one client, in order. */
export interface Group {
  client: number;
  structs: Struct[];
  end: number;
}

/** The structs by client, in order; null when a client comes twice, for Yjs would forget its first part. */
export function groupByClient(structs: Struct[]): Group[] | null {
  const groups: Group[] = [];
  const seen = new Set<number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const open = groups.at(-1);
    if (open?.client === client) {
      open.structs.push(struct);
      open.end = clock + struct.length;
    } else {
      if (seen.has(client)) return null;
      seen.add(client);
      groups.push({ client, structs: [struct], end: clock + struct.length });
    }
  }
  return groups;
}

/** A group on its way. */
interface Course {
  group: Group;
  place: number;
}
interface Waiting {
  course: Course;
  clock: number;
}

class Reach {
  readonly clocks = new Map<number, number>();
  private readonly waiting = new Map<number, Waiting[]>();
  private readonly known: (client: number) => number;

  constructor(known: (client: number) => number) {
    this.known = known;
  }

  private clockOf(client: number): number {
    return this.clocks.get(client) ?? this.known(client);
  }

  /** What a struct rests on and is not there; null when it can be applied. */
  private lackOf(struct: Struct): Y.ID | null {
    if (struct.id.clock > this.clockOf(struct.id.client)) return struct.id;
    if (struct instanceof Y.GC) return null;
    const isLacking = (id: Y.ID | null) => id !== null && id.clock >= this.clockOf(id.client);
    return [struct.origin, struct.rightOrigin].find(isLacking) ?? null;
  }

  /** Goes on with a group as far as it gets. @returns those that waited for that. */
  advance(course: Course): Course[] {
    const { client, structs } = course.group;
    for (let struct = structs[course.place]; struct; struct = structs[course.place]) {
      const lack = this.lackOf(struct);
      if (lack) {
        this.wait(lack.client, { course, clock: lack.clock });
        break;
      }
      this.clocks.set(client, Math.max(this.clockOf(client), struct.id.clock + struct.length));
      course.place += 1;
    }
    return this.told(client);
  }

  private wait(client: number, waiting: Waiting): void {
    const others = this.waiting.get(client);
    if (others) others.push(waiting);
    else this.waiting.set(client, [waiting]);
  }

  private told(client: number): Course[] {
    const all = this.waiting.get(client) ?? [];
    const clock = this.clockOf(client);
    this.waiting.set(
      client,
      all.filter((each) => each.clock >= clock),
    );
    return all.filter((each) => each.clock < clock).map((each) => each.course);
  }
}

/**
 * Clocks after all groups have been applied; null when a part waits for what neither the text nor the update has. A
 * group that has to wait is looked at again only when the client it waits for has got there, so that no order of the
 * parts costs more than their number.
 * @param known the clock of a client in the text.
 */
export function reachOf(groups: readonly Group[], known: (client: number) => number): Map<number, number> | null {
  const reach = new Reach(known);
  const courses = groups.map((group) => ({ group, place: 0 }));
  const ready = [...courses];
  for (let course = ready.pop(); course; course = ready.pop()) ready.push(...reach.advance(course));
  return courses.every(({ group, place }) => place === group.structs.length) ? reach.clocks : null;
}
